import { z } from "zod";
import { isDay } from "@/lib/calendar";
import { paragraph } from "@/lib/text";

const day = z.string().refine(isDay, { message: "day" });

/** Opening or closing release for one client. `because` is the therapist's reason, kept with the decision. */
export const releaseDecision = z
  .strictObject({
    open: z.boolean(),
    because: paragraph(500).default(""),
    maxMinutes: z.int().min(1).max(60).nullable().default(null),
    maxPerWeek: z.int().min(1).max(21).nullable().default(null),
    reviewOn: day.nullable().default(null),
  })
  .refine((decision) => !decision.open || decision.because.length > 0, { message: "missing", path: ["because"] });
export type ReleaseDecision = z.output<typeof releaseDecision>;

export const release = z.strictObject({
  open: z.boolean(),
  because: z.string(),
  maxMinutes: z.int().nullable(),
  maxPerWeek: z.int().nullable(),
  reviewOn: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
});
export type Release = z.output<typeof release>;

/** What a client chose for a session: always free, and never more than the gate allows. */
export const choices = ["relax-only", "relax-and-release"] as const;
export type Choice = (typeof choices)[number];

/** How an exercise went. None of the four is a failure. */
export const outcomes = ["done", "partial", "skipped", "stopped"] as const;
export type Outcome = (typeof outcomes)[number];

export const signalKinds = [
  "release_below_threshold",
  "release_without_safety_rating",
  "release_after_relax_only",
  "release_while_closed",
  "safety_fell",
] as const;
export type SignalKind = (typeof signalKinds)[number];

export const signal = z.strictObject({
  id: z.uuid(),
  clientId: z.uuid(),
  sessionId: z.uuid(),
  kind: z.enum(signalKinds),
  raisedAt: z.string(),
});
export type Signal = z.output<typeof signal>;

export const signalList = z.strictObject({ items: z.array(signal), nextCursor: z.string().nullable() });
