import { ask } from "@/lib/ask";
import type { Release, ReleaseDecision } from "./schema";

export const decideRelease = async (clientId: string, decision: ReleaseDecision): Promise<Release> =>
  (await ask<Release>("PUT", `/api/v1/clients/${clientId}/release`, { body: decision })).value;

export const settleSignal = async (signalId: string): Promise<void> => {
  await ask("POST", `/api/v1/signals/${signalId}/settle`);
};
