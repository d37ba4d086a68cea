import { and, desc, eq, gte, inArray, lte, sql } from "drizzle-orm";
import { checkIns, privateLines, sessionCorrections, sessionEchoes } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { cursorOf, keysOf } from "@/lib/cursor";
import { instantIn } from "@/lib/instant";
import { rated, readSessions } from "@/lib/sessions/read";
import type { Comparison } from "@/lib/sessions/rules";
import {
  type Echo,
  type GivenCheckIn,
  type LoggedSession,
  type Period,
  type SessionCorrection,
  sessionKeys,
} from "@/lib/sessions/schema";

type Row = typeof checkIns.$inferSelect;

export const checkInOf = (row: Row, privateLine?: string): GivenCheckIn => ({
  id: row.id,
  at: instantIn(row.at, row.timeZone),
  timeZone: row.timeZone,
  day: row.day,
  tension: rated(row.tension, row.declined.includes("tension")),
  safety: rated(row.safety, row.declined.includes("safety")),
  areas: row.areas,
  ...(row.context && { context: row.context }),
  ...(privateLine !== undefined && { privateLine }),
  receivedAt: instantIn(row.receivedAt, "UTC"),
});

/** Check-ins of a client, newest first. The private line is there for its writer alone. */
export async function readCheckIns(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  period: Period,
): Promise<{ items: GivenCheckIn[]; nextCursor: string | null }> {
  const after = keysOf(period.cursor, sessionKeys);
  const rows = await tx
    .select({ row: checkIns, atKey: sql<string>`${checkIns.at}::text` })
    .from(checkIns)
    .where(
      and(
        eq(checkIns.practiceId, viewer.practiceId),
        eq(checkIns.clientId, clientId),
        period.from ? gte(checkIns.day, period.from) : undefined,
        period.to ? lte(checkIns.day, period.to) : undefined,
        after
          ? sql`(${checkIns.day}, ${checkIns.at}, ${checkIns.id}::text)
              < (${after[0]}::date, ${after[1]}::timestamptz, ${after[2]})`
          : undefined,
      ),
    )
    .orderBy(desc(checkIns.day), desc(checkIns.at), desc(sql`${checkIns.id}::text`))
    .limit(period.limit + 1);
  const shown = rows.slice(0, period.limit);
  const lines = await readPrivateLines(
    tx,
    viewer,
    clientId,
    shown.map(({ row }) => row.id),
  );
  const last = rows.length > period.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ row }) => checkInOf(row, lines.get(row.id))),
    nextCursor: last ? cursorOf(last.row.day, last.atKey, last.row.id) : null,
  };
}

export async function readPrivateLines(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: privateLines.ofId, line: privateLines.line })
    .from(privateLines)
    .where(
      and(
        eq(privateLines.practiceId, viewer.practiceId),
        eq(privateLines.clientId, clientId),
        inArray(privateLines.ofId, [...ids]),
      ),
    );
  return new Map(rows.map(({ id, line }) => [id, line]));
}

/** Logged sessions with all that was told of them afterwards. */
export async function readToldSessions(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  period: Period,
): Promise<{ items: LoggedSession[]; nextCursor: string | null }> {
  const { items, nextCursor } = await readSessions(tx, viewer, clientId, period);
  const beside = await readBeside(
    tx,
    viewer,
    clientId,
    items.map(({ id }) => id),
  );
  return { items: items.map((session) => ({ ...session, ...beside(session.id) })), nextCursor };
}

/** What stands beside sessions: the day after, what was put right, and the private line where its writer looks. */
async function readBeside(tx: PracticeTx, viewer: Viewer, clientId: string, ids: readonly string[]) {
  type Beside = Pick<LoggedSession, "echo" | "corrections" | "privateLine">;
  if (ids.length === 0) return (): Beside => ({});
  const of = (table: typeof sessionEchoes | typeof sessionCorrections) =>
    and(eq(table.practiceId, viewer.practiceId), eq(table.clientId, clientId), inArray(table.sessionId, [...ids]));
  const echoes = await tx.select().from(sessionEchoes).where(of(sessionEchoes));
  const corrections = await tx
    .select()
    .from(sessionCorrections)
    .where(of(sessionCorrections))
    .orderBy(sessionCorrections.madeAt, sessionCorrections.id);
  const lines = await readPrivateLines(tx, viewer, clientId, ids);
  return (id: string): Beside => {
    const found = echoes.find((one) => one.sessionId === id);
    const own = corrections.filter((one) => one.sessionId === id);
    const line = lines.get(id);
    return {
      ...(found && { echo: echoOf(found) }),
      ...(own.length > 0 && {
        corrections: own.map(({ id: itsId, kind, madeAt, told }) => ({
          id: itsId,
          kind: kind as SessionCorrection["kind"],
          madeAt: instantIn(madeAt, "UTC"),
          ...told,
        })),
      }),
      ...(line !== undefined && { privateLine: line }),
    };
  };
}

const echoOf = (row: typeof sessionEchoes.$inferSelect): Echo => ({
  answeredAt: instantIn(row.answeredAt, row.timeZone),
  timeZone: row.timeZone,
  tension: rated(row.tension, row.declined.includes("tension")),
  safety: rated(row.safety, row.declined.includes("safety")),
  sleep: row.sleep as Comparison | null,
  mood: row.mood as Comparison | null,
});
