import { z } from "zod";

/** A whole number 0–10; `declined` is the answer of someone who would rather not say; null is no answer. Never 0 for either. */
export const rating = z.union([z.int().min(0).max(10), z.literal("declined"), z.null()]);
export type Rating = z.output<typeof rating>;

export const moment = z.strictObject({
  tension: rating.default(null),
  safety: rating.default(null),
  areas: z
    // A log is never refused for a place in the body that a later list may drop or rename.
    .array(z.string().regex(/^[a-z][a-z-]{0,39}$/))
    .max(40)
    .refine((areas) => new Set(areas).size === areas.length, { message: "twice" })
    .default([]),
});
export type Moment = z.output<typeof moment>;
