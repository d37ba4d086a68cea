"use client";

import { useLocale, useTranslations } from "next-intl";
import { doseWords, rangeWords } from "@/components/exercises/dose-words";
import type { Weekday } from "@/lib/calendar";
import type { Exercise } from "@/lib/exercises/schema";
import type { ProgramItem } from "@/lib/programs/schema";
import { daysWords } from "./days-words";
import type { Shelf } from "./draft-edits";

/** What the parts of a program are called, in the reader's language. */
export function useProgramWords(shelf: Shelf) {
  const t = useTranslations("programs");
  const e = useTranslations("exercises");
  const locale = useLocale();
  const titleOf = (exercise: Exercise | undefined) => exercise?.title[locale] ?? t("unknownExercise");

  const minutes = ({ from, to }: { from: number; to: number }) =>
    from === to ? t("minutes.exact", { count: from }) : t("minutes.between", { from, to });

  return {
    titleOf,
    title: (item: ProgramItem) => titleOf(shelf.get(item.exerciseId)),
    dose: (item: ProgramItem) => doseWords(e, item.dose, shelf.get(item.exerciseId)?.dose.perSide),
    range: (exercise: Exercise) => rangeWords(e, exercise.dose),
    days: (chosen: readonly Weekday[] | null) => daysWords(t, locale, chosen),
    times: (item: ProgramItem) => t("timesPerDay", { count: item.timesPerDay }),
    minutes,
  };
}

export type ProgramWords = ReturnType<typeof useProgramWords>;
