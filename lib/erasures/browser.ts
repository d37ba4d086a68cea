import { ask } from "@/lib/ask";
import type { DecisionDraft, Erasure, ErasureDraft, PracticeErasure } from "./schema";

export const askErasure = async (id: string, draft: ErasureDraft): Promise<Erasure> =>
  (await ask<Erasure>("PUT", `/api/v1/my-record/erasures/${id}`, { body: draft })).value;

export const withdrawErasure = (id: string) => ask("DELETE", `/api/v1/my-record/erasures/${id}`);

export const askErasureOf = async (clientId: string, id: string, draft: ErasureDraft): Promise<Erasure> =>
  (await ask<Erasure>("PUT", `/api/v1/clients/${clientId}/erasures/${id}`, { body: draft })).value;

export const decideErasure = async (id: string, draft: DecisionDraft): Promise<PracticeErasure> =>
  (await ask<PracticeErasure>("PUT", `/api/v1/practice/erasures/${id}/decision`, { body: draft })).value;

export const ownCertificate = (id: string) => `/api/v1/my-record/erasures/${id}/certificate` as const;
export const practiceCertificate = (id: string) => `/api/v1/practice/erasures/${id}/certificate` as const;
