import { and, desc, eq, gte, inArray, isNull, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { checkIns, members } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { cursorOf, keysOf } from "@/lib/cursor";
import { instantIn } from "@/lib/instant";
import { readPrivateLines, readReviewed, readToldSessions } from "@/lib/moments/read";
import { mayBePutRight } from "@/lib/moments/rules";
import { accepted, type Result, refused } from "@/lib/result";
import { rated } from "@/lib/sessions/read";
import {
  type CheckInCorrection,
  type GivenCheckIn,
  type LoggedSession,
  type Period,
  sessionKeys,
} from "@/lib/sessions/schema";

type Row = typeof checkIns.$inferSelect;

const momentOf = (row: Row) => ({
  tension: rated(row.tension, row.declined.includes("tension")),
  safety: rated(row.safety, row.declined.includes("safety")),
  areas: row.areas,
  ...(row.wording !== null && { wording: row.wording }),
});

export const checkInOf = (row: Row, privateLine?: string): GivenCheckIn => ({
  id: row.id,
  at: instantIn(row.at, row.timeZone),
  timeZone: row.timeZone,
  day: row.day,
  ...momentOf(row),
  ...(row.context && { context: row.context }),
  ...(privateLine !== undefined && { privateLine }),
  receivedAt: instantIn(row.receivedAt, "UTC"),
});

/** Check-ins of a client, newest first. The private line is there for its writer alone. */
export async function readCheckIns(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  period: Period & { id?: string },
): Promise<{ items: GivenCheckIn[]; nextCursor: string | null }> {
  const after = keysOf(period.cursor, sessionKeys);
  const rows = await tx
    .select({ row: checkIns, atKey: sql<string>`${checkIns.at}::text`, askedBy: members.name })
    .from(checkIns)
    .leftJoin(members, and(eq(members.practiceId, checkIns.practiceId), eq(members.id, checkIns.askedBy)))
    .where(
      and(
        eq(checkIns.practiceId, viewer.practiceId),
        eq(checkIns.clientId, clientId),
        isNull(checkIns.corrects),
        period.id ? eq(checkIns.id, period.id) : undefined,
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
  const ids = shown.map(({ row }) => row.id);
  const lines = await readPrivateLines(tx, viewer, clientId, ids);
  const corrected = await readCheckInCorrections(tx, viewer, clientId, ids);
  const last = rows.length > period.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ row, askedBy }) => ({
      ...correctedBy(row, corrected.get(row.id) ?? [], lines.get(row.id)),
      ...(row.askedBy && { askedBy: { id: row.askedBy, name: askedBy ?? "" } }),
    })),
    nextCursor: last ? cursorOf(last.row.day, last.atKey, last.row.id) : null,
  };
}

async function readCheckInCorrections(tx: PracticeTx, viewer: Viewer, clientId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Row[]>();
  const rows = await tx
    .select()
    .from(checkIns)
    .where(
      and(
        eq(checkIns.practiceId, viewer.practiceId),
        eq(checkIns.clientId, clientId),
        inArray(checkIns.corrects, [...ids]),
      ),
    )
    .orderBy(checkIns.receivedAt, checkIns.id);
  const of = new Map<string, Row[]>();
  for (const row of rows) of.set(row.corrects as string, [...(of.get(row.corrects as string) ?? []), row]);
  return of;
}

/** What was put right last is what holds; what stood there before it is told beside it, and so is what was added. */
function correctedBy(first: Row, corrections: readonly Row[], privateLine?: string): GivenCheckIn {
  if (corrections.length === 0) return checkInOf(first, privateLine);
  let holds = momentOf(first);
  const told = corrections.map((row): CheckInCorrection => {
    const was = holds;
    if (row.correction === "replaced") holds = momentOf(row);
    const kind = row.correction as CheckInCorrection["kind"];
    return {
      id: row.id,
      kind,
      madeAt: instantIn(row.receivedAt, "UTC"),
      ...(kind === "replaced" ? was : momentOf(row)),
    };
  });
  return { ...checkInOf(first, privateLine), ...holds, corrections: told };
}

/** One check-in of the viewer's own, and whether it can still be put right. What a therapist asked is the therapist's. */
export async function readOwnCheckIn(
  tx: PracticeTx,
  viewer: Viewer,
  checkInId: string,
  now: Date,
): Promise<Result<{ checkIn: GivenCheckIn; mayBePutRight: boolean }, "not_found">> {
  const id = z.uuid().safeParse(checkInId.toLowerCase()).data;
  if (!viewer.clientId || !id) return refused("not_found");
  const { items } = await readCheckIns(tx, viewer, viewer.clientId, { limit: 1, id });
  const [checkIn] = items;
  if (!checkIn || checkIn.askedBy) return refused("not_found");
  const { receivedAt } = checkIn;
  const isReviewed = await readReviewed(tx, viewer, receivedAt);
  return accepted({ checkIn, mayBePutRight: mayBePutRight(new Date(receivedAt), isReviewed, now) });
}

/**
 * On how many days a number was told from home before release was ever opened: what later ratings are compared with
 * (`baseline`, domain.md 2).
 */
export async function readBaselineDays(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<number> {
  const [row] = await tx.execute<{ days: number }>(sql`
    with opened as (select min(decided_at) as at from release_decisions
      where practice_id = ${viewer.practiceId} and client_id = ${clientId} and open)
    select count(distinct told.day)::int as days from opened, (
      select practised_on as day, started_at as at from sessions
        where practice_id = ${viewer.practiceId} and client_id = ${clientId}
          and num_nonnulls(tension_before, safety_before) > 0
      union all
      select day, at from check_ins where practice_id = ${viewer.practiceId} and client_id = ${clientId}
        and asked_by is null and correction is distinct from 'added' and num_nonnulls(tension, safety) > 0
    ) told where opened.at is null or told.at < opened.at`);
  return row?.days ?? 0;
}

/** A session or a check-in, as one list tells of both. */
export type ToldMoment =
  | { kind: "session"; id: string; day: string; at: string; session: LoggedSession }
  | { kind: "check-in"; id: string; day: string; at: string; checkIn: GivenCheckIn };

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const later = (a: ToldMoment, b: ToldMoment): number =>
  compare(b.day, a.day) || Date.parse(b.at) - Date.parse(a.at) || compare(b.id, a.id);

/** Both lists go by the same keys, so that one cursor leads through the two of them. */
const cursorAfter = ({ day, at, id }: ToldMoment) =>
  cursorOf(day, instantIn(at, "UTC").replace("T", " ").replace("+00:00", "+00"), id);

/** Sessions and check-ins in one list, newest first: the order in which a person lived them. */
export async function readTimeline(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  period: Period,
): Promise<{ items: ToldMoment[]; nextCursor: string | null }> {
  const sessions = await readToldSessions(tx, viewer, clientId, period);
  const between = await readCheckIns(tx, viewer, clientId, period);
  const all = [
    ...sessions.items.map((session): ToldMoment => {
      const { id, practisedOn: day, startedAt: at } = session;
      return { kind: "session", id, day, at, session };
    }),
    ...between.items.map((checkIn): ToldMoment => {
      const { id, day, at } = checkIn;
      return { kind: "check-in", id, day, at, checkIn };
    }),
  ].sort(later);
  const items = all.slice(0, period.limit);
  const last = items.at(-1);
  const isMore = all.length > items.length || sessions.nextCursor !== null || between.nextCursor !== null;
  return { items, nextCursor: isMore && last ? cursorAfter(last) : null };
}
