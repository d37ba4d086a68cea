import { z } from "zod";
import { timeZone } from "@/lib/access/schema";
import { isDay } from "@/lib/calendar";
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
  programEdition: z.int().nullable(),
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
