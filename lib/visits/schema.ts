import { z } from "zod";
import { matter } from "@/lib/attention/schema";
import { isDay } from "@/lib/calendar";
import { endCounts } from "@/lib/reviews/schema";
import { questionRules } from "./rules";

const day = z.string().refine(isDay, { message: "day" });
const shownDay = z.string().nullable();
const rating = z.int().nullable();

const titled = z.strictObject({ nl: z.string(), en: z.string() });

/** A question for the visit, made by a fixed rule from what was told. It asks, and advises nothing. */
export const question = z.strictObject({
  rule: z.enum(questionRules),
  /** The session that it is about, and its day; or the days from `on` to `until`. */
  sessionId: z.uuid().nullable(),
  on: shownDay,
  until: shownDay,
  exercise: titled.nullable(),
  before: rating,
  after: rating,
  count: z.int().nullable(),
});
export type Question = z.output<typeof question>;

const medianOf = z.strictObject({ median: z.number().nullable(), count: z.int() });
const twoWeeks = z.strictObject({ first: medianOf, last: medianOf });
export type TwoWeeks = z.output<typeof twoWeeks>;

/** What a visit begins from: what was told in a period, counted and never judged. */
export const visit = z.strictObject({
  from: z.string(),
  to: z.string(),
  done: z.strictObject({ reported: z.int(), ...endCounts }),
  stopped: z.array(
    z.strictObject({
      sessionId: z.uuid(),
      on: z.string(),
      exercise: titled.nullable(),
      /** A sign, or that it was enough; null where it was not told, or was neither. */
      why: z.enum(["sign", "enough"]).nullable(),
    }),
  ),
  changed: z.strictObject({
    /** The first number of each day, in the first and the last seven days; null in a period of less than two weeks. */
    tension: twoWeeks.nullable(),
    safety: twoWeeks.nullable(),
    programs: z.array(z.strictObject({ on: z.string(), programId: z.uuid(), title: z.string() })),
    decisions: z.array(z.strictObject({ on: z.string(), kind: z.enum(["opened", "closed", "paused", "changed"]) })),
  }),
  missing: z.strictObject({
    asked: z.int(),
    answered: z.int(),
    declined: z.int(),
    echoesAsked: z.int(),
    echoesAnswered: z.int(),
  }),
  open: z.array(matter),
  questions: z.array(question).length(3),
});
export type Visit = z.output<typeof visit>;

/** From which day on; the end is always today. */
export const visitQuery = z.object({ since: day.optional() });
