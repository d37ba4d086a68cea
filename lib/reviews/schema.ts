import { z } from "zod";
import { noteKinds } from "@/lib/notes/rules";
import { buckets, type Progress } from "@/lib/progress/schema";
import { bodyAreas } from "@/lib/ratings/rules";

/** What was rated *before* sessions of a week: quartiles as in lib/statistics. */
const spread = z.strictObject({
  count: z.int(),
  least: z.number(),
  low: z.number(),
  median: z.number(),
  high: z.number(),
  most: z.number(),
});
export type Spread = z.output<typeof spread>;

/** A week by its Monday; null where nobody answered. */
export const weekSpread = z.strictObject({
  date: z.string(),
  sessions: z.int(),
  tension: spread.nullable(),
  safety: spread.nullable(),
});
export type WeekSpread = z.output<typeof weekSpread>;

/** Reported against planned, never made into one mark. */
export const endCounts = {
  planned: z.int(),
  done: z.int(),
  /** Ended by choice, or done in part: a normal end. */
  enough: z.int(),
  /** Stopped for a sign that was named (lib/safety, `toldStops`). */
  sign: z.int(),
  notReported: z.int(),
};

/** Four counts of a day or a week; what lies ahead is not counted as not reported. */
export const courseCount = z.strictObject({ date: z.string(), ...endCounts });
export type CourseCount = z.output<typeof courseCount>;

/** Within sessions: after minus before, of those sessions in which both were answered. */
const change = z.strictObject({ count: z.int(), median: z.number() });

/** In how many sessions of each stretch of time (`columns`) a place was named before or after; whichever side it was. */
export const areaRow = z.strictObject({ area: z.enum(bodyAreas), times: z.array(z.int()) });
export type AreaRow = z.output<typeof areaRow>;

export const exerciseTime = z.strictObject({
  exerciseId: z.uuid(),
  title: z.strictObject({ nl: z.string(), en: z.string() }),
  times: z.int(),
  /** Of the times that a clock was running: null where none was, as on paper. */
  seconds: z.int().nullable(),
  timed: z.int(),
});
export type ExerciseTime = z.output<typeof exerciseTime>;

export const markKinds = ["program", "release_opened", "release_closed", "release_paused", ...noteKinds] as const;

/** Something that stands on the axis of time. `text` is what somebody wrote; a mark of release has none. */
export const mark = z.strictObject({
  date: z.string(),
  kind: z.enum(markKinds),
  text: z.string().nullable(),
  edition: z.int().nullable(),
});
export type Mark = z.output<typeof mark>;

export const review = z.strictObject({
  from: z.string(),
  to: z.string(),
  bucket: z.enum(buckets),
  sessions: z.int(),
  weeks: z.array(weekSpread),
  /** By week also where the series goes by day, in a period too long for bars of days. */
  coursesBy: z.enum(buckets),
  courses: z.array(courseCount),
  totals: z.strictObject(endCounts),
  tension: z.strictObject({ before: spread.nullable(), within: change.nullable() }),
  safety: z.strictObject({ before: spread.nullable(), within: change.nullable() }),
  /** Sessions in which somebody named a place at all: the rest said nothing about the body. */
  areas: z.strictObject({
    columns: z.array(z.strictObject({ from: z.string(), to: z.string(), sessions: z.int(), told: z.int() })),
    rows: z.array(areaRow),
  }),
  exercises: z.array(exerciseTime),
  marks: z.array(mark),
});
export type Review = z.output<typeof review>;

/** The series of a period, and what stands beside it. */
export interface ReviewedPeriod {
  progress: Progress;
  review: Review;
}
