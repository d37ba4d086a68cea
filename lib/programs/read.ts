import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { libraryExercises, practiceExercises, programItems, programs, programVersions } from "@/db/schema";
import { openRecord, type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import type { Weekday } from "@/lib/calendar";
import { cursorOf, keysOf } from "@/lib/cursor";
import type { Exercise } from "@/lib/exercises/schema";
import { accepted, type Result, refused } from "@/lib/result";
import type { Program, ProgramItem, ProgramStatus } from "./schema";

const shown = {
  id: programs.id,
  clientId: programs.clientId,
  title: programVersions.title,
  note: programVersions.note,
  safetyThreshold: programVersions.safetyThreshold,
  version: programs.version,
  status: sql<ProgramStatus>`${programs.status}`,
  startsOn: programs.startsOn,
  endsOn: programs.endsOn,
  changedAt: sql<string>`to_char(${programs.changedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
  revision: programs.revision,
};

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
  const after = keysOf(page.cursor, 1)?.[0];
  const rows = await tx
    .select(shown)
    .from(programs)
    .innerJoin(programVersions, ofVersion)
    .where(
      and(
        eq(programs.practiceId, viewer.practiceId),
        clientId ? eq(programs.clientId, clientId) : isNull(programs.clientId),
        after ? sql`${programs.id}::text < ${after}` : undefined,
      ),
    )
    .orderBy(desc(programs.id))
    .limit(page.limit + 1);
  const items = await withItems(tx, viewer, rows.slice(0, page.limit));
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? cursorOf(last.id) : null };
}

export async function readProgram(tx: PracticeTx, viewer: Viewer, id: string): Promise<Result<Program, "not_found">> {
  const rows = await tx
    .select(shown)
    .from(programs)
    .innerJoin(programVersions, ofVersion)
    .where(and(eq(programs.practiceId, viewer.practiceId), eq(programs.id, id)));
  const [program] = await withItems(tx, viewer, rows);
  return program ? accepted(program) : refused("not_found");
}

/** The same program as it stood in an earlier version. */
export async function readEarlier(tx: PracticeTx, viewer: Viewer, id: string, version: number): Promise<Program | null> {
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
    .where(and(eq(programs.practiceId, viewer.practiceId), eq(programs.id, id)));
  return (await withItems(tx, viewer, rows))[0] ?? null;
}

/** As {@link readProgram}; a look into the record of the client whose it is, and written down as one. */
export async function openProgram(
  tx: PracticeTx,
  viewer: Viewer,
  id: string,
  requestId: string,
): Promise<Result<Program, "not_found">> {
  const found = await readProgram(tx, viewer, id);
  if (!found.ok || !found.value.clientId) return found;
  const open = await openRecord(tx, found.value.clientId, { act: "program.read", eventId: requestId, requestId });
  return open ? found : refused("not_found");
}

type Row = Omit<Program, "items">;

async function withItems(tx: PracticeTx, viewer: Viewer, rows: Row[]): Promise<Program[]> {
  if (rows.length === 0) return [];
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
  return rows.map((row) => ({
    ...row,
    items: items
      .filter((item) => item.programId === row.id && item.version === row.version)
      .map(({ programId: _p, version: _v, ...item }): ProgramItem => item),
  }));
}

/** The exercises that a list of items names, by id; those of another practice, or of nobody, are not among them. */
export async function readExercisesOf(
  tx: PracticeTx,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, Exercise>> {
  if (ids.length === 0) return new Map();
  const wanted = [...new Set(ids)];
  const shared = await tx
    .select({ content: libraryExercises.content })
    .from(libraryExercises)
    .where(inArray(libraryExercises.id, wanted));
  const own = await tx
    .select({ content: practiceExercises.content })
    .from(practiceExercises)
    .where(and(eq(practiceExercises.practiceId, viewer.practiceId), inArray(practiceExercises.id, wanted)));
  return new Map([...shared, ...own].map((row) => [row.content.id, row.content]));
}

/** Names an item within the version that it stood in: a later version may put another exercise under the same id. */
export const itemKey = (programId: string, version: number, itemId: string): string =>
  `${programId} ${version} ${itemId}`;

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
