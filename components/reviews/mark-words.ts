import { useTranslations } from "next-intl";
import { type Day, mondayOf } from "@/lib/calendar";
import type { Bucket } from "@/lib/progress/schema";
import type { Mark } from "@/lib/reviews/schema";

export type NamedMark = { date: Day; label: string };

const longest = 22;
const fewEnoughForNames = 5;

const shortened = (text: string) => {
  const line = text.split("\n")[0] ?? "";
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
};

/** How a mark is called in the list under the charts, and at its upright: a name while names have room, else its number. */
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
  // What falls on one day, or in one week, shares its upright.
  const onAxis = (marks: readonly Mark[], bucket: Bucket): NamedMark[] => {
    const labels = new Map<Day, string[]>();
    for (const [at, { kind, text, date }] of marks.entries()) {
      const name = kind === "program" || kind === "note" ? shortened(text ?? "") : t(`short.${kind}`);
      const place = bucket === "week" ? mondayOf(date) : date;
      labels.set(place, [...(labels.get(place) ?? []), marks.length > fewEnoughForNames ? String(at + 1) : name]);
    }
    return [...labels].map(([date, told]) => ({ date, label: told.join(", ") }));
  };
  return { called, onAxis };
}
