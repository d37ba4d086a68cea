import { ask } from "@/lib/ask";
import type { Echo } from "@/lib/sessions/schema";

export const tellEcho = async (sessionId: string, echo: Echo): Promise<void> => {
  await ask("PUT", `/api/v1/sessions/${sessionId}/echo`, { body: echo });
};
