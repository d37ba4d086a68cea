import { StyleSheet, View } from "@react-pdf/renderer";
import { plainDay } from "@/components/frame/day-words";
import type { Day } from "@/lib/calendar";
import type { Exercise } from "@/lib/exercises/schema";
import type { Program } from "@/lib/programs/schema";
import type { Contact } from "@/lib/safety/schema";
import { LiveLine, PaperDocument, PaperPage } from "./paper-sheet";
import type { PaperWords } from "./paper-words";
import { PrintedExercise } from "./printed-exercise";
import { Text } from "./printed-text";
import { typeSizeOf } from "./type-size";

export type PrintedProgramProps = {
  words: PaperWords;
  program: Program;
  /** By id. */
  exercises: ReadonlyMap<string, Exercise>;
  contact: Contact;
  /** Whose it is; null on a sheet that a client prints for themselves. */
  name: string | null;
  /** The day of the version, in the client's zone. */
  on: Day;
  address: string;
};

const styles = StyleSheet.create({
  bold: { fontWeight: 700 },
  body: { flexGrow: 1, gap: 8, paddingBottom: 6, lineHeight: 1.32 },
});

/** A program to hang on a wall: two exercises a page, what has to be known first before what has to be done. */
export function PrintedProgram({ words, program, exercises, contact, name, on, address }: PrintedProgramProps) {
  const { t, format } = words;
  const items = program.items.flatMap((item) => {
    const exercise = exercises.get(item.exerciseId);
    return exercise ? [{ item, exercise }] : [];
  });
  const pairs = items.flatMap((one, at) => (at % 2 === 0 ? [[one, ...items.slice(at + 1, at + 2)]] : []));
  const hasRelease = items.some(({ exercise }) => exercise.group === "release");
  const version = program.edition === null ? t("program.draft") : t("program.version", { version: program.edition });
  const { title } = program;
  const noteOn = (page: number) => (page === 0 ? program.note : null);
  const frame = {
    words,
    title,
    asides: [name && t("program.for", { name }), `${version}, ${plainDay(format, on)} ${on.slice(0, 4)}`],
    address,
    foot: (
      <>
        <Text>
          <Text style={styles.bold}>{t("stop.title")}: </Text>
          {t("stop.always")} {hasRelease ? `${t("stop.signs")} ` : null}
          {t("stop.then")}
        </Text>
        <LiveLine words={words} contact={contact} />
      </>
    ),
  };
  return (
    <PaperDocument words={words} title={t("program.kind")}>
      {(pairs.length > 0 ? pairs : [[]]).map((pair, page) => (
        <PaperPage key={pair[0]?.item.id ?? "empty"} {...frame}>
          <View style={[styles.body, { fontSize: typeSizeOf(pair, words.locale, { title, note: noteOn(page) }) }]}>
            {noteOn(page) ? <Text>{noteOn(page)}</Text> : null}
            {pair.length === 0 ? <Text>{t("program.noExercises")}</Text> : null}
            {pair.map(({ item, exercise }, at) => (
              <PrintedExercise
                key={item.id}
                words={words}
                number={page * 2 + at + 1}
                item={item}
                exercise={exercise}
                threshold={program.safetyThreshold}
              />
            ))}
          </View>
        </PaperPage>
      ))}
    </PaperDocument>
  );
}
