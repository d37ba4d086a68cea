import { and, asc, eq } from "drizzle-orm";
import { goalScores, goals, members } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { readTexts } from "@/lib/keys/read";
import { rated } from "@/lib/sessions/read";
import type { Goal, GoalScore } from "./schema";

/** All activities and goals of a client, in the order in which they were made, each with its scores. */
export async function readGoals(tx: PracticeTx, viewer: Viewer, clientId: string, goalId?: string): Promise<Goal[]> {
  const rows = await tx
    .select({ row: goals, by: members.name, role: members.role })
    .from(goals)
    .leftJoin(members, and(eq(members.practiceId, goals.practiceId), eq(members.id, goals.madeBy)))
    .where(
      and(
        eq(goals.practiceId, viewer.practiceId),
        eq(goals.clientId, clientId),
        goalId ? eq(goals.id, goalId) : undefined,
      ),
    )
    .orderBy(asc(goals.madeAt), asc(goals.id));
  if (rows.length === 0) return [];
  const texts = await readTexts(tx, viewer, clientId);
  const scores = await readGoalScores(tx, viewer, clientId, goalId);
  return rows.map(({ row, by, role }) => ({
    id: row.id,
    kind: row.kind as Goal["kind"],
    wording: texts.open("goals.wording", row.id, row.wording),
    levels: texts.openValue("goals.levels", row.id, row.levels),
    madeOn: row.madeOn,
    by,
    byClient: role === "client",
    endedOn: row.endedOn,
    ending: row.ending as Goal["ending"],
    revision: row.revision,
    scores: scores.filter(({ goalId: of }) => of === row.id).map(({ goalId: _, ...score }) => score),
  }));
}

async function readGoalScores(tx: PracticeTx, viewer: Viewer, clientId: string, goalId?: string) {
  const rows = await tx
    .select({ row: goalScores, by: members.name })
    .from(goalScores)
    .leftJoin(members, and(eq(members.practiceId, goalScores.practiceId), eq(members.id, goalScores.scoredBy)))
    .where(
      and(
        eq(goalScores.practiceId, viewer.practiceId),
        eq(goalScores.clientId, clientId),
        goalId ? eq(goalScores.goalId, goalId) : undefined,
      ),
    )
    .orderBy(asc(goalScores.scoredOn), asc(goalScores.scoredAt), asc(goalScores.id));
  return rows.map(({ row, by }): GoalScore & { goalId: string } => ({
    goalId: row.goalId,
    id: row.id,
    scoredOn: row.scoredOn,
    going: rated(row.going, row.declined.includes("going")),
    content: rated(row.content, row.declined.includes("content")),
    level: (row.declined.includes("level") ? "declined" : row.level) as GoalScore["level"],
    earlierShown: row.earlierShown,
    source: row.source as GoalScore["source"],
    by,
  }));
}
