import { z } from "zod";
import { moment } from "@/lib/ratings/schema";
import { sessionEntry } from "@/lib/sessions/schema";
import { day, id, paragraph } from "@/lib/text";

/** A line of a paper diary, as a therapist types it in. Paper tells the day, and not the clock. */
export const paperSession = z.strictObject({
  programId: id,
  programVersion: z.int32().min(1),
  practisedOn: day,
  before: moment,
  after: moment,
  /** What was ticked; what was not ticked was not reported, and is left out. */
  entries: z.array(sessionEntry).max(100),
  note: paragraph(4000).nullable().default(null),
  wording: z.int().min(1).max(32_767).nullish(),
});
export type PaperSession = z.output<typeof paperSession>;

/** `week`: any day of the week that the diary is for; without it the week that begins next. */
export const diaryQuery = z.object({ week: day.optional() });

/** The bytes of a PDF. */
export const sheet = z.string().meta({ format: "binary" });
