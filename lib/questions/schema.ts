import { z } from "zod";
import { isMoment, isText, pageQuery } from "@/lib/cursor";
import { id, paragraph } from "@/lib/text";

/** What a client asks about a line of who looked; `lookId` is the line's id. */
export const questionDraft = z.strictObject({ lookId: id, text: paragraph(1000, 1) });
export type QuestionDraft = z.output<typeof questionDraft>;

export const questionAnswer = z.strictObject({ text: paragraph(2000, 1) });

export const question = z.strictObject({
  id: z.uuid(),
  client: z.strictObject({ id: z.uuid(), name: z.string() }),
  /** The line that it is about: who did what, and when. */
  look: z.strictObject({ id: z.uuid(), event: z.string(), name: z.string(), at: z.string() }),
  text: z.string(),
  askedAt: z.string(),
  answer: z.strictObject({ text: z.string(), by: z.string(), at: z.string() }).nullable(),
});
export type Question = z.output<typeof question>;

/** By the moment of asking, then by id; newest first. */
export const questionKeys = [isMoment, isText];
export const questionPage = pageQuery(questionKeys);
export type QuestionPage = z.output<typeof questionPage>;
export const questionList = z.strictObject({ items: z.array(question), nextCursor: z.string().nullable() });
