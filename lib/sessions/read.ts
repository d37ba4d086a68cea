import { and, desc, eq, gte, inArray, lte, sql } from "drizzle-orm";
import { members, privateLines, programItems, programs, programVersions, sessionEntries, sessions } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { cursorOf, keysOf } from "@/lib/cursor";
import type { Group, Phase } from "@/lib/exercises/schema";
import { instantIn } from "@/lib/instant";
import { readTexts } from "@/lib/keys/read";
import type { Rating } from "@/lib/ratings/schema";
import { accepted, type Result, refused } from "@/lib/result";
import type { Choice, Outcome } from "@/lib/safety/schema";
import { isTimed, type VersionFacts } from "./rules";
import { type LoggedSession, type Period, sessionKeys } from "./schema";

/** What judging a log needs of its program version. `not_found`: no such program for this client. */
export async function readVersionFacts(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string | null,
  programId: string,
  version: number,
): Promise<Result<VersionFacts, "not_found" | "unknown_version">> {
  if (!clientId) return refused("not_found");
  const own = and(eq(programs.practiceId, viewer.practiceId), eq(programs.clientId, clientId));
  const [program] = await tx
    .select({ id: programs.id })
    .from(programs)
    .where(and(own, eq(programs.id, programId)));
  if (!program) return refused("not_found");
  const ofVersion = <T extends typeof programVersions | typeof programItems>(table: T) =>
    and(eq(table.practiceId, viewer.practiceId), eq(table.programId, programId), eq(table.version, version));
  const [found] = await tx
    .select({ threshold: programVersions.safetyThreshold })
    .from(programVersions)
    .where(ofVersion(programVersions));
  if (!found) return refused("unknown_version", { faults: [{ path: "programVersion", refusal: "unknown_version" }] });
  const items = await tx
    .select({
      id: programItems.id,
      kind: sql<string>`coalesce(
        (select l."group" || ' ' || l.phase from library_exercises l where l.id = ${programItems.libraryExerciseId}),
        (select p."group" || ' ' || p.phase from practice_exercises p where p.practice_id = ${programItems.practiceId}
          and p.id = ${programItems.practiceExerciseId}))`,
    })
    .from(programItems)
    .where(ofVersion(programItems));
  const kinds = items.map((item) => [item.id, ...item.kind.split(" ")] as [string, Group, Phase]);
  return accepted({
    practiceId: viewer.practiceId,
    clientId,
    threshold: found.threshold,
    groups: new Map(kinds.map(([id, group]) => [id, group])),
    phases: new Map(kinds.map(([id, , phase]) => [id, phase])),
  });
}

const privateLineOf = (id: typeof sessions.id) =>
  and(
    eq(privateLines.practiceId, sessions.practiceId),
    eq(privateLines.clientId, sessions.clientId),
    eq(privateLines.ofId, id),
  );

/** What tells the identical repeat from other content: the private line, which only its writer sees, stands beside. */
export async function readKnown(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  id: string,
): Promise<{ isHash: (hash: Buffer) => boolean; privateLine: string | null } | undefined> {
  const [row] = await tx
    .select({ hash: sessions.contentHash, privateLine: privateLines.line })
    .from(sessions)
    .leftJoin(privateLines, privateLineOf(sessions.id))
    .where(and(eq(sessions.practiceId, viewer.practiceId), eq(sessions.clientId, clientId), eq(sessions.id, id)));
  if (!row) return undefined;
  const texts = await readTexts(tx, viewer, clientId);
  const kept = Buffer.from(row.hash);
  return {
    isHash: (hash) => texts.isHashOf(kept, hash),
    privateLine: texts.open("private_lines.line", id, row.privateLine),
  };
}

export const rated = (value: number | null, isDeclined: boolean): Rating => (isDeclined ? "declined" : value);

/**
 * Logged sessions, newest first, as they were logged; instants with the offset of the place where the client practised.
 * What was told afterwards stands beside them in lib/moments.
 */
export async function readSessions(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  period: Period & { id?: string },
): Promise<{ items: LoggedSession[]; nextCursor: string | null }> {
  const after = keysOf(period.cursor, sessionKeys);
  const rows = await tx
    .select({
      session: sessions,
      startKey: sql<string>`${sessions.startedAt}::text`,
      programTitle: programVersions.title,
      programEdition: sql<number | null>`${sessions.programVersion} - (select p.first_sent from ${programs} p
        where p.practice_id = ${sessions.practiceId} and p.id = ${sessions.programId}) + 1`,
      enteredBy: sql<string | null>`(select m.name from ${members} m where m.practice_id = ${sessions.practiceId}
        and m.id = (${sessions.told} ->> 'enteredBy')::uuid)`,
    })
    .from(sessions)
    .innerJoin(
      programVersions,
      and(
        eq(programVersions.practiceId, sessions.practiceId),
        eq(programVersions.programId, sessions.programId),
        eq(programVersions.version, sessions.programVersion),
      ),
    )
    .where(
      and(
        eq(sessions.practiceId, viewer.practiceId),
        eq(sessions.clientId, clientId),
        period.id ? eq(sessions.id, period.id) : undefined,
        period.from ? gte(sessions.practisedOn, period.from) : undefined,
        period.to ? lte(sessions.practisedOn, period.to) : undefined,
        after
          ? sql`(${sessions.practisedOn}, ${sessions.startedAt}, ${sessions.id}::text)
              < (${after[0]}::date, ${after[1]}::timestamptz, ${after[2]})`
          : undefined,
      ),
    )
    .orderBy(desc(sessions.practisedOn), desc(sessions.startedAt), desc(sql`${sessions.id}::text`))
    .limit(period.limit + 1);
  const shown = rows.slice(0, period.limit);
  const entries = shown.length
    ? await tx
        .select()
        .from(sessionEntries)
        .where(
          and(
            eq(sessionEntries.practiceId, viewer.practiceId),
            eq(sessionEntries.clientId, clientId),
            inArray(
              sessionEntries.sessionId,
              shown.map((row) => row.session.id),
            ),
          ),
        )
        .orderBy(sessionEntries.position)
    : [];
  const texts = await readTexts(tx, viewer, clientId);
  const items = shown.map(({ session: s, programTitle, programEdition, enteredBy }): LoggedSession => {
    const { enteredBy: typist, ...told } = s.told ?? {};
    const declined = (name: string) => s.declined.includes(name);
    return {
      id: s.id,
      programId: s.programId,
      programVersion: s.programVersion,
      programTitle,
      programEdition,
      startedAt: instantIn(s.startedAt, s.timeZone),
      endedAt: instantIn(s.endedAt, s.timeZone),
      timeZone: s.timeZone,
      practisedOn: s.practisedOn,
      receivedAt: instantIn(s.receivedAt, "UTC"),
      choice: s.choice as Choice,
      before: s.ratedBefore
        ? {
            tension: rated(s.tensionBefore, declined("tensionBefore")),
            safety: rated(s.safetyBefore, declined("safetyBefore")),
            areas: s.areasBefore,
          }
        : null,
      after: s.ratedAfter
        ? {
            tension: rated(s.tensionAfter, declined("tensionAfter")),
            safety: rated(s.safetyAfter, declined("safetyAfter")),
            areas: s.areasAfter,
          }
        : null,
      entries: entries
        .filter((entry) => entry.sessionId === s.id)
        .map((entry) => ({
          programItemId: entry.programItemId,
          outcome: entry.outcome as Outcome,
          seconds: entry.seconds,
          repetitions: entry.repetitions,
        })),
      note: texts.open("sessions.note", s.id, s.note),
      ...told,
      ...(typist && { enteredBy: { id: typist, name: enteredBy ?? "" } }),
    };
  });
  const last = rows.length > period.limit ? shown.at(-1) : undefined;
  return {
    items,
    nextCursor: last ? cursorOf(last.session.practisedOn, last.startKey, last.session.id) : null,
  };
}

/** When a session that raised a signal was, and what was said about felt safety then. */
export interface SignalledSession {
  id: string;
  startedAt: string;
  timeZone: string;
  /** Whether the clock is known, or the day alone. */
  isTimed: boolean;
  tensionBefore: number | null;
  safetyBefore: number | null;
  safetyAfter: number | null;
  threshold: number;
}

export async function readSignalledSessions(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  ids: readonly string[],
): Promise<Map<string, SignalledSession>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: sessions.id,
      startedAt: sessions.startedAt,
      endedAt: sessions.endedAt,
      told: sessions.told,
      timeZone: sessions.timeZone,
      tensionBefore: sessions.tensionBefore,
      safetyBefore: sessions.safetyBefore,
      safetyAfter: sessions.safetyAfter,
      threshold: programVersions.safetyThreshold,
    })
    .from(sessions)
    .innerJoin(
      programVersions,
      and(
        eq(programVersions.practiceId, sessions.practiceId),
        eq(programVersions.programId, sessions.programId),
        eq(programVersions.version, sessions.programVersion),
      ),
    )
    .where(
      and(eq(sessions.practiceId, viewer.practiceId), eq(sessions.clientId, clientId), inArray(sessions.id, [...ids])),
    );
  return new Map(
    rows.map(({ told, endedAt, ...row }) => {
      const { id, startedAt, timeZone } = row;
      const timed = isTimed({ source: told?.source, startedAt, endedAt });
      return [id, { ...row, isTimed: timed, startedAt: instantIn(startedAt, timeZone) }];
    }),
  );
}
