import { View } from "@react-pdf/renderer";
import type { RecordCopy } from "@/lib/copies/schema";
import { dayWords, Item, momentWords, Section, type Telling } from "./printed-parts";

type Part = Telling & { record: RecordCopy };

/** What was written in words by those who treat, and what was agreed. */
export function PrintedWords({ record, ...telling }: Part) {
  const { words } = telling;
  const { copies, safety } = words;
  const { agreements, releases, notes, reports, signals, verdicts, disputed } = record;
  const none = copies("print.none");
  return (
    <View>
      <Section
        words={words}
        title={copies("print.agreement.title")}
        disputed={disputed.includes("safety")}
        isEmpty={agreements.length === 0}
      >
        {agreements.map(({ version, madeAt, madeBy, words: said }) => (
          <Item
            key={version}
            title={copies("print.agreement.version", {
              version,
              day: momentWords(telling, madeAt),
              name: madeBy ?? none,
            })}
            lines={(["fine", "slowDown", "helpsBack", "mayBeTold"] as const).map(
              (part) => said[part] && `${copies(`print.agreement.${part}`)}: ${said[part]}`,
            )}
          />
        ))}
      </Section>
      <Section words={words} title={copies("print.releases.title")} isEmpty={releases.length === 0}>
        {releases.map(({ id, open, because, health, checked, decidedAt, decidedBy }) => (
          <Item
            key={id}
            title={copies("print.releases.line", {
              day: momentWords(telling, decidedAt),
              name: decidedBy ?? none,
              state: copies(open ? "print.releases.open" : "print.releases.closed"),
            })}
            lines={[
              because,
              health && `${copies("print.releases.health")}: ${health}`,
              ...(checked?.answers ?? []).map(({ sentence, yes, because: why }) =>
                copies(yes ? "print.releases.yes" : "print.releases.no", {
                  sentence: sentence[record.client.locale],
                  why: why ?? "",
                }),
              ),
            ]}
          />
        ))}
      </Section>
      <Section
        words={words}
        title={copies("print.notes.title")}
        disputed={disputed.includes("notes")}
        isEmpty={notes.length === 0}
      >
        {notes.map(({ id, day, writtenBy, text, putAway }) => (
          <Item
            key={id}
            title={copies("print.notes.line", { day: dayWords(words, day), name: writtenBy })}
            lines={[putAway && copies("print.notes.away"), text]}
          />
        ))}
      </Section>
      <Section
        words={words}
        title={copies("print.reports.title")}
        disputed={disputed.includes("reports")}
        isEmpty={reports.length === 0}
      >
        {reports.map(({ id, version, from, to, writtenOn, writtenBy, text, shares }) => (
          <Item
            key={`${id} ${version}`}
            title={copies("print.reports.line", {
              from: dayWords(words, from),
              to: dayWords(words, to),
              version,
              day: dayWords(words, writtenOn),
              name: writtenBy,
            })}
            lines={[
              text,
              ...shares.map(({ with: whom, on }) =>
                copies("print.reports.shared", { with: whom, day: dayWords(words, on) }),
              ),
            ]}
          />
        ))}
      </Section>
      <Section words={words} title={copies("print.verdicts.title")} isEmpty={verdicts.length === 0}>
        {verdicts.map(({ id, lookOn, rating, points, wanted, verdict }) => (
          <Item
            key={id}
            title={copies("print.verdicts.line", { day: dayWords(words, lookOn), rating, points, wanted })}
            lines={[copies("print.verdicts.spoken", { kind: verdict.kind })]}
          />
        ))}
      </Section>
      <Section words={words} title={copies("print.signals.title")} isEmpty={signals.length === 0}>
        {signals.map(({ id, kind, raisedAt, settledBy, note }) => (
          <Item
            key={id}
            title={copies("print.signals.line", {
              day: momentWords(telling, raisedAt),
              kind: safety(`signals.short.${kind}`),
            })}
            lines={[settledBy && copies("print.signals.settled", { name: settledBy }), note]}
          />
        ))}
      </Section>
    </View>
  );
}
