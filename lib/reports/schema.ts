import { z } from "zod";
import { isMoment, isText, pageQuery } from "@/lib/cursor";
import { locales } from "@/lib/i18n/locale";
import { progressPoint } from "@/lib/progress/schema";
import { review } from "@/lib/reviews/schema";
import { day, id, line, paragraph } from "@/lib/text";
import { verdictAgreement } from "@/lib/verdicts/schema";
import { audiences, shareWays } from "./rules";

const written = {
  audience: z.enum(audiences),
  locale: z.enum(locales),
  from: day,
  to: day,
  /** The therapist's own words: the only part of a report that is not counted. */
  text: paragraph(1800),
};

export const reportDraft = z
  .strictObject(written)
  .refine(({ from, to }) => from <= to, { message: "ends_before_start", path: ["to"] });
export type ReportDraft = z.output<typeof reportDraft>;

/** What the report says, as it stood when it was written: a later session or correction changes none of it. */
export const reportContent = z.strictObject({
  client: z.string(),
  practice: z.string(),
  therapist: z.string(),
  review: review.omit({ exercises: true, courses: true, coursesBy: true }),
  points: z.array(progressPoint),
  verdict: verdictAgreement.nullable(),
});
export type ReportContent = z.output<typeof reportContent>;

export const shareDraft = z.strictObject({
  id,
  version: z.int32().min(1),
  with: line(120),
  way: z.enum(shareWays),
  on: day,
});
export type ShareDraft = z.output<typeof shareDraft>;

export const share = shareDraft.extend({ by: z.string() });
export type Share = z.output<typeof share>;

export const report = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  ...written,
  /** The day on the client's calendar. */
  writtenOn: z.string(),
  writtenBy: z.string(),
  shares: z.array(share),
});
export type Report = z.output<typeof report>;

/** By when it was written, then by id; newest first. */
export const reportKeys = [isMoment, isText];
export const reportPage = pageQuery(reportKeys);
export const reportList = z.strictObject({ items: z.array(report), nextCursor: z.string().nullable() });

export const printQuery = z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647).optional() });
export const exportQuery = z
  .object({ from: day.optional(), to: day.optional() })
  .refine(({ from, to }) => !from || !to || from <= to, { message: "ends_before_start", path: ["to"] });
/** The text of a CSV file. */
export const csv = z.string();
