import { addDays, type Day, type Weekday, weekdayIndex, weekdays } from "@/lib/calendar";
import type { DoseRange, Phase } from "@/lib/exercises/schema";
import type { Fault } from "@/lib/result";
import type { Dose, ProgramItem, ProgramStatus } from "./schema";

interface Placed {
  days: readonly Weekday[] | null;
  phase: Phase;
}

const fitsOn = (item: Placed, day: Weekday) => item.days === null || item.days.includes(day);

/** The days on which an item needs its chain: its own, or every day for one that is done when it suits. */
const daysOf = (item: Placed): readonly Weekday[] => item.days ?? weekdays;

export interface ChainGap {
  /** Place in the list of the item whose chain is not whole. */
  position: number;
  lacks: "ground" | "integrate";
}

/**
 * Where a chain is not whole (exercises.md): what builds up or discharges needs grounding before it and rounding off
 * after it, on each day that it is done.
 */
export function chainGaps(items: readonly Placed[]): ChainGap[] {
  return items.flatMap((item, position) => {
    if (item.phase !== "build-up" && item.phase !== "discharge") return [];
    const whole = (phase: Phase, others: readonly Placed[]) =>
      daysOf(item).every((day) =>
        others.some(
          (other) =>
            other.phase === phase &&
            fitsOn(other, day) &&
            (item.days !== null || other.days === null || other.days.length === 7),
        ),
      );
    const gaps: ChainGap[] = [];
    if (!whole("ground", items.slice(0, position))) gaps.push({ position, lacks: "ground" });
    if (!whole("integrate", items.slice(position + 1))) gaps.push({ position, lacks: "integrate" });
    return gaps;
  });
}

export const faultsOf = (gaps: readonly ChainGap[]): Fault[] =>
  gaps.map((gap) => ({
    path: `items.${gap.position}`,
    refusal: gap.lacks === "ground" ? "chain_without_grounding" : "chain_without_integration",
  }));

/** Where the missing link belongs: grounding before the first item that needs it, rounding off after the last. */
export function placeFor(lacks: ChainGap["lacks"], items: readonly Placed[]): number {
  const needs = items.map((item, at) => (item.phase === "build-up" || item.phase === "discharge" ? at : -1));
  return lacks === "ground" ? Math.max(0, needs.find((at) => at >= 0) ?? 0) : Math.max(...needs, -1) + 1;
}

/**
 * Sessions asked on each weekday, Monday first. One session does the day's program, so a day asks as many sessions as
 * its most frequent item; what is done 'when it suits' asks for none.
 */
export function weekPlan(items: readonly Pick<ProgramItem, "days" | "timesPerDay">[]): number[] {
  return weekdays.map((day) =>
    Math.max(0, ...items.filter((item) => item.days?.includes(day)).map((item) => item.timesPerDay)),
  );
}

export const plannedOn = (week: readonly number[], day: Day): number => week[weekdayIndex(day)] ?? 0;

export interface Running {
  status: ProgramStatus;
  startsOn: Day | null;
  endsOn: Day | null;
}

/** Whether a program is the client's on a day. An ended one still runs out its last day when another begins later. */
export const isRunningOn = (program: Running, day: Day): boolean =>
  program.status !== "draft" &&
  program.startsOn !== null &&
  program.startsOn <= day &&
  (program.endsOn === null || day <= program.endsOn);

/** The last day of a program that makes room for one that starts on `startsOn`. */
export const lastDayBefore = (startsOn: Day): Day => addDays(startsOn, -1);

/** Seconds that one breath or one repetition takes, from quick to slow; a guess for planning, shown as from–to. */
const pace = { breaths: [6, 12], repetitions: [3, 6] } as const;
/** 'Until enough' has no length of its own; most people take between one and ten minutes. */
const untilEnough = [60, 600] as const;

/** From–to in seconds for one item done once. */
export function secondsOf(dose: Dose, range: Pick<DoseRange, "perSide" | "openEnded" | "max">): [number, number] {
  const sides = range.perSide ? 2 : 1;
  if (dose.kind === "until-enough" || dose.amount === null) return [untilEnough[0], untilEnough[1]];
  if (dose.kind === "time") {
    const most = range.openEnded ? Math.max(dose.amount, range.max ?? dose.amount) : dose.amount;
    return [dose.amount * sides, most * sides];
  }
  return [dose.amount * pace[dose.kind][0] * sides, dose.amount * pace[dose.kind][1] * sides];
}

/** Minutes from–to that one session of these items takes, rounded up to whole minutes. */
export function minutesOf(items: readonly { dose: Dose; range: Pick<DoseRange, "perSide" | "openEnded" | "max"> }[]): {
  from: number;
  to: number;
} {
  const [from, to] = items
    .map((item) => secondsOf(item.dose, item.range))
    .reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
  return { from: Math.ceil(from / 60), to: Math.ceil(to / 60) };
}
