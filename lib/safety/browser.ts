import { ask } from "@/lib/ask";
import type { Agreement, AgreementDraft, Contact, PracticeContact, Release, ReleaseDecision } from "./schema";

export const decideRelease = async (clientId: string, decision: ReleaseDecision): Promise<Release> =>
  (await ask<Release>("PUT", `/api/v1/clients/${clientId}/release`, { body: decision })).value;

/** `match` is the version that was changed; somebody else's newer one is refused as `stale`. */
export const changeAgreement = async (clientId: string, draft: AgreementDraft, match: number): Promise<Agreement> =>
  (await ask<Agreement>("PUT", `/api/v1/clients/${clientId}/agreement`, { body: draft, match })).value;

export const changeContact = async (change: Partial<Contact>, match: number): Promise<PracticeContact> =>
  (await ask<PracticeContact>("PATCH", "/api/v1/practice/contact", { body: change, match })).value;
