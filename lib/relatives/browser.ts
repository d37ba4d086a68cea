import { ask } from "@/lib/ask";
import type { SharePart } from "./rules";
import type { NamedRelative, Relative, RelativeDraft } from "./schema";

const at = (id: string) => `/api/v1/my-record/relatives/${id}` as const;

/** Answers with the one-time link, which is told this once. */
export const nameRelative = async (id: string, draft: RelativeDraft): Promise<NamedRelative> =>
  (await ask<NamedRelative>("PUT", at(id), { body: draft })).value;

export const makeRelativeLink = async (id: string): Promise<NamedRelative> =>
  (await ask<NamedRelative>("POST", `${at(id)}/link`)).value;

/** Refuses `stale` when another device was first, and `step_up_needed` where more would be shared than before. */
export const changeShares = async ({ id, revision }: Relative, parts: SharePart[]): Promise<Relative> =>
  (await ask<Relative>("PATCH", at(id), { body: { parts }, match: revision })).value;

export const takeBack = async (id: string): Promise<void> => void (await ask("DELETE", at(id)));
