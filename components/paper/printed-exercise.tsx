import { StyleSheet, View } from "@react-pdf/renderer";
import { doseWords } from "@/components/exercises/dose-words";
import { daysWords } from "@/components/programs/days-words";
import type { Exercise } from "@/lib/exercises/schema";
import type { ProgramItem } from "@/lib/programs/schema";
import { ink } from "./paper-sheet";
import type { PaperWords } from "./paper-words";
import { PrintedDrawing } from "./printed-drawing";
import { Text } from "./printed-text";

type PrintedExerciseProps = {
  words: PaperWords;
  number: number;
  item: ProgramItem;
  exercise: Exercise;
  /** From which felt safety release opens. */
  threshold: number;
};

const styles = StyleSheet.create({
  card: { borderTop: `1 solid ${ink.line}`, paddingTop: 6, gap: 4 },
  head: { flexDirection: "row", alignItems: "baseline", gap: 8 },
  title: { flex: 1, fontSize: 17, fontWeight: 700, lineHeight: 1.2 },
  group: { fontSize: 11, color: ink.soft },
  columns: { flexDirection: "row", gap: 14 },
  side: { width: 158, gap: 4 },
  dose: { fontSize: 14, fontWeight: 700, lineHeight: 1.2 },
  main: { flex: 1, gap: 3 },
  caution: { backgroundColor: ink.warm, border: `1 solid ${ink.text}`, borderRadius: 4, padding: "4 7", gap: 2 },
  bold: { fontWeight: 700 },
  step: { flexDirection: "row", gap: 5 },
  place: { width: 15, fontWeight: 700 },
  text: { flex: 1 },
  soft: { color: ink.soft },
  remark: { borderLeft: `2 solid ${ink.line}`, paddingLeft: 7 },
});

export function PrintedExercise({ words, number, item, exercise, threshold }: PrintedExerciseProps) {
  const { t, exercises, programs, locale } = words;
  const { caution, cue, group, steps, title } = exercise;
  const dose = doseWords(exercises, item.dose, exercise.dose.perSide);
  return (
    <View style={styles.card}>
      <View style={styles.head} wrap={false} minPresenceAhead={110}>
        <Text style={styles.title}>
          {number}. {title[locale]}
        </Text>
        <Text style={styles.group}>{exercises(`groups.${group}`)}</Text>
      </View>
      <View style={styles.columns}>
        <View style={styles.side}>
          <PrintedDrawing illustration={exercise.illustration} width={158} />
          <Text style={styles.dose}>{dose.charAt(0).toUpperCase() + dose.slice(1)}</Text>
          <Text>
            {daysWords(programs, locale, item.days)}
            {item.timesPerDay > 1 ? `, ${programs("timesPerDay", { count: item.timesPerDay })}` : null}
          </Text>
          {item.remark ? (
            <View style={styles.remark}>
              <Text style={styles.soft}>{t("program.remark")}</Text>
              <Text>{item.remark}</Text>
            </View>
          ) : null}
        </View>
        <View style={styles.main}>
          {caution || group === "release" ? (
            <View style={styles.caution}>
              <Text>
                <Text style={styles.bold}>{t("program.caution")}: </Text>
                {caution?.[locale]}
              </Text>
              {group === "release" ? <Text>{t("program.byAgreement", { threshold })}</Text> : null}
            </View>
          ) : null}
          {steps.map(({ text }, at) => (
            <View key={text[locale]} style={styles.step} wrap={false}>
              <Text style={styles.place}>{at + 1}</Text>
              <Text style={styles.text}>{text[locale]}</Text>
            </View>
          ))}
          {cue ? (
            <Text>
              <Text style={styles.bold}>{t("program.cue")}: </Text>
              {cue[locale]}
            </Text>
          ) : null}
        </View>
      </View>
    </View>
  );
}
