import { useTranslations } from "next-intl";
import { type Day, mondayOf } from "@/lib/calendar";
import type { Bucket } from "@/lib/progress/schema";
import type { Mark } from "@/lib/reviews/schema";

export type NamedMark = { date: Day; label: string };

/** How a mark is called in the list under the charts, and at its upright as a name or a number. */
export function useMarkWords() {
  const t = useTranslations("reviews.marks");
  const called = ({ kind, text, edition }: Mark): string => {
    switch (kind) {
      case "program":
        return t("program", { label: text ?? "", version: edition ?? 1 });
      case "appointment":
      case "note":
        return t(kind, { text: text ?? "" });
      case "release_opened":
      case "release_closed":
      case "release_paused":
        return t(kind);
    }
  };
  // What falls on one day, or in one week, shares its upright. Programs have their names there while there is nothing
  // else; what people write beside the figures would run into each other.
  const onAxis = (marks: readonly Mark[], bucket: Bucket): NamedMark[] => {
    const places = new Map<Day, number[]>();
    for (const [at, { date }] of marks.entries()) {
      const place = bucket === "week" ? mondayOf(date) : date;
      places.set(place, [...(places.get(place) ?? []), at]);
    }
    const isNamed = marks.every(({ kind }) => kind === "program") && places.size === marks.length;
    return [...places].map(([date, own]) => ({
      date,
      label: own.map((at) => (isNamed ? (marks[at]?.text ?? "") : String(at + 1))).join(", "),
    }));
  };
  return { called, onAxis };
}
