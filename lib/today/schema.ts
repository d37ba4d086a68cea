import { z } from "zod";
import { dose } from "@/lib/doses/schema";
import { exercise } from "@/lib/exercises/schema";
import { agreement, choices, contact, releaseFacts, standing, statement } from "@/lib/safety/schema";

/** `program`: all items of the program that runs, on whatever days they are asked: what a phone keeps for later. */
export const todayQuery = z.object({ items: z.enum(["today", "program"]).default("today") });

export const releaseReasons = ["not_opened", "no_program", "paused", "weekly_cap", "day_between"] as const;
export type ReleaseReason = (typeof releaseReasons)[number];

export const todayItem = z.strictObject({
  id: z.uuid(),
  exercise,
  dose,
  timesPerDay: z.int(),
  days: z.array(z.string()).nullable(),
  doneToday: z.int(),
  remark: z.string().nullable(),
});
export type TodayItem = z.output<typeof todayItem>;

export const today = z.strictObject({
  date: z.string(),
  timeZone: z.string(),
  program: z
    .strictObject({
      id: z.uuid(),
      version: z.int(),
      title: z.string(),
      note: z.string().nullable(),
      /** Optional because a phone may hold a day from before it was told; every answer has it. */
      endsOn: z.string().nullish(),
    })
    .nullable(),
  /** True until the client has logged a session under this version of the program. */
  programIsNew: z.boolean(),
  /** Sessions logged today, whatever was done in them: who practised is not asked again for what was left out. */
  sessionsToday: z.int(),
  /**
   * What the latest of them was, null without one: only relaxing also where release stayed shut. Optional because a phone
   * may hold a day from before it was told.
   */
  latestToday: z.strictObject({ choice: z.enum(choices), startedAt: z.string() }).nullish(),
  items: z.array(todayItem),
  safety: z.strictObject({
    threshold: z.int(),
    release: z.enum(["open", "closed"]),
    because: z.string().nullable(),
    reason: z.enum(releaseReasons).nullable(),
    maxMinutes: z.int().nullable(),
    // Optional because a phone may hold a day from before they were told; every answer has them.
    agreement: agreement.pick({ version: true, words: true, terms: true }).optional(),
    standing: standing.optional(),
    facts: releaseFacts.optional(),
    contact: contact.optional(),
    /** Null while release is not open. */
    statement: statement.nullish(),
  }),
  /** A session with release of yesterday or the day before, that asks how it is now. */
  echo: z.strictObject({ sessionId: z.uuid(), practisedOn: z.string() }).nullish(),
  /** Who else sees the numbers, by the client's own choice. Optional because a phone may hold a day from before it was told. */
  sharedWith: z.array(z.string()).optional(),
});
export type Today = z.output<typeof today>;
