import { and, eq, gte, isNull, lt, ne, or, sql } from "drizzle-orm";
import { clients, programItems, programs, programVersions } from "@/db/schema";
import { openRecord, type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { addDays, dayOf } from "@/lib/calendar";
import { readExercisesOf } from "@/lib/exercises/read";
import type { Exercise } from "@/lib/exercises/schema";
import { keepTexts } from "@/lib/keys/write";
import { lastDayBefore } from "@/lib/plans/rules";
import { beginPlan, endPlan } from "@/lib/plans/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readProgram } from "./read";
import { saysTheSame, sendingFaults, unknownExercises } from "./rules";
import type { Assignment, Program, ProgramDraft } from "./schema";

const ofProgram = (viewer: Viewer, id: string) => and(eq(programs.practiceId, viewer.practiceId), eq(programs.id, id));

const exercisesOf = (tx: PracticeTx, viewer: Viewer, { items }: Pick<Program, "items">) =>
  readExercisesOf(
    tx,
    viewer,
    items.map((item) => item.exerciseId),
  );

/** Saves a program as a draft: for a client, or as a template where there is none. The same one sent twice is one. */
export async function draftProgram(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string | null,
  draft: ProgramDraft,
): Promise<Result<{ program: Program; isNew: boolean }>> {
  const exercises = await exercisesOf(tx, viewer, draft);
  const faults = unknownExercises(draft, exercises);
  if (faults.length > 0) return refused("unknown_exercise", { faults });
  const added = await tx
    .insert(programs)
    .values({ practiceId: viewer.practiceId, id: draft.id, clientId, createdBy: viewer.memberId })
    .onConflictDoNothing();
  if (added.count === 0) {
    const known = await readProgram(tx, viewer, draft.id);
    const same = known.ok && known.value.clientId === clientId && saysTheSame(known.value, draft);
    return same ? accepted({ program: known.value, isNew: false }) : refused("conflict");
  }
  await storeVersion(tx, viewer, clientId, draft, 1, exercises);
  await recordAudit(tx, viewer, { event: "program.drafted", action: "C", clientId, object: ["program", draft.id] });
  const program = await readProgram(tx, viewer, draft.id);
  return program.ok ? accepted({ program: program.value, isNew: true }) : program;
}

async function storeVersion(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string | null,
  draft: ProgramDraft,
  version: number,
  exercises: Map<string, Exercise>,
) {
  const of = { practiceId: viewer.practiceId, programId: draft.id, version };
  const texts = clientId === null ? null : await keepTexts(tx, viewer, clientId);
  const place = `${draft.id}/${version}`;
  await tx.insert(programVersions).values({
    ...of,
    clientId,
    title: draft.title,
    note: texts ? texts.seal("program_versions.note", place, draft.note) : draft.note,
    safetyThreshold: draft.safetyThreshold,
    thresholdBecause: texts
      ? texts.seal("program_versions.threshold_because", place, draft.thresholdBecause)
      : draft.thresholdBecause,
    createdBy: viewer.memberId,
  });
  if (draft.items.length === 0) return;
  await tx.insert(programItems).values(
    draft.items.map((item, position) => {
      const shared = exercises.get(item.exerciseId)?.source === "library";
      return {
        ...of,
        id: item.id,
        position,
        libraryExerciseId: shared ? item.exerciseId : null,
        practiceExerciseId: shared ? null : item.exerciseId,
        dose: item.dose,
        days: item.days,
        timesPerDay: item.timesPerDay,
        remark: texts ? texts.seal("program_items.remark", `${place}/${item.id}`, item.remark) : item.remark,
      };
    }),
  );
}

/** Loads a program for a change by its own id, and opens the record it belongs to. */
async function load(tx: PracticeTx, viewer: Viewer, id: string): Promise<Result<Program>> {
  const [row] = await tx.select({ clientId: programs.clientId }).from(programs).where(ofProgram(viewer, id));
  if (!row) return refused("not_found");
  if (row.clientId) {
    if (!(await openRecord(tx, row.clientId))) return refused("not_found");
    // One change of a client's plan at a time: two programs that are assigned at once would both become the active one.
    const one = and(eq(clients.practiceId, viewer.practiceId), eq(clients.id, row.clientId));
    await tx.select({ id: clients.id }).from(clients).where(one).for("no key update");
  }
  await tx.select({ id: programs.id }).from(programs).where(ofProgram(viewer, id)).for("update");
  return readProgram(tx, viewer, id);
}

/**
 * Writes a new version. Of an active program it is in force from today on, and its chains must be whole; a draft may be
 * anything. Sessions that were logged keep the version that they were done under.
 */
export async function changeProgram(
  tx: PracticeTx,
  viewer: Viewer,
  id: string,
  draft: ProgramDraft,
  match: number,
  now: Date,
): Promise<Result<Program>> {
  if (draft.id !== id) return refused("invalid", { faults: [{ path: "id", refusal: "invalid" }] });
  const found = await load(tx, viewer, id);
  if (!found.ok) return found;
  const before = found.value;
  // The same change again, after an answer that got lost: it is already so.
  const isKnown = match === before.revision || match === before.revision - 1;
  if (isKnown && saysTheSame(before, draft)) return accepted(before);
  if (before.revision !== match) return refused("stale", { current: before });
  if (before.status === "ended") return refused("not_active");
  const exercises = await exercisesOf(tx, viewer, draft);
  const unknown = unknownExercises(draft, exercises);
  if (unknown.length > 0) return refused("unknown_exercise", { faults: unknown });
  const version = before.version + 1;
  const active = before.status === "active";
  const faults = active ? sendingFaults(draft.items, exercises) : [];
  if (faults[0]) return refused(faults[0].refusal, { faults });
  await storeVersion(tx, viewer, before.clientId, draft, version, exercises);
  await tx
    .update(programs)
    .set({ version, revision: before.revision + 1, changedAt: now.toISOString() })
    .where(ofProgram(viewer, id));
  if (active) {
    const today = await clientsDay(tx, viewer, before.clientId as string, now);
    const startsOn = before.startsOn && before.startsOn > today ? before.startsOn : today;
    const plan = { clientId: before.clientId as string, programId: id };
    await endPlan(tx, viewer, plan, startsOn);
    await beginPlan(tx, viewer, { ...plan, version, label: draft.title, startsOn, endsOn: before.endsOn }, draft.items);
  } else {
    // Drafts save themselves while they are written: what nobody was sent need not be kept.
    const its = and(eq(programVersions.practiceId, viewer.practiceId), eq(programVersions.programId, id));
    await tx.delete(programVersions).where(and(its, lt(programVersions.version, version)));
  }
  await recordAudit(tx, viewer, {
    event: "program.changed",
    action: "U",
    clientId: before.clientId,
    object: ["program", id],
    detail: { from: before.version, to: version, threshold: [before.safetyThreshold, draft.safetyThreshold] },
  });
  return readProgram(tx, viewer, id);
}

/** Draft → active. Whatever program was active makes room: it ends the day before this one starts. */
export async function assignProgram(
  tx: PracticeTx,
  viewer: Viewer,
  id: string,
  assignment: Assignment,
  now: Date,
): Promise<Result<Program>> {
  const found = await load(tx, viewer, id);
  if (!found.ok) return found;
  const program = found.value;
  const { startsOn, endsOn } = assignment;
  if (program.status === "active" && program.startsOn === startsOn && program.endsOn === endsOn) return found;
  if (program.status !== "draft" || !program.clientId) return refused("not_a_draft");
  if (endsOn !== null && endsOn < startsOn)
    return refused("ends_before_start", { faults: [{ path: "endsOn", refusal: "ends_before_start" }] });
  const faults = sendingFaults(program.items, await exercisesOf(tx, viewer, program));
  if (faults[0]) return refused(faults[0].refusal, { faults });

  const active = await tx
    .select({
      id: programs.id,
      threshold: sql<number>`(select v.safety_threshold from program_versions v where v.practice_id = ${programs.practiceId}
        and v.program_id = ${programs.id} and v.version = ${programs.version})`,
    })
    .from(programs)
    .where(
      and(
        eq(programs.practiceId, viewer.practiceId),
        eq(programs.clientId, program.clientId),
        // Also what was made to end later: two programs never run on one day.
        ne(programs.status, "draft"),
        or(isNull(programs.endsOn), gte(programs.endsOn, startsOn)),
      ),
    )
    .for("update");
  for (const other of active) await stop(tx, viewer, program.clientId, other.id, lastDayBefore(startsOn), now);
  await tx
    .update(programs)
    .set({
      status: "active",
      firstSent: program.version,
      startsOn,
      endsOn,
      revision: program.revision + 1,
      changedAt: now.toISOString(),
    })
    .where(ofProgram(viewer, id));
  const { clientId, version, title: label, items } = program;
  await beginPlan(tx, viewer, { clientId, programId: id, version, label, startsOn, endsOn }, items);
  await recordAudit(tx, viewer, {
    event: "program.assigned",
    action: "U",
    clientId: program.clientId,
    object: ["program", id],
    detail: {
      version: program.version,
      startsOn,
      endsOn,
      inPlaceOf: active.map((other) => other.id),
      threshold: [active[0]?.threshold ?? null, program.safetyThreshold],
    },
  });
  return readProgram(tx, viewer, id);
}

/** Ends a program as of yesterday: today's page no longer shows it, and today's plan no longer asks for it. */
export async function endProgram(tx: PracticeTx, viewer: Viewer, id: string, now: Date): Promise<Result<Program>> {
  const found = await load(tx, viewer, id);
  if (!found.ok) return found;
  const program = found.value;
  if (program.status === "draft" || !program.clientId) return refused("not_active");
  const today = await clientsDay(tx, viewer, program.clientId, now);
  // One that was made to end later still runs, and can still be stopped now.
  if (program.status === "ended" && program.endsOn !== null && program.endsOn < today) return found;
  await stop(tx, viewer, program.clientId, id, lastDayBefore(today), now);
  await recordAudit(tx, viewer, {
    event: "program.ended",
    action: "U",
    clientId: program.clientId,
    object: ["program", id],
  });
  return readProgram(tx, viewer, id);
}

/** Deletes a draft or a template, with all that it says. What a client was ever sent can't be deleted. */
export async function deleteProgram(
  tx: PracticeTx,
  viewer: Viewer,
  id: string,
  match: number,
): Promise<Result<{ done: true }>> {
  const found = await load(tx, viewer, id);
  if (!found.ok) return found;
  const { status, revision, clientId } = found.value;
  if (status !== "draft") return refused("not_a_draft");
  if (revision !== match) return refused("stale", { current: found.value });
  await tx.delete(programs).where(ofProgram(viewer, id));
  await recordAudit(tx, viewer, { event: "program.deleted", action: "D", clientId, object: ["program", id] });
  return accepted({ done: true });
}

async function stop(tx: PracticeTx, viewer: Viewer, clientId: string, id: string, lastDay: string, now: Date) {
  await tx
    .update(programs)
    .set({
      status: "ended",
      endsOn: sql`least(${programs.endsOn}, ${lastDay}::date)`,
      revision: sql`${programs.revision} + 1`,
      changedAt: now.toISOString(),
    })
    .where(ofProgram(viewer, id));
  await endPlan(tx, viewer, { clientId, programId: id }, addDays(lastDay, 1));
}

async function clientsDay(tx: PracticeTx, viewer: Viewer, clientId: string, now: Date): Promise<string> {
  const [row] = await tx.execute<{ time_zone: string }>(
    sql`select time_zone from clients where practice_id = ${viewer.practiceId} and id = ${clientId}`,
  );
  return dayOf(now, row?.time_zone ?? viewer.timeZone);
}
