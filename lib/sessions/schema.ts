import { z } from "zod";
import { timeZone } from "@/lib/access/schema";
import { isDay } from "@/lib/calendar";
import { exercise } from "@/lib/exercises/schema";
import { dose } from "@/lib/programs/schema";
import { moment } from "@/lib/ratings/schema";
import { choices, outcomes } from "@/lib/safety/schema";
import { id, paragraph } from "@/lib/text";

// Years that PostgreSQL, Temporal and an ISO text of four digits all agree on, in every zone.
const earliest = Date.UTC(1900, 0, 2);
const latest = Date.UTC(2200, 0, 1);
const instant = z.iso
  .datetime({ offset: true })
  .refine((text) => Date.parse(text) > earliest && Date.parse(text) < latest, { message: "invalid" });
const day = z.string().refine(isDay, { message: "day" });

export const sessionEntry = z.strictObject({
  programItemId: id,
  outcome: z.enum(outcomes),
  seconds: z.int().min(0).max(86_400).nullable().default(null),
  repetitions: z.int().min(0).max(10_000).nullable().default(null),
});
export type SessionEntry = z.output<typeof sessionEntry>;

export const sessionLog = z.strictObject({
  programId: id,
  programVersion: z.int32().min(1),
  startedAt: instant,
  endedAt: instant,
  timeZone,
  choice: z.enum(choices),
  before: moment.nullable().default(null),
  after: moment.nullable().default(null),
  entries: z.array(sessionEntry).max(100),
  note: paragraph(4000).nullable().default(null),
});
export type SessionLog = z.output<typeof sessionLog>;

export const loggedSession = sessionLog.extend({
  id: z.uuid(),
  programTitle: z.string(),
  practisedOn: z.string(),
  receivedAt: z.string(),
});
export type LoggedSession = z.output<typeof loggedSession>;

export const period = z.object({
  from: day.optional(),
  to: day.optional(),
  cursor: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type Period = z.output<typeof period>;

export const sessionList = z.strictObject({ items: z.array(loggedSession), nextCursor: z.string().nullable() });

export const releaseReasons = ["not_opened", "no_program"] as const;

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
    .strictObject({ id: z.uuid(), version: z.int(), title: z.string(), note: z.string().nullable() })
    .nullable(),
  /** True until the client has logged a session under this version of the program. */
  programIsNew: z.boolean(),
  /** Sessions logged today, whatever was done in them: who practised is not asked again for what was left out. */
  sessionsToday: z.int(),
  items: z.array(todayItem),
  safety: z.strictObject({
    threshold: z.int(),
    release: z.enum(["open", "closed"]),
    because: z.string().nullable(),
    reason: z.enum(releaseReasons).nullable(),
    maxMinutes: z.int().nullable(),
  }),
});
export type Today = z.output<typeof today>;
