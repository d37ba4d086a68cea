import { ask } from "@/lib/ask";
import type { Kept } from "@/lib/outbox/drawer";
import type { Letter } from "@/lib/outbox/parcel";
import type { Goal, GoalChange, GoalDraft, GoalScore, GoalScoreDraft } from "./schema";

export const setGoal = async (clientId: string, id: string, draft: GoalDraft): Promise<Goal> =>
  (await ask<Goal>("PUT", `/api/v1/clients/${clientId}/goals/${id}`, { body: draft })).value;

/** `match` is the revision that was changed; somebody else's newer one is refused as `stale`. */
export const changeGoal = async (
  clientId: string,
  { id, revision }: Pick<Goal, "id" | "revision">,
  change: GoalChange,
): Promise<Goal> =>
  (await ask<Goal>("PATCH", `/api/v1/clients/${clientId}/goals/${id}`, { body: change, match: revision })).value;

/** With the same `id` it is the same score, however often it is sent. */
export const scoreGoal = async (
  clientId: string,
  goalId: string,
  id: string,
  draft: GoalScoreDraft,
): Promise<GoalScore> =>
  (await ask<GoalScore>("PUT", `/api/v1/clients/${clientId}/goals/${goalId}/scores/${id}`, { body: draft })).value;

const scores = /^\/api\/v1\/clients\/[^/]+\/goals\/[^/]+\/scores\/[^/]+$/;

/** A score that waits on the device until there is a way: the same one lies there once. */
export const goalScoreLetter = (clientId: string, goalId: string, id: string, draft: GoalScoreDraft): Letter => ({
  id: `${id}-goal-score`,
  path: `/api/v1/clients/${clientId}/goals/${goalId}/scores/${id}`,
  body: draft,
});

/** What a parcel holds; null where it holds something else. */
export const goalScoreIn = ({ parcel }: Kept): GoalScoreDraft | null =>
  scores.test(parcel.path) ? (JSON.parse(parcel.body) as GoalScoreDraft) : null;
