import type { RecordCopy } from "@/lib/copies/schema";
import type { SharePart } from "@/lib/relatives/rules";
import { Item, momentWords, Section, type Telling } from "./printed-parts";

/** With whom something was shared, and each choice from its own moment on: what ended was shared all the same. */
export function PrintedShares({ words, timeZone, shares }: Telling & { shares: RecordCopy["shares"] }) {
  const { copies, relatives, format } = words;
  const day = (at: string) => momentWords({ words, timeZone }, at);
  const time = (at: string) => format.dateTime(new Date(at), { timeZone, hour: "2-digit", minute: "2-digit" });
  const named = (parts: readonly SharePart[]) => parts.map((part) => relatives(`parts.${part}.label`)).join(", ");
  return (
    <Section words={words} title={copies("print.shares.title")}>
      {shares.map(({ id, name, parts, choices, since, until }) => (
        <Item
          key={id}
          title={copies(until ? "print.shares.until" : "print.shares.since", {
            name,
            from: day(since),
            to: until ? `${day(until)}, ${time(until)}` : "",
          })}
          lines={
            choices.length > 0
              ? choices.map(({ at, parts: its }) =>
                  copies("print.shares.choice", { day: day(at), time: time(at), parts: named(its) }),
                )
              : [copies("print.shares.last", { parts: named(parts) })]
          }
        />
      ))}
    </Section>
  );
}
