import type { Dose } from "@/lib/doses/schema";
import { withinRange } from "@/lib/exercises/rules";
import type { DoseKind, DoseRange } from "@/lib/exercises/schema";

/** What stands in the fields of a dose, letter by letter; `rest` are seconds, and of anything but time nothing. */
export type TypedDose = { whole: string; rest: string };

/** A dose that waits: one outside the advice for a yes, or fields that say what no dose can be. */
export type WaitingDose = { kind: "outside"; dose: Dose } | { kind: "unfit"; of: DoseKind; typed: TypedDose };

/** As many seconds, breaths or times as a dose may have (`lib/programs/schema.ts`). */
export const mostOfDose = 14_400;

export const typedOf = ({ kind, amount }: Dose): TypedDose =>
  kind === "time"
    ? { whole: String(Math.floor((amount ?? 0) / 60)), rest: String((amount ?? 0) % 60) }
    : { whole: String(amount ?? ""), rest: "0" };

/** The amount that was typed; null for what can be none. */
export function amountOf(kind: DoseKind, { whole, rest }: TypedDose): number | null {
  const [a, b] = [Number(whole || 0), kind === "time" ? Number(rest || 0) : 0];
  const amount = kind === "time" ? a * 60 + b : a;
  return a >= 0 && b >= 0 && Number.isInteger(amount) && amount >= 1 && amount <= mostOfDose ? amount : null;
}

export const fitsRange = (dose: Dose, range: DoseRange) =>
  withinRange(dose, range) || (dose.kind === "until-enough" && range.openEnded);

/** Less than the advice: always allowed, and asked about by nobody. */
export const isLess = ({ kind, amount }: Dose, range: DoseRange) =>
  kind === range.kind && amount !== null && amount < (range.min ?? 0);

const isSame = (one: Dose, other: Dose) => one.kind === other.kind && one.amount === other.amount;

/**
 * What becomes of a dose that was chosen: it is taken over, or it waits. `before` is the one that stood there when the
 * typing began; it may come back unasked, and it is what counts again as long as another one waits.
 */
export function weighDose(next: Dose, before: Dose, range: DoseRange): { dose: Dose; waiting: WaitingDose | null } {
  const isTaken = fitsRange(next, range) || isLess(next, range) || isSame(next, before);
  return isTaken ? { dose: next, waiting: null } : { dose: before, waiting: { kind: "outside", dose: next } };
}

/** The same for what is being typed, at each letter: nothing is left to happen when the field is left. */
export function weighTyped(kind: DoseKind, typed: TypedDose, before: Dose, range: DoseRange) {
  const amount = amountOf(kind, typed);
  return amount === null
    ? { dose: before, waiting: { kind: "unfit" as const, of: kind, typed } }
    : weighDose({ kind, amount }, before, range);
}
