import { ask } from "@/lib/ask";
import type { AnswerDraft, RecordStatement, StatementDraft } from "./schema";

export const makeStatement = async (id: string, draft: StatementDraft): Promise<RecordStatement> =>
  (await ask<RecordStatement>("PUT", `/api/v1/my-record/statements/${id}`, { body: draft })).value;

export const answerStatement = async (clientId: string, id: string, draft: AnswerDraft): Promise<RecordStatement> =>
  (await ask<RecordStatement>("PUT", `/api/v1/clients/${clientId}/statements/${id}/answer`, { body: draft })).value;
