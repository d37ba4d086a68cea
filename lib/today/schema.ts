import { z } from "zod";
import { exercise } from "@/lib/exercises/schema";
import { dose } from "@/lib/programs/schema";

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
