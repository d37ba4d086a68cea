import { z } from "zod";
import { weekdays } from "@/lib/calendar";
import { dose } from "@/lib/doses/schema";
import { exercise } from "@/lib/exercises/schema";
import { progressPoint } from "@/lib/progress/schema";
import { line } from "@/lib/text";
import { inOrder, shareParts } from "./rules";

const parts = z.array(z.enum(shareParts)).min(1, { message: "nothing_shared" }).max(20).overwrite(inOrder);

/** Whom a client names, and what is shared with them: at least one part, and none by itself. */
export const relativeDraft = z.strictObject({ name: line(120), parts });
export type RelativeDraft = z.output<typeof relativeDraft>;

export const relativeChange = z.strictObject({ parts });
export type RelativeChange = z.output<typeof relativeChange>;

/** Somebody who looks along now, or has the link to. */
export const relative = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  parts: z.array(z.enum(shareParts)),
  /** When they came in; null before that. */
  since: z.string().nullable(),
  state: z.enum(["joined", "invited", "expired"]),
  /** Until when the link works that waits for them; null once it was used. */
  linkUntil: z.string().nullable(),
  revision: z.int(),
});
export type Relative = z.output<typeof relative>;

export const relativeList = z.strictObject({ items: z.array(relative) });

/** The link is told this once: it is for the client to hand over. */
export const namedRelative = z.strictObject({ relative, url: z.string(), expiresAt: z.string() });
export type NamedRelative = z.output<typeof namedRelative>;

/** With whom one looks along, and at what. */
export const shared = z.strictObject({ firstName: z.string(), parts: z.array(z.enum(shareParts)) });
export type Shared = z.output<typeof shared>;

/** What is practised now: the exercises as the library tells them, how long, and on which days. */
export const sharedProgram = z.strictObject({
  firstName: z.string(),
  items: z.array(z.strictObject({ exercise, dose, days: z.array(z.enum(weekdays)).nullable(), timesPerDay: z.int() })),
});
export type SharedProgram = z.output<typeof sharedProgram>;

const period = { firstName: z.string(), from: z.string(), to: z.string() };

/** The days on which something was practised. */
export const sharedDays = z.strictObject({ ...period, days: z.array(z.string()) });
export type SharedDays = z.output<typeof sharedDays>;

/** Ratings before and after, day by day; null where nobody answered. */
export const sharedProgress = z.strictObject({ ...period, points: z.array(progressPoint.omit({ planned: true })) });
export type SharedProgress = z.output<typeof sharedProgress>;
