import { ask } from "@/lib/ask";
import type { EmergencyDraft, EmergencyLook } from "./schema";

const addressOf = (id: string) => `/api/v1/emergency-looks/${id}` as const;

export const beginEmergency = async (id: string, draft: EmergencyDraft): Promise<EmergencyLook> =>
  (await ask<EmergencyLook>("PUT", addressOf(id), { body: draft })).value;

export const endEmergency = (id: string) => ask("DELETE", addressOf(id));
