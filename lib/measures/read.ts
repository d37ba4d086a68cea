import { and, asc, desc, eq, sql } from "drizzle-orm";
import { measureAssignments, measureLicences, measureScores, members } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { type Day, dayOf } from "@/lib/calendar";
import { readGoals } from "@/lib/goals/read";
import type { Goal } from "@/lib/goals/schema";
import { readTexts } from "@/lib/keys/read";
import { accepted, refused } from "@/lib/result";
import { answeredOf, dueSince, goalsDueSince, type MeasureKey, nextAskedOn, nextQuestionOn } from "./rules";
import type { Assignment, Licence, MeasureScore } from "./schema";

/** The licence register of the practice, by measure, newest first. A client sees none of it. */
export async function readLicences(tx: PracticeTx, viewer: Viewer, licenceId?: string): Promise<Licence[]> {
  const rows = await tx
    .select({ row: measureLicences, by: members.name })
    .from(measureLicences)
    .leftJoin(
      members,
      and(eq(members.practiceId, measureLicences.practiceId), eq(members.id, measureLicences.enteredBy)),
    )
    .where(
      and(eq(measureLicences.practiceId, viewer.practiceId), licenceId ? eq(measureLicences.id, licenceId) : undefined),
    )
    .orderBy(asc(measureLicences.measure), desc(measureLicences.validFrom), desc(measureLicences.id));
  return rows.map(({ row: { practiceId: _, ...row }, by }) => ({
    ...row,
    measure: row.measure as MeasureKey,
    enteredBy: by,
    enteredAt: new Date(row.enteredAt).toISOString(),
  }));
}

/** What is asked of a client, and how it was scored. `goals`: their own, which are asked as one. */
export async function readAssignments(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  goals: readonly Goal[],
  today: Day,
): Promise<Assignment[]> {
  const rows = await tx
    .select({
      row: measureAssignments,
      licence: sql<Assignment["licence"]>`case when ${measureLicences.id} is not null then json_build_object(
        'id', ${measureLicences.id}, 'version', ${measureLicences.version}, 'language', ${measureLicences.language},
        'validFrom', ${measureLicences.validFrom}, 'expiresOn', ${measureLicences.expiresOn}) end`,
    })
    .from(measureAssignments)
    .leftJoin(
      measureLicences,
      and(
        eq(measureLicences.practiceId, measureAssignments.practiceId),
        eq(measureLicences.id, measureAssignments.licenceId),
      ),
    )
    .where(and(eq(measureAssignments.practiceId, viewer.practiceId), eq(measureAssignments.clientId, clientId)))
    .orderBy(asc(measureAssignments.assignedAt), asc(measureAssignments.id));
  if (rows.length === 0) return [];
  const texts = await readTexts(tx, viewer, clientId);
  const scores = await readMeasureScores(tx, viewer, clientId);
  return rows.map(({ row, licence }) => {
    const { measure, firstOn, everyWeeks, endedOn } = row;
    const own = scores.filter(({ assignmentId }) => assignmentId === row.id).map(({ assignmentId: _, ...one }) => one);
    const isGoals = measure === "own-goals";
    const days = (isGoals ? goals.flatMap((goal) => goal.scores) : own).map(({ scoredOn }) => scoredOn);
    const schedule = { firstOn, everyWeeks, endedOn };
    return {
      id: row.id,
      measure: measure as MeasureKey,
      licence,
      item: texts.openValue("measure_assignments.item", row.id, row.item),
      byClient: row.byClient,
      everyWeeks,
      firstOn,
      endedOn,
      revision: row.revision,
      scores: own,
      asked: answeredOf(schedule, days, today),
      dueSince: isGoals ? goalsDueSince(schedule, goals, today) : dueSince(schedule, days, today),
      nextOn: nextAskedOn(schedule, today),
    };
  });
}

async function readMeasureScores(tx: PracticeTx, viewer: Viewer, clientId: string) {
  const rows = await tx
    .select({ row: measureScores, by: members.name })
    .from(measureScores)
    .leftJoin(members, and(eq(members.practiceId, measureScores.practiceId), eq(members.id, measureScores.scoredBy)))
    .where(and(eq(measureScores.practiceId, viewer.practiceId), eq(measureScores.clientId, clientId)))
    .orderBy(asc(measureScores.scoredOn), asc(measureScores.scoredAt), asc(measureScores.id));
  return rows.map(({ row, by }): MeasureScore & { assignmentId: string } => ({
    assignmentId: row.assignmentId,
    id: row.id,
    scoredOn: row.scoredOn,
    values: row.values,
    earlierShown: row.earlierShown,
    source: row.source as MeasureScore["source"],
    by,
  }));
}

/** How many screens a client is asked to fill in now; nothing more is read where nothing is asked of them. */
export async function readQuestionCount(tx: PracticeTx, viewer: Viewer, clientId: string, today: Day): Promise<number> {
  const [row] = await tx.execute<{ is: boolean }>(sql`select exists (select from measure_assignments
    where practice_id = ${viewer.practiceId} and client_id = ${clientId} and by_client and ended_on is null
      and first_on <= ${today}) as is`);
  if (!row?.is) return 0;
  const assigned = await readAssignments(tx, viewer, clientId, await readGoals(tx, viewer, clientId), today);
  return assigned.filter(({ byClient, dueSince: since }) => byClient && since !== null).length;
}

/** Activities, goals and measures of one client, as a screen shows them beside each other. */
export async function readScores(tx: PracticeTx, viewer: Viewer, clientId: string, today: Day) {
  const goals = await readGoals(tx, viewer, clientId);
  return { goals, assignments: await readAssignments(tx, viewer, clientId, goals, today), today };
}

/** The same of whoever looks, for a client's own page. */
export const readOwnScores = (now: Date) => async (tx: PracticeTx, viewer: Viewer) =>
  viewer.clientId
    ? accepted(await readScores(tx, viewer, viewer.clientId, dayOf(now, viewer.timeZone)))
    : refused("role_cannot");

/** Whether anything that a client scores alone is asked from today on, and the next day on which something is. */
export async function readQuestion(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  today: Day,
): Promise<{ isOpen: boolean; nextOn: Day | null }> {
  const assigned = await readAssignments(tx, viewer, clientId, await readGoals(tx, viewer, clientId), today);
  return {
    isOpen: assigned.some(({ byClient, dueSince: since }) => byClient && since === today),
    nextOn: nextQuestionOn(assigned),
  };
}
