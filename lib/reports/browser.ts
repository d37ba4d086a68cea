import { ask } from "@/lib/ask";
import type { Report, ReportDraft, Share, ShareDraft } from "./schema";

const addressOf = (clientId: string, id: string) => `/api/v1/clients/${clientId}/reports/${id}` as const;

/** `version` is the latest one that was read, 0 for a report that is new; another in its place is refused as `stale`. */
export const writeReport = async (
  of: { clientId: string; id: string; version: number },
  draft: ReportDraft,
): Promise<Report> =>
  (await ask<Report>("PUT", addressOf(of.clientId, of.id), { body: draft, match: of.version })).value;

export const noteShare = async (clientId: string, reportId: string, draft: ShareDraft): Promise<Share> =>
  (await ask<Share>("POST", `${addressOf(clientId, reportId)}/shares`, { body: draft })).value;

export const printAddress = (clientId: string, { id, version }: Pick<Report, "id" | "version">) =>
  `${addressOf(clientId, id)}/print?version=${version}` as const;
