import { and, eq, sql } from "drizzle-orm";
import { measureAssignments, measureLicences, measureScores } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import type { Day } from "@/lib/calendar";
import { readGoals } from "@/lib/goals/read";
import { isDayAhead, isSlip } from "@/lib/goals/rules";
import { keepTexts } from "@/lib/keys/write";
import { accepted, type Fault, type Refusal, type Result, refused } from "@/lib/result";
import { readAssignments, readLicences } from "./read";
import { isLicensedOn, measureOf, misfits } from "./rules";
import type { Assignment, AssignmentDraft, Licence, LicenceDraft, MeasureScore, MeasureScoreDraft } from "./schema";

const fault = (path: string, refusal: Fault["refusal"]): ReturnType<typeof refused<Refusal>> =>
  refused(refusal, { faults: [{ path, refusal }] });

const readLicence = async (tx: PracticeTx, viewer: Viewer, id: string) => (await readLicences(tx, viewer, id))[0];

const toldOf = (of: LicenceDraft) =>
  JSON.stringify([of.measure, of.version, of.language, of.rightHolder, of.terms, of.proof, of.validFrom, of.expiresOn]);
const termsOf = ({ measure, version, language, rightHolder, validFrom, expiresOn }: LicenceDraft) => ({
  measure,
  version,
  language,
  rightHolder,
  validFrom,
  expiresOn,
});

/** Enters a licence, or changes an entry; `match` 0 for a new one. Which measure it is for stays as it was entered. */
export async function keepLicence(
  tx: PracticeTx,
  viewer: Viewer,
  id: string,
  draft: LicenceDraft,
  match: number,
  now: Date,
): Promise<Result<Licence>> {
  const before = await readLicence(tx, viewer, id);
  const revision = before?.revision ?? 0;
  const isKnown = match === revision || match === revision - 1;
  if (before && isKnown && toldOf(before) === toldOf(draft)) return accepted(before);
  if (match !== revision) return before ? refused("stale", { current: before }) : refused("not_found");
  const { measure, ...terms } = draft;
  if (before && before.measure !== measure) return fault("measure", "same_id_other_content");
  const kept = { ...terms, enteredBy: viewer.memberId, enteredAt: now.toISOString(), revision: revision + 1 };
  const changed = before
    ? await tx
        .update(measureLicences)
        .set(kept)
        .where(
          and(
            eq(measureLicences.practiceId, viewer.practiceId),
            eq(measureLicences.id, id),
            eq(measureLicences.revision, match),
          ),
        )
    : await tx
        .insert(measureLicences)
        .values({ practiceId: viewer.practiceId, id, measure, ...kept })
        .onConflictDoNothing();
  const after = await readLicence(tx, viewer, id);
  if (changed.count === 0 || !after) return refused("stale", { current: after });
  await recordAudit(tx, viewer, {
    event: before ? "licence.changed" : "licence.entered",
    action: before ? "U" : "C",
    object: ["licence", id],
    detail: { ...(before && { before: termsOf(before) }), after: termsOf(after) },
  });
  return accepted(after);
}

const inTurn = (tx: PracticeTx, clientId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`measures ${clientId}`}, 7))`);

async function readAssignment(tx: PracticeTx, viewer: Viewer, clientId: string, id: string, today: Day) {
  const goals = await readGoals(tx, viewer, clientId);
  return (await readAssignments(tx, viewer, clientId, goals, today)).find((one) => one.id === id);
}

const askedOf = (of: AssignmentDraft) =>
  JSON.stringify([
    of.measure,
    of.licenceId,
    of.item && [of.item.question, of.item.low, of.item.high, of.item.better],
    of.everyWeeks,
    of.firstOn,
  ]);

/**
 * Asks a measure of a client. Refuses `licence_missing` where it needs an entry in the register and none for this measure
 * holds today; `already_assigned` where the same licensed measure, or the own goals, are being asked.
 */
export async function assignMeasure(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  id: string,
  draft: AssignmentDraft,
  today: Day,
): Promise<Result<{ assignment: Assignment; repeated: boolean }>> {
  await inTurn(tx, clientId);
  const known = await readAssignment(tx, viewer, clientId, id, today);
  if (known) {
    const same = askedOf({ ...known, licenceId: known.licence?.id ?? null }) === askedOf(draft);
    return same ? accepted({ assignment: known, repeated: true }) : refused("same_id_other_content");
  }
  if (isSlip(draft.firstOn, today)) return fault("firstOn", "invalid");
  const { needsLicence, byClient } = measureOf(draft.measure);
  const licence = draft.licenceId === null ? undefined : await readLicence(tx, viewer, draft.licenceId);
  const isLicensed = licence?.measure === draft.measure && isLicensedOn(licence, today);
  if (needsLicence ? !isLicensed : draft.licenceId !== null) return fault("licenceId", "licence_missing");
  if (await isAskedAlready(tx, viewer, clientId, draft.measure)) return refused("already_assigned");
  const texts = await keepTexts(tx, viewer, clientId);
  const item = draft.item && texts.sealValue("measure_assignments.item", id, draft.item);
  await tx
    .insert(measureAssignments)
    .values({ practiceId: viewer.practiceId, clientId, id, ...draft, item, byClient, assignedBy: viewer.memberId });
  const { measure, licenceId, everyWeeks, firstOn } = draft;
  await recordAudit(tx, viewer, {
    event: "measure.assigned",
    action: "C",
    clientId,
    object: ["measure", id],
    detail: { measure, licenceId, everyWeeks, firstOn },
  });
  const assignment = await readAssignment(tx, viewer, clientId, id, today);
  return assignment ? accepted({ assignment, repeated: false }) : refused("not_found");
}

const isAskedAlready = async (tx: PracticeTx, viewer: Viewer, clientId: string, measure: string): Promise<boolean> => {
  const [row] = await tx.execute<{ is: boolean }>(sql`select exists (select from measure_assignments
    where practice_id = ${viewer.practiceId} and client_id = ${clientId} and measure = ${measure}
      and ended_on is null) as is`);
  return row?.is === true && measure !== "own-item";
};

/**
 * Ends what is asked; on the same day that can be taken back. Later it is another agreement (`already_ended`): the time
 * in between was not asked about. What was scored stays.
 */
export async function endMeasure(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  id: string,
  ended: boolean,
  match: number,
  today: Day,
): Promise<Result<Assignment>> {
  await inTurn(tx, clientId);
  const before = await readAssignment(tx, viewer, clientId, id, today);
  if (!before) return refused("not_found");
  const isKnown = match === before.revision || match === before.revision - 1;
  if (isKnown && (before.endedOn !== null) === ended) return accepted(before);
  if (match !== before.revision) return refused("stale", { current: before });
  if (!ended && before.endedOn !== today) return refused("already_ended");
  if (!ended && (await isAskedAlready(tx, viewer, clientId, before.measure))) return refused("already_assigned");
  await tx
    .update(measureAssignments)
    .set({ endedOn: ended ? today : null, revision: before.revision + 1 })
    .where(
      and(
        eq(measureAssignments.practiceId, viewer.practiceId),
        eq(measureAssignments.clientId, clientId),
        eq(measureAssignments.id, id),
      ),
    );
  await recordAudit(tx, viewer, {
    event: ended ? "measure.ended" : "measure.asked_again",
    action: "U",
    clientId,
    object: ["measure", id],
  });
  const after = await readAssignment(tx, viewer, clientId, id, today);
  return after ? accepted(after) : refused("not_found");
}

const saidOf = ({ scoredOn, values, earlierShown, source }: MeasureScoreDraft | MeasureScore) =>
  JSON.stringify([scoredOn, Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)), earlierShown, source]);

/**
 * Keeps the scores of a day. A client scores only what they can score alone. Of a licensed measure, a day counts on which
 * its entry held: what was taken then may be typed in later, what was taken afterwards may not.
 */
export async function scoreMeasure(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  assignmentId: string,
  id: string,
  draft: MeasureScoreDraft,
  today: Day,
): Promise<Result<{ score: MeasureScore; repeated: boolean }>> {
  await inTurn(tx, clientId);
  const assignment = await readAssignment(tx, viewer, clientId, assignmentId, today);
  if (!assignment) return refused("not_found");
  if (viewer.role === "client" && !assignment.byClient) return refused("role_cannot");
  const source = viewer.role === "client" ? "client" : (draft.source ?? "asked");
  const told = { ...draft, source } as MeasureScore;
  const known = assignment.scores.find((score) => score.id === id);
  if (known) {
    return saidOf(known) === saidOf(told)
      ? accepted({ score: known, repeated: true })
      : refused("same_id_other_content");
  }
  if (isDayAhead(draft.scoredOn, today)) return fault("scoredOn", "day_ahead");
  if (draft.scoredOn < assignment.firstOn && isSlip(draft.scoredOn, assignment.firstOn))
    return fault("scoredOn", "invalid");
  const [wrong] = misfits(assignment.measure, draft.values);
  if (wrong !== undefined) return fault(`values.${wrong}`, "out_of_scale");
  if (assignment.endedOn !== null && draft.scoredOn > assignment.endedOn) return fault("scoredOn", "already_ended");
  if (
    measureOf(assignment.measure).needsLicence &&
    !(assignment.licence && isLicensedOn(assignment.licence, draft.scoredOn))
  )
    return fault("scoredOn", "licence_missing");
  const { scoredOn, values, earlierShown } = draft;
  await tx.insert(measureScores).values({
    practiceId: viewer.practiceId,
    clientId,
    assignmentId,
    id,
    scoredOn,
    values,
    source,
    earlierShown,
    scoredBy: viewer.memberId,
  });
  await recordAudit(tx, viewer, {
    event: "measure.scored",
    action: "C",
    clientId,
    object: ["measure", assignmentId],
    detail: { measure: assignment.measure, source },
  });
  const after = await readAssignment(tx, viewer, clientId, assignmentId, today);
  const score = after?.scores.find((one) => one.id === id);
  return score ? accepted({ score, repeated: false }) : refused("not_found");
}
