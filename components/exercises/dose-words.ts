import type { DoseKind, DoseRange } from "@/lib/exercises/schema";

/** A translator for the namespace `exercises`, from the server or the browser. */
export type ExerciseWords = (key: string, values?: Record<string, string | number>) => string;

type Dose = { kind: DoseKind; amount: number | null };

/** "10 minuten", "1 minuut en 30 seconden". */
function timeWords(t: ExerciseWords, seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return t("dose.seconds", { count: rest });
  if (rest === 0) return t("dose.minutes", { count: minutes });
  return t("dose.minutesAndSeconds", { minutes, seconds: rest });
}

function amountWords(t: ExerciseWords, kind: DoseKind, amount: number): string {
  if (kind === "time") return timeWords(t, amount);
  return kind === "breaths" ? t("dose.breaths", { count: amount }) : t("dose.repetitions", { count: amount });
}

const eachSide = (t: ExerciseWords, words: string, perSide: boolean) =>
  perSide ? t("dose.perSide", { dose: words }) : words;

/** One chosen dose: "10 minuten per kant". Without an amount it lasts until it is enough. */
export function doseWords(t: ExerciseWords, dose: Dose, perSide = false): string {
  if (dose.kind === "until-enough" || dose.amount === null) return eachSide(t, t("dose.untilEnough"), perSide);
  return eachSide(t, amountWords(t, dose.kind, dose.amount), perSide);
}

function betweenWords(t: ExerciseWords, kind: DoseKind, min: number, max: number): string {
  if (kind !== "time") return t(`dose.between.${kind}`, { min, max });
  if (min % 60 === 0 && max % 60 === 0) return t("dose.between.minutes", { min: min / 60, max: max / 60 });
  if (max <= 120) return t("dose.between.seconds", { min, max });
  return t("dose.between.other", { min: timeWords(t, min), max: timeWords(t, max) });
}

/** The range that the library advises: "5 tot 10 minuten per kant", "3 tot 5 ademhalingen". */
export function rangeWords(t: ExerciseWords, range: DoseRange): string {
  const { kind, min, max, perSide, openEnded } = range;
  if (kind === "until-enough" || (min === null && max === null)) return eachSide(t, t("dose.untilEnough"), perSide);
  const words =
    min === null
      ? t("dose.upTo", { dose: amountWords(t, kind, max ?? 0) })
      : max === null
        ? t("dose.from", { dose: amountWords(t, kind, min) })
        : min === max
          ? amountWords(t, kind, min)
          : betweenWords(t, kind, min, max);
  const sided = eachSide(t, words, perSide);
  return openEnded ? t("dose.orLonger", { dose: sided }) : sided;
}
