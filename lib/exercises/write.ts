import { isDeepStrictEqual } from "node:util";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { practiceExercises } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import type { AuditEvent } from "@/lib/audit/schema";
import { recordAudit } from "@/lib/audit/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readExercise } from "./read";
import { ownDrawing, searchText } from "./rules";
import { type Exercise, type ExerciseDraft, type exerciseChange, exerciseDraft } from "./schema";

const contentOf = (draft: ExerciseDraft, version: number, putAway = false): Exercise => ({
  ...draft,
  key: null,
  source: "practice",
  version,
  putAway,
  ...ownDrawing(draft.posture),
});

const columnsOf = (content: Exercise) => ({
  group: content.group,
  phase: content.phase,
  posture: content.posture,
  version: content.version,
  putAway: content.putAway,
  content,
  searchText: searchText(content),
});

/** Adds an exercise of the practice's own. The same one sent twice is one. */
export async function addExercise(
  tx: PracticeTx,
  viewer: Viewer,
  draft: ExerciseDraft,
): Promise<Result<{ exercise: Exercise; isNew: boolean }>> {
  const content = contentOf(draft, 1);
  const added = await tx
    .insert(practiceExercises)
    .values({ practiceId: viewer.practiceId, id: draft.id, createdBy: viewer.memberId, ...columnsOf(content) })
    .onConflictDoNothing();
  if (added.count === 0) {
    const known = await readExercise(tx, viewer, draft.id);
    const same = known.ok && JSON.stringify(sorted(known.value)) === JSON.stringify(sorted(content));
    return same ? accepted({ exercise: known.value, isNew: false }) : refused("conflict");
  }
  await recordAudit(tx, viewer, { event: "exercise.added", action: "C", object: ["exercise", draft.id] });
  return accepted({ exercise: content, isNew: true });
}

// jsonb gives keys back in an order of its own.
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value && typeof value === "object"
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, v]) => [k, sorted(v)]),
        )
      : value;

/**
 * Changes parts of an own exercise; the whole is judged again. The shared library can't be changed: not found. One that
 * is put away is no longer offered; it never vanishes, because programs and sessions say what was done by its name.
 */
export async function changeExercise(
  tx: PracticeTx,
  viewer: Viewer,
  id: string,
  { putAway, ...change }: z.output<typeof exerciseChange>,
  match: number,
): Promise<Result<Exercise>> {
  const [row] = await tx
    .select({ content: practiceExercises.content })
    .from(practiceExercises)
    .where(and(eq(practiceExercises.practiceId, viewer.practiceId), eq(practiceExercises.id, id)))
    .for("update");
  if (!row) return refused("not_found");
  // Put away twice is once, also after an answer that got lost.
  if (Object.keys(change).length === 0 && putAway === row.content.putAway) return accepted(row.content);
  const {
    key: _k,
    source: _s,
    illustration: _i,
    illustrationAlt: _a,
    version,
    putAway: wasAway,
    ...written
  } = row.content;
  const whole = exerciseDraft.safeParse({ ...written, ...change });
  const isAway = putAway ?? wasAway;
  if (version !== match) {
    // The same change again, after an answer that got lost: it is already so.
    const isSo = whole.success && isDeepStrictEqual(contentOf(whole.data, version, isAway), row.content);
    return isSo && match === version - 1 ? accepted(row.content) : refused("stale", { current: row.content });
  }
  if (!whole.success)
    return refused("invalid", {
      faults: whole.error.issues.map((issue) => ({ path: issue.path.join("."), refusal: "invalid" as const })),
    });
  const content = contentOf(whole.data, version + 1, isAway);
  // Chains and signals of programs that were sent rest on group and phase: those are what the exercise is.
  if ((content.group !== row.content.group || content.phase !== row.content.phase) && (await isInUse(tx, viewer, id)))
    return refused("exercise_in_use", { faults: [{ path: "phase", refusal: "exercise_in_use" }] });
  await tx
    .update(practiceExercises)
    .set(columnsOf(content))
    .where(and(eq(practiceExercises.practiceId, viewer.practiceId), eq(practiceExercises.id, id)));
  const note = (event: AuditEvent) => recordAudit(tx, viewer, { event, action: "U", object: ["exercise", id] });
  if (Object.keys(change).length > 0) await note("exercise.changed");
  if (isAway !== wasAway) await note(isAway ? "exercise.put_away" : "exercise.brought_back");
  return accepted(content);
}

async function isInUse(tx: PracticeTx, viewer: Viewer, id: string): Promise<boolean> {
  const [row] = await tx.execute<{ used: boolean }>(
    sql`select app.exercise_in_use(${viewer.practiceId}, ${id}) as used`,
  );
  return row?.used === true;
}
