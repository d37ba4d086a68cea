import { StyleSheet, View } from "@react-pdf/renderer";
import { ink } from "./paper-sheet";
import type { PaperWords } from "./paper-words";
import { Text } from "./printed-text";

const figures = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const rows = [
  ["tension", "before"],
  ["safety", "before"],
  ["tension", "after"],
  ["safety", "after"],
] as const;

const styles = StyleSheet.create({
  day: { borderTop: `1 solid ${ink.text}`, paddingTop: 5, paddingBottom: 7 },
  head: { flexDirection: "row", justifyContent: "space-between", marginBottom: 2 },
  name: { fontSize: 14, fontWeight: 700, lineHeight: 1.2 },
  done: { flexDirection: "row", flexWrap: "wrap", gap: 7, maxWidth: 330, justifyContent: "flex-end", fontSize: 11 },
  tick: { flexDirection: "row", alignItems: "center", gap: 3 },
  box: { width: 12, height: 12, border: `1 solid ${ink.text}`, borderRadius: 2 },
  row: { flexDirection: "row", alignItems: "center", height: 23 },
  label: { width: 112 },
  bold: { fontWeight: 700 },
  circles: { flexDirection: "row", flex: 1, justifyContent: "space-between", paddingRight: 12 },
  circle: {
    width: 21,
    height: 21,
    borderRadius: 10.5,
    border: `1 solid ${ink.text}`,
    justifyContent: "center",
    alignItems: "center",
  },
  figure: { fontSize: 11.5, lineHeight: 1, marginTop: -1.5 },
  declined: { width: 78, fontSize: 11 },
  after: { marginTop: 3 },
  note: { flexDirection: "row", alignItems: "flex-end", gap: 6, height: 24, fontSize: 11 },
  rule: { flex: 1, borderBottom: `1 solid ${ink.line}`, marginBottom: 3 },
});

/** A day: four rows of circles, a box for who would rather not say, and a line. Nothing is filled in beforehand. */
export function DiaryDay({ words, day, exercises }: { words: PaperWords; day: string; exercises: number }) {
  const { t } = words;
  return (
    <View style={styles.day} wrap={false}>
      <View style={styles.head}>
        <Text style={styles.name}>{day.charAt(0).toUpperCase() + day.slice(1)}</Text>
        {exercises > 0 ? (
          <View style={styles.done}>
            <Text>{t("diary.done")}</Text>
            {Array.from({ length: exercises }, (_, at) => (
              <View key={at} style={styles.tick}>
                <View style={styles.box} />
                <Text>{at + 1}</Text>
              </View>
            ))}
          </View>
        ) : null}
      </View>
      {rows.map(([scale, moment]) => (
        <View
          key={`${scale} ${moment}`}
          style={scale === "tension" && moment === "after" ? [styles.row, styles.after] : styles.row}
        >
          <Text style={styles.label}>
            <Text style={styles.bold}>{t(`diary.${scale}`)}</Text> {t(`diary.${moment}`)}
          </Text>
          <View style={styles.circles}>
            {figures.map((figure) => (
              <View key={figure} style={styles.circle}>
                <Text style={styles.figure}>{figure}</Text>
              </View>
            ))}
          </View>
          <View style={[styles.tick, styles.declined]}>
            <View style={styles.box} />
            <Text>{t("diary.declined")}</Text>
          </View>
        </View>
      ))}
      <View style={styles.note}>
        <Text>{t("diary.note")}</Text>
        <View style={styles.rule} />
      </View>
    </View>
  );
}
