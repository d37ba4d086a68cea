import { ask } from "@/lib/ask";
import type { AskedCopy, CopyDraft } from "./schema";

export const askCopy = async (id: string, draft: CopyDraft): Promise<AskedCopy> =>
  (await ask<AskedCopy>("PUT", `/api/v1/my-record/copies/${id}`, { body: draft })).value;
