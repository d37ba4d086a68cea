import { ask } from "@/lib/ask";
import type { VerdictAgreement, VerdictProposal } from "./schema";

/** The id is made by whoever proposes, so that sending twice is harmless. */
export const agreeVerdict = async (
  clientId: string,
  id: string,
  proposal: VerdictProposal,
): Promise<VerdictAgreement> =>
  (await ask<VerdictAgreement>("PUT", `/api/v1/clients/${clientId}/verdicts/${id}`, { body: proposal })).value;

export const acceptVerdict = async (clientId: string, id: string): Promise<void> => {
  await ask("PUT", `/api/v1/clients/${clientId}/verdicts/${id}/yes`);
};

export const withdrawVerdict = async (clientId: string, id: string): Promise<void> => {
  await ask("PUT", `/api/v1/clients/${clientId}/verdicts/${id}/withdrawal`);
};
