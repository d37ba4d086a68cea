import { ask } from "@/lib/ask";
import type { Question, QuestionDraft } from "./schema";

const addressOf = (clientId: string, id: string) => `/api/v1/clients/${clientId}/look-questions/${id}` as const;

export const askAboutLook = async (clientId: string, id: string, draft: QuestionDraft): Promise<Question> =>
  (await ask<Question>("PUT", addressOf(clientId, id), { body: draft })).value;

export const answerQuestion = async (clientId: string, id: string, text: string): Promise<Question> =>
  (await ask<Question>("PUT", `${addressOf(clientId, id)}/answer`, { body: { text } })).value;
