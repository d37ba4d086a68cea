import { ask } from "@/lib/ask";
import type { Kept } from "@/lib/outbox/drawer";
import type { Letter } from "@/lib/outbox/parcel";
import type { Assignment, AssignmentDraft, Licence, LicenceDraft, MeasureScore, MeasureScoreDraft } from "./schema";

/** `match` is the revision that was changed, 0 for a new entry. */
export const keepLicence = async (id: string, draft: LicenceDraft, match: number): Promise<Licence> =>
  (await ask<Licence>("PUT", `/api/v1/practice/licences/${id}`, { body: draft, match })).value;

export const assignMeasure = async (clientId: string, id: string, draft: AssignmentDraft): Promise<Assignment> =>
  (await ask<Assignment>("PUT", `/api/v1/clients/${clientId}/measures/${id}`, { body: draft })).value;

export const endMeasure = async (
  clientId: string,
  { id, revision }: Pick<Assignment, "id" | "revision">,
  ended: boolean,
): Promise<Assignment> =>
  (await ask<Assignment>("PATCH", `/api/v1/clients/${clientId}/measures/${id}`, { body: { ended }, match: revision }))
    .value;

/** With the same `id` it is the same score, however often it is sent. */
export const scoreMeasure = async (
  clientId: string,
  assignmentId: string,
  id: string,
  draft: MeasureScoreDraft,
): Promise<MeasureScore> =>
  (await ask<MeasureScore>("PUT", `/api/v1/clients/${clientId}/measures/${assignmentId}/scores/${id}`, { body: draft }))
    .value;

const scores = /^\/api\/v1\/clients\/[^/]+\/measures\/[^/]+\/scores\/[^/]+$/;

/** A score that waits on the device until there is a way: the same one lies there once. */
export const measureScoreLetter = (
  clientId: string,
  assignmentId: string,
  id: string,
  draft: MeasureScoreDraft,
): Letter => ({
  id: `${id}-measure-score`,
  path: `/api/v1/clients/${clientId}/measures/${assignmentId}/scores/${id}`,
  body: draft,
});

/** What a parcel holds; null where it holds something else. */
export const measureScoreIn = ({ parcel }: Kept): MeasureScoreDraft | null =>
  scores.test(parcel.path) ? (JSON.parse(parcel.body) as MeasureScoreDraft) : null;
