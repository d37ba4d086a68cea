import { StyleSheet, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { plainDay } from "@/components/frame/day-words";
import { ink } from "@/components/paper/paper-sheet";
import { typeFamily } from "@/components/paper/paper-type";
import type { PaperWords } from "@/components/paper/paper-words";
import { Text } from "@/components/paper/printed-text";
import { dayOf } from "@/lib/calendar";
import type { Rating } from "@/lib/ratings/schema";

export const styles = StyleSheet.create({
  page: { fontFamily: typeFamily, fontSize: 10.5, color: ink.text, padding: "34 44 46 44" },
  // Not on the page: the library would drop the foot, which it fills in at the end. It reckons by the size beside it.
  body: { fontSize: 10.5, lineHeight: 1.35 },
  title: { fontSize: 21, fontWeight: 700, lineHeight: 1.15 },
  lead: { color: ink.soft, marginTop: 4, marginBottom: 6 },
  section: { marginTop: 14, gap: 5 },
  heading: { fontSize: 14, fontWeight: 700, lineHeight: 1.35, borderBottom: `1 solid ${ink.line}`, paddingBottom: 3 },
  disputed: { backgroundColor: ink.warm, padding: "4 6", fontSize: 9.5 },
  item: { gap: 1 },
  strong: { fontWeight: 700 },
  soft: { color: ink.soft, fontSize: 9.5 },
  foot: {
    position: "absolute",
    bottom: 18,
    left: 44,
    right: 44,
    flexDirection: "row",
    justifyContent: "space-between",
    fontSize: 8.5,
    color: ink.soft,
  },
  row: { flexDirection: "row", gap: 8, borderBottom: `0.5 solid ${ink.line}`, paddingVertical: 3 },
});

export type Telling = { words: PaperWords; timeZone: string };

/** A heading with what belongs under it; where a part is disputed it says so before anything else. */
export function Section({
  words,
  title,
  disputed = false,
  isEmpty = false,
  children,
}: {
  words: PaperWords;
  title: string;
  disputed?: boolean;
  isEmpty?: boolean;
  children?: ReactNode;
}) {
  return (
    <View style={styles.section}>
      {/* A heading never stays behind alone at the foot of a page. */}
      <Text style={styles.heading} minPresenceAhead={40}>
        {title}
      </Text>
      {disputed ? <Text style={styles.disputed}>{words.copies("print.disputed")}</Text> : null}
      {isEmpty ? <Text style={styles.soft}>{words.copies("print.nothing")}</Text> : children}
    </View>
  );
}

/** A line in bold with words under it. */
export function Item({ title, lines }: { title: string; lines: readonly (string | null | undefined | false)[] }) {
  return (
    <View style={styles.item}>
      <Text style={styles.strong} minPresenceAhead={14}>
        {title}
      </Text>
      {lines
        .filter((line): line is string => typeof line === "string" && line !== "")
        .map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing is ever moved on paper
          <Text key={at}>{line}</Text>
        ))}
    </View>
  );
}

/** `21 november 2026`: a copy is read years later. */
export const dayWords = ({ format }: PaperWords, day: string) => `${plainDay(format, day)} ${day.slice(0, 4)}`;

export const momentWords = ({ words, timeZone }: Telling, at: string | null) =>
  at ? dayWords(words, dayOf(new Date(at), timeZone)) : words.copies("print.none");

export const ratingWords = ({ copies }: PaperWords, rating: Rating | undefined) =>
  rating === null || rating === undefined
    ? copies("print.none")
    : rating === "declined"
      ? copies("print.declined")
      : String(rating);
