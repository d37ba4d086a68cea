import { Page, View } from "@react-pdf/renderer";
import { doseWords } from "@/components/exercises/dose-words";
import { PaperDocument } from "@/components/paper/paper-sheet";
import type { PaperWords } from "@/components/paper/paper-words";
import { Text } from "@/components/paper/printed-text";
import type { RecordCopy } from "@/lib/copies/schema";
import { measureOf, scoresOf } from "@/lib/measures/rules";
import { PrintedLooks } from "./printed-looks";
import { dayWords, Item, momentWords, ratingWords, Section, styles, type Telling } from "./printed-parts";
import { PrintedShares } from "./printed-shares";
import { PrintedTold } from "./printed-told";
import { PrintedWords } from "./printed-words";

type PrintedRecordProps = Telling & { record: RecordCopy };

/** A whole record for the one whose it is: first who they are here and what they said about it, then all that was kept. */
export function PrintedRecord(props: PrintedRecordProps) {
  const { words, record } = props;
  const { copies } = words;
  return (
    <PaperDocument words={words} title={copies("print.kind")}>
      <Page size="A4" style={styles.page}>
        <View style={styles.body}>
          <Text style={styles.title}>{copies("print.title")}</Text>
          <Text style={styles.lead}>
            {record.practice.name}. {copies("print.made", { day: momentWords(props, record.madeAt) })}.{" "}
            {copies("print.foot")}
          </Text>
          <PersonPart {...props} />
          <StatementPart {...props} />
          <ProgramPart {...props} />
          <GoalPart {...props} />
          <PrintedTold {...props} />
          <PrintedWords {...props} />
          <AskedPart {...props} />
          <PrintedLooks {...props} />
        </View>
        <View style={styles.foot} fixed>
          <Text>{record.client.name}</Text>
          <Text
            render={({ pageNumber, totalPages }) => copies("print.page", { page: pageNumber, pages: totalPages })}
          />
        </View>
      </Page>
    </PaperDocument>
  );
}

function PersonPart({ words, timeZone, record: { client, readers, disputed } }: PrintedRecordProps) {
  const { copies } = words;
  return (
    <Section words={words} title={copies("print.person.title")} disputed={disputed.includes("person")}>
      <Text>
        {copies("print.person.name")}: {client.name}
      </Text>
      {client.email ? (
        <Text>
          {copies("print.person.email")}: {client.email}
        </Text>
      ) : null}
      <Text>
        {copies("print.person.since")}: {momentWords({ words, timeZone }, client.since)}
      </Text>
      <Item
        title={copies("print.person.readers")}
        lines={readers.map(
          ({ name, role, treats }) =>
            `${name}, ${[treats && copies("print.person.therapist"), role === "owner" && copies("print.person.owner")]
              .filter(Boolean)
              .join(", ")}`,
        )}
      />
    </Section>
  );
}

function StatementPart({ words, record }: PrintedRecordProps) {
  const { copies, statements: t } = words;
  if (record.statements.length === 0) return null;
  return (
    <Section words={words} title={copies("print.statements.title")}>
      {record.statements.map(({ id, kind, part, madeOn, text, answer, disputed }) => (
        <Item
          key={id}
          title={t("line", { kind: t(`kinds.${kind}.label`), part: t(`parts.${part}`), day: dayWords(words, madeOn) })}
          lines={[
            text,
            disputed && copies("print.disputed"),
            answer &&
              copies("print.statements.answer", {
                name: answer.by,
                day: dayWords(words, answer.on),
                outcome: t(`outcomes.${answer.outcome}`),
              }),
            answer?.words,
          ]}
        />
      ))}
    </Section>
  );
}

const whenWords = ({ programs }: PaperWords, days: readonly string[]) =>
  days.length === 7 ? programs("days.every") : days.map((day) => programs(`days.long.${day}`)).join(", ");

function ProgramPart({ words, record }: PrintedRecordProps) {
  const { copies, exercises: t } = words;
  const { programs, exercises, client, disputed } = record;
  const known = new Map(exercises.map((one) => [one.id, one]));
  return (
    <Section
      words={words}
      title={copies("print.programs.title")}
      disputed={disputed.includes("program")}
      isEmpty={programs.length === 0}
    >
      {programs.flatMap(({ versions }) =>
        versions.map((version, at) => (
          <Item
            key={`${version.id} ${version.version}`}
            title={copies("print.programs.version", { title: version.title, version: version.edition ?? 1 })}
            lines={[
              at === 0 &&
                version.startsOn &&
                (version.endsOn
                  ? copies("print.programs.until", {
                      from: dayWords(words, version.startsOn),
                      to: dayWords(words, version.endsOn),
                    })
                  : copies("print.programs.period", { from: dayWords(words, version.startsOn) })),
              version.note,
              ...version.items.map(({ exerciseId, dose, days, timesPerDay, remark }) => {
                const exercise = known.get(exerciseId);
                const when = days ? whenWords(words, days) : copies("print.programs.suits");
                const parts = [
                  doseWords(t, dose, exercise?.dose.perSide),
                  when,
                  timesPerDay > 1 && copies("print.programs.perDay", { count: timesPerDay }),
                ];
                const title = exercise ? exercise.title[client.locale] || exercise.title.nl : exerciseId;
                return `• ${title}: ${parts.filter(Boolean).join(", ")}${remark ? `. ${remark}` : ""}`;
              }),
            ]}
          />
        )),
      )}
    </Section>
  );
}

function GoalPart({ words, record: { goals, measures, client, disputed } }: PrintedRecordProps) {
  const { copies } = words;
  const scored = measures.filter(({ scores }) => scores.length > 0);
  return (
    <View>
      <Section
        words={words}
        title={copies("print.goals.title")}
        disputed={disputed.includes("goals")}
        isEmpty={goals.length === 0}
      >
        {goals.map(({ id, wording, madeOn, levels, scores }) => (
          <Item
            key={id}
            title={`${wording} (${copies("print.goals.made", { day: dayWords(words, madeOn) })})`}
            lines={[
              ...(levels ?? []).map((level, at) => level && `${at - 2 > 0 ? "+" : ""}${at - 2}: ${level}`),
              ...scores.map(({ scoredOn, going, content, level }) =>
                [
                  copies("print.goals.score", {
                    day: dayWords(words, scoredOn),
                    going: ratingWords(words, going),
                    content: ratingWords(words, content),
                  }),
                  level !== null &&
                    copies("print.goals.level", { level: level === "declined" ? copies("print.declined") : level }),
                ]
                  .filter(Boolean)
                  .join(", "),
              ),
            ]}
          />
        ))}
      </Section>
      {scored.length > 0 ? (
        <Section words={words} title={copies("print.measures.title")}>
          {scored.map(({ id, measure, item, scores }) => (
            <Item
              key={id}
              title={item?.question ?? measureOf(measure).name[client.locale] ?? measure}
              lines={scores.map(({ scoredOn, values }) => {
                const told = Object.entries(values).map(([key, value]) => {
                  const name = scoresOf(measure).find((one) => one.key === key)?.name[client.locale] ?? key;
                  const said = typeof value === "number" ? words.format.number(value) : ratingWords(words, value);
                  return `${name}: ${said}`;
                });
                return `${dayWords(words, scoredOn)}: ${told.join(", ")}`;
              })}
            />
          ))}
        </Section>
      ) : null}
    </View>
  );
}

function AskedPart({ words, timeZone, record: { consents, shares, erasures } }: PrintedRecordProps) {
  const { copies, consents: c, erasures: e } = words;
  const said = consents.filter((one) => one.said.length > 0);
  return (
    <View>
      <Section words={words} title={copies("print.consents.title")} isEmpty={said.length === 0}>
        {said.map(({ kind, said: answers }) => (
          <Item
            key={kind}
            title={c(`texts.${kind}.title`)}
            lines={answers.map(({ at, given, version }) =>
              copies("print.consents.line", {
                day: momentWords({ words, timeZone }, at),
                given: given ? "yes" : "no",
                version,
              }),
            )}
          />
        ))}
      </Section>
      {shares.length > 0 ? <PrintedShares words={words} timeZone={timeZone} shares={shares} /> : null}
      {erasures.length > 0 ? (
        <Section words={words} title={copies("print.erasures.title")}>
          {erasures.map(({ id, scope, askedOn, state, words: why, decision }) => (
            <Item
              key={id}
              title={copies("print.erasures.line", {
                day: dayWords(words, askedOn),
                scope: e(`scopes.${scope}.label`),
                state: e(`states.${state}`),
              })}
              lines={[why, decision?.ground && e(`grounds.${decision.ground}`), decision?.words]}
            />
          ))}
        </Section>
      ) : null}
    </View>
  );
}
