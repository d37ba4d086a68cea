import { View } from "@react-pdf/renderer";
import { Text } from "@/components/paper/printed-text";
import type { RecordCopy } from "@/lib/copies/schema";
import { dayWords, momentWords, ratingWords, Section, styles, type Telling } from "./printed-parts";

type Moment = { tension: RecordCopy["checkIns"][number]["tension"]; safety: RecordCopy["checkIns"][number]["safety"] };
type Session = RecordCopy["sessions"][number];

const widths = { day: { width: 96 }, scale: { width: 78 }, rest: { flex: 1 } };

interface Line {
  key: string;
  day: string;
  at: string;
  before: Moment | null;
  after: Moment | null | undefined;
  beside: string[];
}

function sessionLine({ words, timeZone }: Telling, session: Session): Line {
  const { copies } = words;
  const count = (outcome: Session["entries"][number]["outcome"]) =>
    session.entries.filter((entry) => entry.outcome === outcome).length;
  const outcomes = (["done", "partial", "skipped", "stopped"] as const).flatMap((outcome) =>
    count(outcome) > 0 ? [copies(`print.sessions.${outcome}`, { count: count(outcome) })] : [],
  );
  const { echo, note, privateLine, corrections = [] } = session;
  return {
    key: session.id,
    day: session.practisedOn,
    at: session.startedAt,
    before: session.before,
    after: session.after,
    beside: [
      outcomes.join(", "),
      note ?? "",
      ...corrections.flatMap((one) => [
        copies("print.sessions.corrected", { day: momentWords({ words, timeZone }, one.madeAt) }),
        one.kind === "added" ? (one.note ?? "") : "",
      ]),
      echo
        ? copies("print.sessions.nextDay", {
            tension: ratingWords(words, echo.tension),
            safety: ratingWords(words, echo.safety),
          })
        : "",
      privateLine ? copies("print.sessions.own", { line: privateLine }) : "",
    ].filter(Boolean),
  };
}

function checkInLine({ words, timeZone }: Telling, checkIn: RecordCopy["checkIns"][number]): Line {
  const { copies } = words;
  const { id, day, at, tension, safety, privateLine, askedBy, corrections = [] } = checkIn;
  const numbers = (of: Moment) => `${ratingWords(words, of.tension)} · ${ratingWords(words, of.safety)}`;
  return {
    key: id,
    day,
    at,
    before: { tension, safety },
    after: undefined,
    beside: [
      askedBy ? copies("print.sessions.asked", { name: askedBy.name }) : copies("print.sessions.checkIn"),
      ...corrections.flatMap((one) => [
        copies("print.sessions.corrected", { day: momentWords({ words, timeZone }, one.madeAt) }),
        one.kind === "added" ? numbers(one) : "",
      ]),
      privateLine ? copies("print.sessions.own", { line: privateLine }) : "",
    ].filter(Boolean),
  };
}

/** Sessions and moments in between in one list, newest first, as somebody lived them. */
export function PrintedTold({ record, ...telling }: Telling & { record: RecordCopy }) {
  const { words } = telling;
  const { copies } = words;
  const lines: Line[] = [
    ...record.sessions.map((session) => sessionLine(telling, session)),
    ...record.checkIns.map((checkIn) => checkInLine(telling, checkIn)),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const pair = (line: Line, scale: keyof Moment) => {
    const before = ratingWords(words, line.before?.[scale]);
    if (line.after === undefined) return before;
    return copies("print.sessions.pair", { before, after: ratingWords(words, line.after?.[scale]) });
  };
  return (
    <Section
      words={words}
      title={copies("print.sessions.title")}
      disputed={record.disputed.includes("told")}
      isEmpty={lines.length === 0}
    >
      <View style={[styles.row, styles.soft]} fixed>
        <Text style={widths.day}>{copies("print.sessions.day")}</Text>
        <Text style={widths.scale}>{copies("print.sessions.tension")}</Text>
        <Text style={widths.scale}>{copies("print.sessions.safety")}</Text>
        <Text style={widths.rest}>{copies("print.sessions.words")}</Text>
      </View>
      {lines.map((line) => (
        <View key={line.key} style={styles.row} wrap={false}>
          <Text style={widths.day}>{dayWords(words, line.day)}</Text>
          <Text style={widths.scale}>{pair(line, "tension")}</Text>
          <Text style={widths.scale}>{pair(line, "safety")}</Text>
          <Text style={widths.rest}>{line.beside.join("\n")}</Text>
        </View>
      ))}
    </Section>
  );
}
