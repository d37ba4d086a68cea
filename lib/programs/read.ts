import { and, asc, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { programItems, programs, programVersions } from "@/db/schema";
import { openRecord, type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import type { AuditRead } from "@/lib/audit/schema";
import type { Weekday } from "@/lib/calendar";
import { cursorOf, keysOf } from "@/lib/cursor";
import { readExercisesOf } from "@/lib/exercises/read";
import type { Exercise } from "@/lib/exercises/schema";
import { utcText } from "@/lib/instant";
import { readTexts } from "@/lib/keys/read";
import { accepted, type Result, refused } from "@/lib/result";
import { copyOf, draftOf, itemKey, usualThreshold } from "./rules";
import { type Program, type ProgramDraft, type ProgramItem, type ProgramStatus, programKeys } from "./schema";

const shown = {
  id: programs.id,
  clientId: programs.clientId,
  title: programVersions.title,
  note: programVersions.note,
  safetyThreshold: programVersions.safetyThreshold,
  thresholdBecause: programVersions.thresholdBecause,
  version: programs.version,
  edition: sql<number | null>`${programs.version} - ${programs.firstSent} + 1`,
  status: sql<ProgramStatus>`${programs.status}`,
  startsOn: programs.startsOn,
  endsOn: programs.endsOn,
  changedAt: utcText(programs.changedAt),
  revision: programs.revision,
};

/** What is written in a client's program can be read in their open record only; a template is nobody's. */
const readable = or(isNull(programs.clientId), sql`${programs.clientId} = (select app.record())`);

const ofVersion = and(
  eq(programVersions.practiceId, programs.practiceId),
  eq(programVersions.programId, programs.id),
  eq(programVersions.version, programs.version),
);

/** Programs of one client, newest first; with `clientId` null the practice's templates. */
export async function readPrograms(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string | null,
  page: { cursor?: string | undefined; limit: number } = { limit: 200 },
): Promise<{ items: Program[]; nextCursor: string | null }> {
  const after = keysOf(page.cursor, programKeys);
  const rows = await tx
    .select({ ...shown, createdKey: sql<string>`${programs.createdAt}::text` })
    .from(programs)
    .innerJoin(programVersions, ofVersion)
    .where(
      and(
        eq(programs.practiceId, viewer.practiceId),
        clientId ? eq(programs.clientId, clientId) : isNull(programs.clientId),
        after
          ? sql`(${programs.createdAt}, ${programs.id}::text) < (${after[0]}::timestamptz, ${after[1]})`
          : undefined,
      ),
    )
    .orderBy(desc(programs.createdAt), desc(sql`${programs.id}::text`))
    .limit(page.limit + 1);
  const shownRows = rows.slice(0, page.limit);
  const items = await withItems(
    tx,
    viewer,
    shownRows.map(({ createdKey: _, ...row }) => row),
  );
  const last = rows.length > page.limit ? shownRows.at(-1) : undefined;
  return { items, nextCursor: last ? cursorOf(last.createdKey, last.id) : null };
}

export async function readProgram(tx: PracticeTx, viewer: Viewer, id: string): Promise<Result<Program, "not_found">> {
  const rows = await tx
    .select(shown)
    .from(programs)
    .innerJoin(programVersions, ofVersion)
    .where(and(eq(programs.practiceId, viewer.practiceId), eq(programs.id, id), readable));
  const [program] = await withItems(tx, viewer, rows);
  return program ? accepted(program) : refused("not_found");
}

/** The same program as it stood in an earlier version. */
export async function readEarlier(
  tx: PracticeTx,
  viewer: Viewer,
  id: string,
  version: number,
): Promise<Program | null> {
  const rows = await tx
    .select({ ...shown, version: programVersions.version })
    .from(programs)
    .innerJoin(
      programVersions,
      and(
        eq(programVersions.practiceId, programs.practiceId),
        eq(programVersions.programId, programs.id),
        eq(programVersions.version, version),
      ),
    )
    .where(and(eq(programs.practiceId, viewer.practiceId), eq(programs.id, id), readable));
  return (await withItems(tx, viewer, rows))[0] ?? null;
}

/** As {@link readProgram}; a look into the record of the client whose it is, and written down as one. */
export async function openProgram(
  tx: PracticeTx,
  viewer: Viewer,
  id: string,
  requestId: string,
  act: AuditRead = "program.read",
): Promise<Result<Program, "not_found">> {
  const [whose] = await tx
    .select({ clientId: programs.clientId })
    .from(programs)
    .where(and(eq(programs.practiceId, viewer.practiceId), eq(programs.id, id)));
  const isOpen = !whose?.clientId || (await openRecord(tx, whose.clientId, { act, eventId: requestId, requestId }));
  return whose && isOpen ? readProgram(tx, viewer, id) : refused("not_found");
}

type Row = Omit<Program, "items">;

/** Of one client, or templates. */
async function withItems(tx: PracticeTx, viewer: Viewer, rows: Row[]): Promise<Program[]> {
  const [first] = rows;
  if (!first) return [];
  const texts = first.clientId === null ? null : await readTexts(tx, viewer, first.clientId);
  const items = await tx
    .select({
      programId: programItems.programId,
      version: programItems.version,
      id: programItems.id,
      exerciseId: sql<string>`coalesce(${programItems.libraryExerciseId}, ${programItems.practiceExerciseId})`,
      dose: programItems.dose,
      days: sql<Weekday[] | null>`${programItems.days}`,
      timesPerDay: programItems.timesPerDay,
      remark: programItems.remark,
    })
    .from(programItems)
    .where(
      and(
        eq(programItems.practiceId, viewer.practiceId),
        inArray(
          programItems.programId,
          rows.map((row) => row.id),
        ),
      ),
    )
    .orderBy(asc(programItems.position));
  const open = (column: "note" | "threshold_because", row: Row, kept: string | null) =>
    texts ? texts.open(`program_versions.${column}`, `${row.id}/${row.version}`, kept) : kept;
  return rows.map((row) => ({
    ...row,
    note: open("note", row, row.note),
    thresholdBecause: open("threshold_because", row, row.thresholdBecause),
    items: items
      .filter((item) => item.programId === row.id && item.version === row.version)
      .map(({ programId, version, remark, ...item }): ProgramItem => {
        const place = `${programId}/${version}/${item.id}`;
        return { ...item, remark: texts ? texts.open("program_items.remark", place, remark) : remark };
      }),
  }));
}

/** The titles of the exercises behind the items of these programs, in all their versions, by {@link itemKey}. */
export async function readItemTitles(
  tx: PracticeTx,
  viewer: Viewer,
  programIds: readonly string[],
): Promise<Map<string, Exercise["title"]>> {
  if (programIds.length === 0) return new Map();
  const items = await tx
    .select({
      programId: programItems.programId,
      version: programItems.version,
      id: programItems.id,
      exerciseId: sql<string>`coalesce(${programItems.libraryExerciseId}, ${programItems.practiceExerciseId})`,
    })
    .from(programItems)
    .where(
      and(eq(programItems.practiceId, viewer.practiceId), inArray(programItems.programId, [...new Set(programIds)])),
    );
  const exercises = await readExercisesOf(
    tx,
    viewer,
    items.map((item) => item.exerciseId),
  );
  return new Map(
    items.flatMap((item) => {
      const title = exercises.get(item.exerciseId)?.title;
      return title ? [[itemKey(item.programId, item.version, item.id), title] as const] : [];
    }),
  );
}

/** What a client is busy with: the program that is active, in its latest version; null when there is none. */
export async function readActiveProgram(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<Program | null> {
  const rows = await tx
    .select(shown)
    .from(programs)
    .innerJoin(programVersions, ofVersion)
    .where(
      and(eq(programs.practiceId, viewer.practiceId), eq(programs.clientId, clientId), eq(programs.status, "active")),
    );
  return (await withItems(tx, viewer, rows))[0] ?? null;
}

/** What the builder opens with: the program itself, or what a program that is not there yet begins from. */
export interface Beginning {
  program: Program | null;
  start: ProgramDraft;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Opens a program of this client (a template where `clientId` is null). One that is not there yet begins empty, or as a
 * copy of another of this client or of a template. `not_found`: neither there nor asked for, or somebody else's.
 */
export async function readBeginning(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string | null,
  programId: string,
  from: string | undefined,
): Promise<Result<Beginning, "not_found">> {
  const id = programId.toLowerCase();
  if (!uuid.test(id)) return refused("not_found");
  const found = await readProgram(tx, viewer, id);
  if (found.ok) {
    const program = found.value;
    return program.clientId === clientId ? accepted({ program, start: draftOf(program) }) : refused("not_found");
  }
  if (from === "empty")
    return accepted({
      program: null,
      start: { id, title: "", note: null, safetyThreshold: usualThreshold, thresholdBecause: null, items: [] },
    });
  if (!from || !uuid.test(from)) return refused("not_found");
  const source = await readProgram(tx, viewer, from);
  if (!source.ok) return source;
  const isNear = source.value.clientId === null || source.value.clientId === clientId;
  return isNear ? accepted({ program: null, start: { ...copyOf(source.value, uuidv7), id } }) : refused("not_found");
}
