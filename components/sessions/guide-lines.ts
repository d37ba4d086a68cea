import type { Locale } from "@/lib/i18n/locale";
import type { TodayItem } from "@/lib/today/schema";

export interface Line {
  /** Which step it is, from 1; null for the lines that are no step. */
  step: number | null;
  kind: "step" | "attention" | "imagery";
  text: string;
}

/** What is told while an exercise runs, in this order: how to lie, where the attention may go, and an image. */
export function linesOf({ exercise }: Pick<TodayItem, "exercise">, locale: Locale): Line[] {
  const steps = exercise.steps.map((step, at): Line => ({ step: at + 1, kind: "step", text: step.text[locale] }));
  const more = [
    { kind: "attention", text: exercise.cue?.[locale] },
    { kind: "imagery", text: exercise.imagery?.[locale] },
  ] as const;
  return [...steps, ...more.flatMap(({ kind, text }) => (text ? [{ step: null, kind, text }] : []))];
}
