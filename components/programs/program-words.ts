"use client";

import { useLocale, useTranslations } from "next-intl";
import { doseWords, rangeWords } from "@/components/exercises/dose-words";
import { lengthWords } from "@/components/exercises/length-words";
import type { Weekday } from "@/lib/calendar";
import type { Length } from "@/lib/doses/rules";
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

  return {
    titleOf,
    title: (item: ProgramItem) => titleOf(shelf.get(item.exerciseId)),
    dose: (item: ProgramItem) => doseWords(e, item.dose, shelf.get(item.exerciseId)?.dose.perSide),
    range: (exercise: Exercise) => rangeWords(e, exercise.dose),
    days: (chosen: readonly Weekday[] | null) => daysWords(t, locale, chosen),
    times: (item: ProgramItem) => t("timesPerDay", { count: item.timesPerDay }),
    length: (length: Length) => lengthWords(e, length),
  };
}

export type ProgramWords = ReturnType<typeof useProgramWords>;
