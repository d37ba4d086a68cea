import { and, eq, inArray, sql } from "drizzle-orm";
import { privateLines, sessionCorrections, sessionEchoes } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { instantIn } from "@/lib/instant";
import { readTexts } from "@/lib/keys/read";
import { accepted, type Result, refused } from "@/lib/result";
import type { ClientTexts } from "@/lib/sealing";
import { rated, readSessions } from "@/lib/sessions/read";
import type { Comparison } from "@/lib/sessions/rules";
import { type Echo, type LoggedSession, type Period, type SessionCorrection } from "@/lib/sessions/schema";
import { mayBePutRight } from "./rules";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

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
  if (rows.length === 0) return new Map();
  const texts = await readTexts(tx, viewer, clientId);
  return new Map(rows.map(({ id, line }) => [id, texts.open("private_lines.line", id, line)]));
}

/**
 * One session of the viewer's own, and whether it can still be put right; afterwards a word is added beside it
 * (lib/moments/rules).
 */
export async function readOwnToldSession(
  tx: PracticeTx,
  viewer: Viewer,
  sessionId: string,
  now: Date,
): Promise<Result<{ session: LoggedSession; mayBePutRight: boolean; mayEchoBePutRight: boolean }, "not_found">> {
  const id = sessionId.toLowerCase();
  if (!viewer.clientId || !uuid.test(id)) return refused("not_found");
  const { items } = await readToldSessions(tx, viewer, viewer.clientId, { limit: 1, id });
  const [session] = items;
  if (!session) return refused("not_found");
  const { receivedAt } = session;
  const isReviewed = await readReviewed(tx, viewer, receivedAt);
  const echoedAt = await readEchoReceived(tx, viewer, session.id);
  const mayEchoBePutRight =
    echoedAt !== null && mayBePutRight(new Date(echoedAt), await readReviewed(tx, viewer, echoedAt), now);
  return accepted({
    session,
    mayBePutRight: mayBePutRight(new Date(receivedAt), isReviewed, now),
    mayEchoBePutRight,
  });
}

async function readEchoReceived(tx: PracticeTx, viewer: Viewer, sessionId: string): Promise<string | null> {
  const [row] = await tx
    .select({ receivedAt: sessionEchoes.receivedAt })
    .from(sessionEchoes)
    .where(
      and(
        eq(sessionEchoes.practiceId, viewer.practiceId),
        eq(sessionEchoes.clientId, viewer.clientId ?? ""),
        eq(sessionEchoes.sessionId, sessionId),
      ),
    );
  return row?.receivedAt ?? null;
}

/** Whether somebody who treats has looked into the viewer's record since: each look is written down at the door. */
export async function readReviewed(tx: PracticeTx, viewer: Viewer, since: string): Promise<boolean> {
  const [row] = await tx.execute<{ reviewed: boolean }>(sql`select exists (select 1 from audit_events
    where practice_id = ${viewer.practiceId} and client_id = ${viewer.clientId} and at > ${since}
      and actor_role <> 'client' and ground is distinct from 'emergency'
      and event in ('client.read', 'sessions.listed', 'check_ins.listed', 'moments.listed', 'progress.read', 'visit.read',
        'record.exported', 'report.written')) as reviewed`);
  return row?.reviewed === true;
}

/** Logged sessions with all that was told of them afterwards. */
export async function readToldSessions(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  period: Period & { id?: string },
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
  const texts = await readTexts(tx, viewer, clientId);
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
          ...openedTold(texts, id, { id: itsId, kind, told }),
        })),
      }),
      ...(line !== undefined && { privateLine: line }),
    };
  };
}

/** What stood in a session before it was put right kept its seal: that of the session's own note. */
function openedTold(
  texts: ClientTexts,
  sessionId: string,
  { id, kind, told }: Pick<Correction, "id" | "kind" | "told">,
) {
  if (typeof told.note !== "string") return told;
  const note =
    kind === "replaced"
      ? texts.open("sessions.note", sessionId, told.note)
      : texts.open("session_corrections.note", `${sessionId}/${id}`, told.note);
  return { ...told, note };
}

type Correction = typeof sessionCorrections.$inferSelect;

const echoOf = (row: typeof sessionEchoes.$inferSelect): Echo => ({
  answeredAt: instantIn(row.answeredAt, row.timeZone),
  timeZone: row.timeZone,
  tension: rated(row.tension, row.declined.includes("tension")),
  safety: rated(row.safety, row.declined.includes("safety")),
  sleep: row.sleep as Comparison | null,
  mood: row.mood as Comparison | null,
  ...(row.wording !== null && { wording: row.wording }),
});
