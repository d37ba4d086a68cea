import { z } from "zod";
import { day } from "@/lib/text";

const mean = z.number().nullable();

export const buckets = ["day", "week"] as const;
export type Bucket = (typeof buckets)[number];

export const progressQuery = z.object({
  from: day.optional(),
  to: day.optional(),
  bucket: z.enum(buckets).default("day"),
});
export type ProgressQuery = z.output<typeof progressQuery>;

/** Sums of one day: sessions, then sum and count of each rating (tension before, after; safety before, after). */
export type DaySums = [number, number, number, number, number, number, number, number, number];

/** One day, or one week named by its Monday. Means are of the answered ratings only; null where nobody answered. */
export const progressPoint = z.strictObject({
  date: z.string(),
  sessions: z.int(),
  planned: z.int(),
  tensionBefore: mean,
  tensionAfter: mean,
  safetyBefore: mean,
  safetyAfter: mean,
});
export type ProgressPoint = z.output<typeof progressPoint>;

/** A version that began in the period, by its title. */
const programMark = z.strictObject({ date: z.string(), label: z.string() });

export const progress = z.strictObject({
  bucket: z.enum(buckets),
  from: z.string(),
  to: z.string(),
  points: z.array(progressPoint),
  marks: z.array(programMark),
  summary: z.strictObject({
    sessions: z.int(),
    planned: z.int(),
    adherence: z.number().nullable(),
    answered: z.strictObject({
      tensionBefore: z.int(),
      tensionAfter: z.int(),
      safetyBefore: z.int(),
      safetyAfter: z.int(),
    }),
  }),
});
export type Progress = z.output<typeof progress>;

/** A week up to its Sunday, and the share reported of what was asked so far; null where nothing was. */
export const weekCount = z.strictObject({ sessions: z.int(), planned: z.int(), adherence: z.number().nullable() });
export type WeekCount = z.output<typeof weekCount>;

/** One day with a session, as the small trend draws it. */
export const trendDay = progressPoint.omit({ sessions: true, planned: true });
export type TrendDay = z.output<typeof trendDay>;
