import { z } from "zod";
import { id, paragraph } from "@/lib/text";
import { recordParts, statementKinds, statementOutcomes } from "./rules";

const written = {
  kind: z.enum(statementKinds),
  part: z.enum(recordParts),
  /** The one report, note or goal that it is about; null: the part as a whole. */
  aboutId: id.nullable().default(null),
  text: paragraph(2000, 1),
};

export const statementDraft = z.strictObject(written);
export type StatementDraft = z.output<typeof statementDraft>;

export const answerDraft = z.strictObject({ outcome: z.enum(statementOutcomes), words: paragraph(2000, 1) });
export type AnswerDraft = z.output<typeof answerDraft>;

export const recordStatement = z.strictObject({
  id: z.uuid(),
  ...written,
  madeAt: z.string(),
  madeOn: z.string(),
  /** One month after it was made. */
  answerBy: z.string(),
  answer: answerDraft.extend({ by: z.string(), at: z.string(), on: z.string() }).nullable(),
  disputed: z.boolean(),
});
export type RecordStatement = z.output<typeof recordStatement>;

/** Newest first. */
export const statementList = z.strictObject({ items: z.array(recordStatement) });

/** A statement that waits, as the inbox names it before a record is opened: whose and what kind, and not what it says. */
export interface WaitingStatement {
  id: string;
  client: { id: string; name: string };
  kind: RecordStatement["kind"];
  part: RecordStatement["part"];
  answerBy: string;
}
