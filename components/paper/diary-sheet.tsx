import { StyleSheet, View } from "@react-pdf/renderer";
import { longDay, plainDay } from "@/components/frame/day-words";
import { addDays, type Day } from "@/lib/calendar";
import { currentWording, wordings } from "@/lib/ratings/rules";
import type { Contact } from "@/lib/safety/schema";
import { DiaryDay } from "./diary-day";
import { ink, LiveLine, PaperDocument, PaperPage } from "./paper-sheet";
import type { PaperWords } from "./paper-words";
import { Text } from "./printed-text";

export type DiarySheetProps = {
  words: PaperWords;
  /** The titles of the exercises, in the order and with the numbers of the printed program. */
  exercises: readonly string[];
  contact: Contact;
  name: string | null;
  monday: Day;
  address: string;
};

const styles = StyleSheet.create({
  bold: { fontWeight: 700 },
  lead: { gap: 3, marginBottom: 4, fontSize: 12, lineHeight: 1.3 },
  soft: { color: ink.soft, fontSize: 11, lineHeight: 1.3 },
  body: { flexGrow: 1 },
});

// Three days under the explanation and four on the back: one sheet for a week.
const pages = [
  [0, 1, 2],
  [3, 4, 5, 6],
];

/** A week on paper, with the questions worded as on the screen: a figure means what was asked. */
export function DiarySheet({ words, exercises, contact, name, monday, address }: DiarySheetProps) {
  const { t, format, locale } = words;
  const asked = wordings[currentWording];
  const frame = {
    words,
    title: t("diary.week", { day: plainDay(format, monday) }),
    asides: [name && t("program.for", { name }), monday.slice(0, 4)],
    address,
    foot: (
      <>
        <Text>{t("diary.back")}</Text>
        <LiveLine words={words} contact={contact} />
        <Text style={{ color: ink.soft }}>{t("diary.wording", { version: currentWording })}</Text>
      </>
    ),
  };
  return (
    <PaperDocument words={words} title={t("diary.kind")}>
      {pages.map((days, page) => (
        <PaperPage key={days[0]} {...frame}>
          <View style={styles.lead}>
            {page === 0 ? <Text>{t("diary.how")}</Text> : null}
            {(["tension", "safety"] as const).map((scale) => (
              <Text key={scale}>
                <Text style={styles.bold}>{t(`diary.${scale}`)}: </Text>
                {asked[scale].question[locale]}{" "}
                {t("diary.scale", { low: asked[scale].low[locale], high: asked[scale].high[locale] })}.
              </Text>
            ))}
            {page === 0 && exercises.length > 0 ? (
              <Text style={styles.soft}>
                {t("diary.done")}: {exercises.map((title, at) => `${at + 1} ${title}`).join(" · ")}
              </Text>
            ) : null}
          </View>
          <View style={styles.body}>
            {days.map((at) => (
              <DiaryDay
                key={at}
                words={words}
                day={longDay(format, addDays(monday, at))}
                exercises={exercises.length}
              />
            ))}
          </View>
        </PaperPage>
      ))}
    </PaperDocument>
  );
}
