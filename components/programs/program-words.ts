"use client";

import { useLocale, useTranslations } from "next-intl";
import { doseWords, rangeWords } from "@/components/exercises/dose-words";
import { type Weekday, weekdays } from "@/lib/calendar";
import type { Exercise } from "@/lib/exercises/schema";
import type { ProgramItem } from "@/lib/programs/schema";
import type { Shelf } from "./draft-edits";

/** What the parts of a program are called, in the reader's language. */
export function useProgramWords(shelf: Shelf) {
  const t = useTranslations("programs");
  const e = useTranslations("exercises");
  const locale = useLocale();
  const titleOf = (exercise: Exercise | undefined) => exercise?.title[locale] ?? t("unknownExercise");

  /** "ma, wo en vr", "elke dag" or "wanneer het uitkomt". */
  function days(chosen: readonly Weekday[] | null): string {
    if (chosen === null) return t("days.whenItSuits");
    if (chosen.length === weekdays.length) return t("days.every");
    const names = weekdays.filter((day) => chosen.includes(day)).map((day) => t(`days.short.${day}`));
    return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
  }

  const minutes = ({ from, to }: { from: number; to: number }) =>
    from === to ? t("minutes.exact", { count: from }) : t("minutes.between", { from, to });

  return {
    titleOf,
    title: (item: ProgramItem) => titleOf(shelf.get(item.exerciseId)),
    dose: (item: ProgramItem) => doseWords(e, item.dose, shelf.get(item.exerciseId)?.dose.perSide),
    range: (exercise: Exercise) => rangeWords(e, exercise.dose),
    days,
    times: (item: ProgramItem) => t("timesPerDay", { count: item.timesPerDay }),
    minutes,
  };
}

export type ProgramWords = ReturnType<typeof useProgramWords>;
