import { ask } from "@/lib/ask";
import type { PaperSession } from "./schema";

/** Sends a line of a paper diary; sending it again under the same id is harmless. Throws `Refused`. */
export async function typeInSession(clientId: string, id: string, sheet: PaperSession): Promise<void> {
  await ask("PUT", `/api/v1/clients/${clientId}/sessions/${id}`, { body: sheet });
}
