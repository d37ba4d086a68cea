import { addDays, type Day, daysBetween } from "@/lib/calendar";
import type { Goal, GoalScore } from "./schema";

/** How many may be open at a time: one to five is usual, more than ten nobody scores with attention. */
export const mostOpen = 10;

export const goalKinds = ["activity", "goal"] as const;
export const endings = ["reached", "let-go"] as const;
export type Ending = (typeof endings)[number];

/** The five levels of goal attainment, from much less than expected to much more; 0 is what was expected. */
export const levels = [-2, -1, 0, 1, 2] as const;
export type Level = (typeof levels)[number];

/** A score from a phone's own day may be a day ahead of ours. */
export const isDayAhead = (day: Day, today: Day): boolean => day > addDays(today, 1);

/**
 * Whether a day is so far away that it was a slip of the hand: scores are only added to, and one of 1926 would stay in
 * every drawing.
 */
export const isSlip = (day: Day, around: Day): boolean => Math.abs(daysBetween(around, day)) > 366 * 2;

export const isScored = ({ scores }: Pick<Goal, "scores">): boolean => scores.length > 0;

/** Whether a level was scored or declined: from then on, what the levels mean stays as it is. */
export const isLevelScored = ({ scores }: Pick<Goal, "scores">): boolean => scores.some(({ level }) => level !== null);

/** Oldest first; of each day what was said last, because a later answer stands for the one before it. */
export function byDay<S extends Pick<GoalScore, "scoredOn">>(scores: readonly S[]): S[] {
  const latest = new Map<Day, S>();
  for (const score of scores) latest.set(score.scoredOn, score);
  return [...latest.values()].sort((a, b) => (a.scoredOn < b.scoredOn ? -1 : 1));
}

/** The latest level that was given for each goal that has levels, over the goals that are still open. */
export const latestLevels = (goals: readonly Pick<Goal, "levels" | "scores" | "ending">[]): Level[] =>
  goals.flatMap((goal) => {
    if (!goal.levels || goal.ending) return [];
    const given = byDay(goal.scores).findLast(({ level }) => typeof level === "number");
    return given ? [given.level as Level] : [];
  });

/** How much scores of one person's goals are expected to go together (Kiresuk & Sherman 1968). */
const together = 0.3;

/**
 * The goal attainment T-score of some levels, all of equal weight: 50 + 10·Σx / √((1−ρ)·n + ρ·n²) with ρ = 0.3; null
 * where there are none. 50 is what was expected. Source: T. J. Kiresuk & R. E. Sherman, 'Goal attainment scaling: A
 * general method for evaluating comprehensive community mental health programs', Community Mental Health Journal 4
 * (1968) 443–453.
 */
export function attainment(given: readonly Level[]): number | null {
  const n = given.length;
  if (n === 0) return null;
  const sum = given.reduce((total: number, level) => total + level, 0);
  return 50 + (10 * sum) / Math.sqrt((1 - together) * n + together * n * n);
}
