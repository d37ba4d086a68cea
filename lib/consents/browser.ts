import { ask } from "@/lib/ask";
import type { Consent, ConsentDraft } from "./schema";

export const sayConsent = async ({ id, ...draft }: ConsentDraft): Promise<Consent[]> =>
  (await ask<{ items: Consent[] }>("PUT", `/api/v1/my-record/consents/${id}`, { body: draft })).value.items;
