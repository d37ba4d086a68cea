import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { auditEvents, invitations, members, relatives } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { dayOf } from "@/lib/calendar";
import { utcText } from "@/lib/instant";
import type { DaySums } from "@/lib/progress/schema";
import { accepted, type Result, refused } from "@/lib/result";
import { choicesOf, type SharePart, sharedPeriod, sharedPoints, stateOf, type ToldChoice } from "./rules";
import type { Relative, Shared, SharedDays, SharedProgram, SharedProgress } from "./schema";

const joined = and(eq(members.practiceId, relatives.practiceId), eq(members.id, relatives.memberId));

/** With whom the client whose record is open shares something now, in the order in which they were named. */
export async function readRelatives(tx: PracticeTx, viewer: Viewer, clientId: string, now: Date): Promise<Relative[]> {
  const rows = await tx
    .select({
      id: relatives.id,
      name: members.name,
      parts: sql<SharePart[]>`${relatives.parts}`,
      since: sql<string | null>`(select ${utcText(sql`max(invitations.used_at)`)} from invitations
        where invitations.practice_id = ${relatives.practiceId} and invitations.member_id = ${relatives.memberId})`,
      revision: relatives.version,
      hasAccount: sql<boolean>`${members.accountId} is not null`,
      linkUntil: sql<string | null>`(select ${utcText(invitations.expiresAt)} from invitations
        where invitations.practice_id = ${relatives.practiceId} and invitations.member_id = ${relatives.memberId}
          and invitations.used_at is null order by invitations.expires_at desc limit 1)`,
    })
    .from(relatives)
    .innerJoin(members, joined)
    .where(
      and(eq(relatives.practiceId, viewer.practiceId), eq(relatives.clientId, clientId), isNull(relatives.endedAt)),
    )
    .orderBy(asc(relatives.madeAt), asc(relatives.id));
  return rows.map(({ hasAccount, linkUntil, ...row }) => {
    const state = stateOf(hasAccount, linkUntil, now);
    return { ...row, state, linkUntil: state === "invited" ? linkUntil : null };
  });
}

/** The same with what was taken back and what was chosen earlier, for a copy of the record. */
export async function readEveryShare(tx: PracticeTx, viewer: Viewer, clientId: string) {
  const told = await tx
    .select({
      id: auditEvents.objectId,
      at: sql<string>`${utcText(auditEvents.at)}`,
      detail: sql<ToldChoice["detail"]>`${auditEvents.detail}`,
    })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.practiceId, viewer.practiceId),
        eq(auditEvents.clientId, clientId),
        inArray(auditEvents.event, ["relative.named", "relative.changed"]),
      ),
    )
    .orderBy(asc(auditEvents.at), asc(auditEvents.id));
  const rows = await tx
    .select({
      id: relatives.id,
      name: members.name,
      parts: sql<SharePart[]>`${relatives.parts}`,
      since: sql<string>`${utcText(relatives.madeAt)}`,
      until: sql<string | null>`${utcText(relatives.endedAt)}`,
    })
    .from(relatives)
    .innerJoin(members, joined)
    .where(and(eq(relatives.practiceId, viewer.practiceId), eq(relatives.clientId, clientId)))
    .orderBy(asc(relatives.madeAt), asc(relatives.id));
  return rows.map((row) => {
    const own = told.filter(({ id }) => id === row.id).map(({ at, detail }) => ({ at, detail }));
    return { ...row, choices: choicesOf(row.since, own) };
  });
}

/** By whose request a relative looks: what the log keeps the look under. */
export interface Looking {
  eventId: string;
  now: Date;
}

// What a relative reads comes by functions of the database, which ask each time whether it is shared and write down that
// it was looked at. No table opens to them (0040).

interface Whose extends Record<string, unknown> {
  first_name: string;
  time_zone: string;
}

/** `not_found`: nothing is shared with the viewer now, for whatever reason. */
export async function readShared(tx: PracticeTx, { eventId }: Looking): Promise<Result<Shared, "not_found">> {
  const [row] = await tx.execute<{ first_name: string; parts: SharePart[] }>(
    sql`select * from app.shared_with_me(${eventId}, ${eventId})`,
  );
  return row ? accepted({ firstName: row.first_name, parts: row.parts }) : refused("not_found");
}

async function readWhose(tx: PracticeTx, now: Date) {
  const [row] = await tx.execute<Whose>(sql`select first_name, time_zone from app.shared()`);
  return row && { firstName: row.first_name, today: dayOf(now, row.time_zone) };
}

/** `not_found`: this part is not shared with the viewer now, as all that follow. */
export async function readSharedProgram(
  tx: PracticeTx,
  { eventId, now }: Looking,
): Promise<Result<SharedProgram, "not_found">> {
  const whose = await readWhose(tx, now);
  if (!whose) return refused("not_found");
  const [row] = await tx.execute<{ items: SharedProgram["items"] | null }>(
    sql`select app.shared_program(${whose.today}, ${eventId}, ${eventId}) as items`,
  );
  return row?.items ? accepted({ firstName: whose.firstName, items: row.items }) : refused("not_found");
}

export async function readSharedDays(
  tx: PracticeTx,
  { eventId, now }: Looking,
): Promise<Result<SharedDays, "not_found">> {
  const whose = await readWhose(tx, now);
  if (!whose) return refused("not_found");
  const { from, to } = sharedPeriod(whose.today);
  const [row] = await tx.execute<{ days: string[] | null }>(
    sql`select app.shared_days(${from}, ${to}, ${eventId}, ${eventId}) as days`,
  );
  return row?.days ? accepted({ firstName: whose.firstName, from, to, days: row.days }) : refused("not_found");
}

export async function readSharedProgress(
  tx: PracticeTx,
  { eventId, now }: Looking,
): Promise<Result<SharedProgress, "not_found">> {
  const whose = await readWhose(tx, now);
  if (!whose) return refused("not_found");
  const period = sharedPeriod(whose.today);
  const [row] = await tx.execute<{ days: [string, ...DaySums][] | null }>(
    sql`select app.shared_progress(${period.from}, ${period.to}, ${eventId}, ${eventId}) as days`,
  );
  if (!row?.days) return refused("not_found");
  return accepted({ firstName: whose.firstName, ...period, points: sharedPoints(period, row.days) });
}
