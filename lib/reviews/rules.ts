import { addDays, type Day, daysBetween, daysFrom, mondayOf } from "@/lib/calendar";
import type { PlanPeriod } from "@/lib/plans/schema";
import { plannedByDay } from "@/lib/progress/rules";
import type { Bucket } from "@/lib/progress/schema";
import { bodyAreas, pointedAt } from "@/lib/ratings/rules";
import { type StopReason, toldStops } from "@/lib/safety/rules";
import { median, quartiles } from "@/lib/statistics";
import type { AreaRow, CourseCount, Review, Spread, WeekSpread } from "./schema";

/** What the review needs of a session. Ratings are null where no number was given. */
export interface RatedSession {
  day: Day;
  tension: { before: number | null; after: number | null };
  safety: { before: number | null; after: number | null };
  /** Every exercise was done. */
  whole: boolean;
  why: StopReason | null;
  areas: readonly string[];
}

type Scale = "tension" | "safety";

export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const [low, high] = quartiles(values);
  return {
    count: values.length,
    least: Math.min(...values),
    low,
    median: median(values),
    high,
    most: Math.max(...values),
  };
}

const answered = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/**
 * Weeks by what was rated *before* sessions. Never by what was rated after: people begin when they are tense, so that
 * the next value is lower by itself, and weeks would seem better than they were (domain.md 2).
 */
export function weekSpreads(from: Day, to: Day, sessions: readonly RatedSession[]): WeekSpread[] {
  const weeks = new Map<Day, RatedSession[]>(mondaysFrom(from, to).map((monday) => [monday, []]));
  for (const session of sessions) weeks.get(mondayOf(session.day))?.push(session);
  return [...weeks].map(([date, week]) => {
    const of = (scale: Scale) => spreadOf(answered(week.map((session) => session[scale].before)));
    return { date, sessions: week.length, tension: of("tension"), safety: of("safety") };
  });
}

const mondaysFrom = (from: Day, to: Day): Day[] => {
  const first = mondayOf(from);
  return Array.from({ length: Math.floor(daysBetween(first, to) / 7) + 1 }, (_, week) => addDays(first, week * 7));
};

/** How it changed within sessions, of those in which both moments were answered: the median of after minus before. */
export function withinOf(sessions: readonly RatedSession[], scale: Scale): Review["tension"]["within"] {
  const changes = sessions.flatMap(({ [scale]: { before, after } }) =>
    before === null || after === null ? [] : [after - before],
  );
  return changes.length === 0 ? null : { count: changes.length, median: median(changes) };
}

/**
 * Stopping for a sign is told apart; ending by choice, doing less or leaving the reason open is a normal end (G11).
 * Nobody said why: the words of `enough` may claim no reason.
 */
export const endOf = ({ whole, why }: Pick<RatedSession, "whole" | "why">) =>
  why !== null && toldStops.includes(why) ? "sign" : whole ? "done" : "enough";

type Counts = Omit<CourseCount, "date">;
const none: Counts = { planned: 0, done: 0, enough: 0, sign: 0, notReported: 0 };

/**
 * Four counts by day or by week. A week misses what its plan asked and nobody told: what was done a day later fills the
 * gap of the day before. Today is not over, and asks nothing yet.
 */
export function courseCounts(
  period: { from: Day; to: Day; bucket: Bucket },
  sessions: readonly Pick<RatedSession, "day" | "whole" | "why">[],
  plan: readonly PlanPeriod[],
  today: Day,
): CourseCount[] {
  const { from, to, bucket } = period;
  const counts = new Map<Day, Counts & { over: number }>();
  for (const day of daysFrom(from, to)) {
    const date = bucket === "week" ? mondayOf(day) : day;
    const count = counts.get(date) ?? { ...none, over: 0 };
    const planned = plannedByDay(plan, day);
    count.planned += planned;
    if (day < today) count.over += planned;
    counts.set(date, count);
  }
  for (const session of sessions) {
    const count = counts.get(bucket === "week" ? mondayOf(session.day) : session.day);
    if (count) count[endOf(session)] += 1;
  }
  return [...counts].map(([date, { over, ...count }]) => ({
    date,
    ...count,
    notReported: Math.max(0, over - count.done - count.enough - count.sign),
  }));
}

export const totalsOf = (weeks: readonly CourseCount[]): Counts =>
  weeks.reduce<Counts>(
    (sum, { date: _, ...week }) => ({
      planned: sum.planned + week.planned,
      done: sum.done + week.done,
      enough: sum.enough + week.enough,
      sign: sum.sign + week.sign,
      notReported: sum.notReported + week.notReported,
    }),
    none,
  );

const mostWeeks = 14;

/** Weeks while they can be told apart, months beyond; the first and the last are cut to the period. */
export function columnsOf(from: Day, to: Day): { from: Day; to: Day }[] {
  const weeks = mondaysFrom(from, to);
  const starts = weeks.length <= mostWeeks ? weeks : monthsFrom(from, to);
  return starts.map((start, n) => {
    const next = starts[n + 1];
    return { from: start < from ? from : start, to: next ? addDays(next, -1) : to };
  });
}

function monthsFrom(from: Day, to: Day): Day[] {
  const months = new Set(daysFrom(from, to).map((day) => `${day.slice(0, 8)}01`));
  return [...months];
}

/** Places in the body over time: in how many sessions each was named. Places that nobody named have no row. */
export function areasOverTime(from: Day, to: Day, sessions: readonly RatedSession[]): Review["areas"] {
  const columns = columnsOf(from, to).map((column) => {
    const own = sessions.filter(({ day }) => column.from <= day && day <= column.to);
    return { ...column, own, sessions: own.length, told: own.filter(({ areas }) => areas.length > 0).length };
  });
  const rows: AreaRow[] = bodyAreas.map((area) => ({
    area,
    times: columns.map(({ own }) => own.filter(({ areas }) => pointedAt(areas, area) !== null).length),
  }));
  const total = ({ times }: AreaRow) => times.reduce((a, b) => a + b, 0);
  return {
    columns: columns.map(({ own: _, ...column }) => column),
    rows: rows.filter((row) => total(row) > 0).sort((a, b) => total(b) - total(a)),
  };
}

/** An opening or closing of release, or a signal on which it rests; in the order in which they came. */
export interface ReleaseEvent {
  kind: "opened" | "closed" | "paused";
  day: Day;
}

/** Only what changed something: a second signal while release rests, or a closing of what was shut, is no mark. */
export function releaseMarks(
  events: readonly ReleaseEvent[],
): { date: Day; kind: `release_${ReleaseEvent["kind"]}` }[] {
  let stands: "opened" | "closed" | "paused" = "closed";
  return events.flatMap(({ kind, day }) => {
    if (kind === "paused" ? stands !== "opened" : kind === "closed" && stands === "closed") return [];
    stands = kind;
    return [{ date: day, kind: `release_${kind}` as const }];
  });
}

/** The equally long stretch of days just before a period. */
export function periodBefore({ from, to }: { from: Day; to: Day }): { from: Day; to: Day } {
  const last = addDays(from, -1);
  return { from: addDays(last, -daysBetween(from, to)), to: last };
}
