import { and, eq, sql } from "drizzle-orm";
import { goalScores, goals } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import type { Day } from "@/lib/calendar";
import { keepTexts } from "@/lib/keys/write";
import { given } from "@/lib/ratings/rules";
import { accepted, type Fault, type Result, refused } from "@/lib/result";
import type { ClientTexts } from "@/lib/sealing";
import { readGoals } from "./read";
import { isDayAhead, isLevelScored, isScored, isSlip, mostOpen } from "./rules";
import type { Goal, GoalChange, GoalDraft, GoalScore, GoalScoreDraft } from "./schema";

/** One change of a client's goals at a time, so that each finds what the one before it left. */
const inTurn = (tx: PracticeTx, clientId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`goals ${clientId}`}, 7))`);

const one = (viewer: Viewer, clientId: string, id: string) =>
  and(eq(goals.practiceId, viewer.practiceId), eq(goals.clientId, clientId), eq(goals.id, id));

const readGoal = async (tx: PracticeTx, viewer: Viewer, clientId: string, id: string) =>
  (await readGoals(tx, viewer, clientId, id))[0];

const sealedWording = (texts: ClientTexts, id: string, wording: string) => ({
  wording: texts.seal("goals.wording", id, wording),
});
const sealedLevels = (texts: ClientTexts, id: string, levels: string[] | null) => ({
  levels: levels && texts.sealValue("goals.levels", id, levels),
});

/** Sets an activity or a goal. The identical repeat is one; refuses an eleventh that would be open. */
export async function setGoal(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  id: string,
  draft: GoalDraft,
  today: Day,
): Promise<Result<{ goal: Goal; repeated: boolean }>> {
  await inTurn(tx, clientId);
  const known = await readGoal(tx, viewer, clientId, id);
  if (known) {
    const same = JSON.stringify([known.kind, known.wording, known.levels]);
    return same === JSON.stringify([draft.kind, draft.wording, draft.levels])
      ? accepted({ goal: known, repeated: true })
      : refused("same_id_other_content");
  }
  const [row] = await tx.execute<{ open: number }>(sql`select count(*)::int as open from goals
    where practice_id = ${viewer.practiceId} and client_id = ${clientId} and ended_on is null`);
  if ((row?.open ?? 0) >= mostOpen) return refused("too_many_open");
  const texts = await keepTexts(tx, viewer, clientId);
  const words = { ...sealedWording(texts, id, draft.wording), ...sealedLevels(texts, id, draft.levels) };
  const { practiceId, memberId: madeBy } = viewer;
  await tx.insert(goals).values({ practiceId, clientId, id, kind: draft.kind, ...words, madeOn: today, madeBy });
  await recordAudit(tx, viewer, { event: "goal.set", action: "C", clientId, object: ["goal", id] });
  const goal = await readGoal(tx, viewer, clientId, id);
  return goal ? accepted({ goal, repeated: false }) : refused("not_found");
}

/**
 * Changes the words of what was not scored yet, or ends a goal, or takes it up again. Refuses `already_scored`: other
 * words are another goal, and the numbers belong to the words that they were given for.
 */
export async function changeGoal(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  id: string,
  change: GoalChange,
  match: number,
  today: Day,
): Promise<Result<Goal>> {
  await inTurn(tx, clientId);
  const before = await readGoal(tx, viewer, clientId, id);
  if (!before) return refused("not_found");
  const after = { ...before, ...change };
  const words = after.wording !== before.wording;
  const levels = JSON.stringify(after.levels) !== JSON.stringify(before.levels);
  const ending = after.ending !== before.ending;
  const isKnown = match === before.revision || match === before.revision - 1;
  if (isKnown && !words && !levels && !ending) return accepted(before);
  if (match !== before.revision) return refused("stale", { current: before });
  if (levels && after.levels && before.kind !== "goal")
    return refused("invalid", { faults: [{ path: "levels", refusal: "invalid" }] });
  if ((words && isScored(before)) || (levels && isLevelScored(before))) return refused("already_scored");
  if (ending && after.ending === null && (await isFull(tx, viewer, clientId))) return refused("too_many_open");
  const texts = await keepTexts(tx, viewer, clientId);
  await tx
    .update(goals)
    .set({
      // Sealed again the same words would look like others to the trigger that keeps them.
      ...(words && sealedWording(texts, id, after.wording)),
      ...(levels && sealedLevels(texts, id, after.levels)),
      ending: after.ending,
      endedOn: ending ? (after.ending === null ? null : today) : before.endedOn,
      revision: before.revision + 1,
    })
    .where(one(viewer, clientId, id));
  await recordAudit(tx, viewer, {
    event: ending ? (after.ending === null ? "goal.taken_up_again" : "goal.ended") : "goal.changed",
    action: "U",
    clientId,
    object: ["goal", id],
    detail: { words: words ? "changed" : "same", levels: levels ? "changed" : "same", ending: after.ending },
  });
  const goal = await readGoal(tx, viewer, clientId, id);
  return goal ? accepted(goal) : refused("not_found");
}

async function isFull(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<boolean> {
  const open = (await readGoals(tx, viewer, clientId)).filter((goal) => goal.ending === null);
  return open.length >= mostOpen;
}

const declinedOf = (told: Pick<GoalScoreDraft, "going" | "content" | "level">) =>
  (["going", "content", "level"] as const).filter((name) => told[name] === "declined");

/**
 * Keeps what was scored on a day. The identical repeat is one. Refuses a day that is still to come, a level where none
 * were described, a day after the goal ended, and words that have become others (`words_changed`).
 */
export async function scoreGoal(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  goalId: string,
  id: string,
  draft: GoalScoreDraft,
  today: Day,
): Promise<Result<{ score: GoalScore; repeated: boolean }>> {
  await inTurn(tx, clientId);
  const goal = await readGoal(tx, viewer, clientId, goalId);
  if (!goal) return refused("not_found");
  const source = viewer.role === "client" ? "client" : (draft.source ?? "asked");
  const known = goal.scores.find((score) => score.id === id);
  if (known) {
    const { by: _, id: __, ...was } = known;
    const said = (told: typeof was) =>
      JSON.stringify([told.scoredOn, told.going, told.content, told.level, told.earlierShown, told.source]);
    return said(was) === said({ ...draft, source })
      ? accepted({ score: known, repeated: true })
      : refused("same_id_other_content");
  }
  const fault = (path: string, refusal: Fault["refusal"]) => refused(refusal, { faults: [{ path, refusal }] });
  if (isDayAhead(draft.scoredOn, today)) return fault("scoredOn", "day_ahead");
  if (draft.scoredOn < goal.madeOn && isSlip(draft.scoredOn, goal.madeOn)) return fault("scoredOn", "invalid");
  if (goal.endedOn !== null && draft.scoredOn > goal.endedOn) return fault("scoredOn", "already_ended");
  if (draft.level !== null && goal.levels === null) return fault("level", "no_levels");
  if (draft.wording !== undefined && draft.wording !== goal.wording) return refused("words_changed");
  await tx.insert(goalScores).values({
    practiceId: viewer.practiceId,
    clientId,
    goalId,
    id,
    scoredOn: draft.scoredOn,
    going: given(draft.going),
    content: given(draft.content),
    level: typeof draft.level === "number" ? draft.level : null,
    declined: declinedOf(draft),
    source,
    earlierShown: draft.earlierShown,
    scoredBy: viewer.memberId,
  });
  await recordAudit(tx, viewer, {
    event: "goal.scored",
    action: "C",
    clientId,
    object: ["goal", goalId],
    detail: { source },
  });
  const score = (await readGoal(tx, viewer, clientId, goalId))?.scores.find((kept) => kept.id === id);
  return score ? accepted({ score, repeated: false }) : refused("not_found");
}
