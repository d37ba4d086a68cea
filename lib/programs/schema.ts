import { z } from "zod";
import { weekdays } from "@/lib/calendar";
import { isMoment, isText, pageQuery } from "@/lib/cursor";
import { dose } from "@/lib/doses/schema";
import { day, id, line, paragraph } from "@/lib/text";
import { usualThreshold } from "./rules";

export const programItem = z.strictObject({
  id,
  exerciseId: id,
  dose,
  days: z
    .array(z.enum(weekdays))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length, { message: "twice" })
    .overwrite((days) => weekdays.filter((day) => days.includes(day)))
    .nullable()
    .default(null),
  timesPerDay: z.int().min(1).max(12).default(1),
  remark: paragraph(500).nullable().default(null),
});
export type ProgramItem = z.output<typeof programItem>;

/** A program as a therapist writes it. `days: null` means 'when it suits'. */
export const programDraft = z
  .strictObject({
    id,
    title: line(120),
    note: paragraph(2000).nullable().default(null),
    safetyThreshold: z.int().min(0).max(10).default(usualThreshold),
    /** Why it is not the threshold of before; the builder asks for it, a program that comes as JSON may go without. */
    thresholdBecause: paragraph(500).nullable().default(null),
    items: z.array(programItem).max(40),
  })
  .refine((program) => new Set(program.items.map((item) => item.id)).size === program.items.length, {
    message: "twice",
    path: ["items"],
  });
export type ProgramDraft = z.output<typeof programDraft>;

export const statuses = ["draft", "active", "ended"] as const;
export type ProgramStatus = (typeof statuses)[number];

export const program = z.strictObject({
  id: z.uuid(),
  clientId: z.uuid().nullable(),
  title: z.string(),
  note: z.string().nullable(),
  safetyThreshold: z.int(),
  thresholdBecause: z.string().nullable(),
  items: z.array(programItem),
  version: z.int(),
  /** The how-manieth that the client was sent; null for what nobody was sent. */
  edition: z.int().nullable(),
  status: z.enum(statuses),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  changedAt: z.string(),
  /** What two people who edit it compare: the ETag without its quotes. */
  revision: z.int(),
});
export type Program = z.output<typeof program>;

export const programList = z.strictObject({ items: z.array(program), nextCursor: z.string().nullable() });

export const assignment = z.strictObject({ startsOn: day, endsOn: day.nullable().default(null) });
export type Assignment = z.output<typeof assignment>;

/** By when it was begun, then by id. */
export const programKeys = [isMoment, isText];

export const pageOf = pageQuery(programKeys);
