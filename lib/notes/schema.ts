import { z } from "zod";
import { isDay } from "@/lib/calendar";
import { isText, pageQuery } from "@/lib/cursor";
import { day, id, paragraph } from "@/lib/text";
import { noteKinds } from "./rules";

const written = {
  kind: z.enum(noteKinds),
  day,
  text: paragraph(1000, 1),
  /** Stands as a mark on the axis of time of the charts. */
  onAxis: z.boolean(),
  /** The client can read it. */
  shared: z.boolean(),
};

export const noteDraft = z.strictObject({
  id,
  ...written,
  onAxis: written.onAxis.default(true),
  shared: written.shared.default(false),
});
export type NoteDraft = z.output<typeof noteDraft>;

export const noteChange = z
  .strictObject({ ...written, putAway: z.boolean() })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { message: "nothing_to_change" });
export type NoteChange = z.output<typeof noteChange>;

export const note = z.strictObject({
  id: z.uuid(),
  ...written,
  putAway: z.boolean(),
  writtenBy: z.string(),
  revision: z.int(),
});
export type Note = z.output<typeof note>;

/** By day, then by id; newest first. */
export const noteKeys = [isDay, isText];
export const notePage = pageQuery(noteKeys);
export const noteList = z.strictObject({ items: z.array(note), nextCursor: z.string().nullable() });
