import { ask } from "@/lib/ask";
import type { Parking } from "./schema";

export const parkMatter = async (clientId: string, parking: Parking): Promise<void> => {
  await ask("PUT", `/api/v1/clients/${clientId}/matters`, { body: parking });
};
