import { and, eq, type SQL, sql } from "drizzle-orm";
import { careRelations, members } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { type AuditEntry, recordAudit } from "@/lib/audit/write";
import { type Day, dayOf } from "@/lib/calendar";
import { accepted, type Result, refused } from "@/lib/result";
import { readCare, readColleagues, readLeavingPlan } from "./read";
import type { Care, CareTerm, Leaving } from "./schema";

const of = (viewer: Viewer, clientId: string, memberId: string) =>
  and(
    eq(careRelations.practiceId, viewer.practiceId),
    eq(careRelations.clientId, clientId),
    eq(careRelations.therapistId, memberId),
  );

const { since, until } = careRelations;
const isAhead = sql`(${until} is null or ${until} > now())`;

/** The midnight with which a day begins in the practice; this moment, where the day is today. */
const beginning = (day: Day, viewer: Viewer, today: Day): SQL =>
  day === today ? sql`now()` : sql`(${day}::date::timestamp at time zone ${viewer.timeZone})`;

const midnightAfter = (day: Day, viewer: Viewer): SQL =>
  sql`((${day}::date + 1)::timestamp at time zone ${viewer.timeZone})`;

/**
 * Says from when until when a colleague treats the client whose record is open: for good, or as a stand-in; `insteadOf`
 * ends another's care where this begins. Said again with other days, those count; what has begun keeps its beginning.
 * An owner may, and whoever treats the client without an end in sight, but never about themselves (`carer_only`). Refuses
 * `last_carer` where nobody would treat the client for good, `day_past`, and `not_found` for somebody who doesn't work here.
 */
export async function giveCare(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  memberId: string,
  term: CareTerm,
  now: Date,
): Promise<Result<Care>> {
  await lock(tx, clientId);
  const may = await maySay(tx, viewer, clientId, memberId);
  if (!(await readColleagues(tx, viewer)).some(({ id }) => id === memberId)) return refused("not_found");
  const today = dayOf(now, viewer.timeZone);
  const known = (await readCare(tx, viewer, clientId)).carers.find(({ id }) => id === memberId);
  const past = [
    ...(term.from < today && !known?.hasBegun ? ["from"] : []),
    ...(term.until && term.until < today ? ["until"] : []),
  ];
  if (past.length > 0) return refused("invalid", { faults: past.map((path) => ({ path, refusal: "day_past" })) });
  let changes = await setTerm(tx, viewer, clientId, memberId, { ...term, begun: known?.hasBegun ?? null }, today);
  if (term.insteadOf && term.insteadOf !== memberId) {
    const ended = await endTerm(tx, viewer, clientId, term.insteadOf, beginning(term.from, viewer, today));
    if (ended === null) return refused("invalid", { faults: [{ path: "insteadOf", refusal: "not_found" }] });
    changes ||= ended;
  }
  // Asked last: a hand-over that is sent again comes from somebody who has handed over, and changes nothing.
  if (changes && !may) return refused("carer_only");
  return (await hasCarer(tx, viewer, clientId))
    ? accepted(await readCare(tx, viewer, clientId))
    : refused("last_carer");
}

/**
 * Ends a colleague's care, or one's own, now; what has not begun is unsaid. Refuses as {@link giveCare}; whoever treats
 * the client no more is refused nothing.
 */
export async function endCare(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  memberId: string,
): Promise<Result<{ done: true }>> {
  await lock(tx, clientId);
  if (memberId !== viewer.memberId && !(await maySay(tx, viewer, clientId, memberId))) return refused("carer_only");
  if ((await endTerm(tx, viewer, clientId, memberId, sql`now()`)) === null) return refused("not_found");
  return (await hasCarer(tx, viewer, clientId)) ? accepted({ done: true }) : refused("last_carer");
}

/**
 * Lets a colleague go, in one act: each client whom nobody else treats for good passes to who is named, every care of
 * theirs ends, and no sign-in, link or password of theirs opens anything from the next request on. Only an owner, never
 * about themselves (`own_role`). Refuses `client_without_carer` with the places of the clients that were not handed over,
 * or went to somebody who can't take them; `not_found` for who doesn't work here (any more).
 */
export async function letGo(
  tx: PracticeTx,
  viewer: Viewer,
  memberId: string,
  { handOver }: Leaving,
): Promise<Result<{ done: true }>> {
  if (memberId === viewer.memberId) return refused("own_role");
  await lock(tx, memberId);
  const plan = await readLeavingPlan(tx, viewer, memberId);
  if (!plan.ok) return (await hasLeft(tx, viewer, memberId)) ? accepted({ done: true }) : plan;
  const takers = new Set(plan.value.colleagues.map(({ id }) => id));
  const to = new Map(handOver.map(({ clientId, therapistId }) => [clientId, therapistId]));
  const left = plan.value.clients.filter(({ id, needsSomebody }) => needsSomebody && !takers.has(to.get(id) ?? ""));
  if (left.length > 0) {
    const faults = left.map(({ id }) => ({
      path: `handOver.${handOver.findIndex((one) => one.clientId === id)}`,
      refusal: "client_without_carer" as const,
    }));
    return refused("client_without_carer", { faults, current: plan.value });
  }
  for (const { id } of plan.value.clients) {
    await lock(tx, id);
    await pass(tx, viewer, id, memberId, to.get(id));
    // Whoever else treated the client may have ended that a moment ago.
    if (!(await hasCarer(tx, viewer, id))) return refused("client_without_carer");
  }
  const [gone] = await tx.execute<{ done: boolean }>(sql`select app.let_go(${memberId}) as done`);
  if (!gone?.done) return refused("role_cannot");
  await recordAudit(tx, viewer, {
    event: "member.left",
    action: "D",
    object: ["member", memberId],
    detail: { clients: plan.value.clients.length },
  });
  return accepted({ done: true });
}

/** The same again, after an answer that got lost. */
async function hasLeft(tx: PracticeTx, viewer: Viewer, memberId: string): Promise<boolean> {
  const [row] = await tx
    .select({ leftAt: members.leftAt })
    .from(members)
    .where(and(eq(members.practiceId, viewer.practiceId), eq(members.id, memberId)));
  return row?.leftAt != null;
}

async function pass(tx: PracticeTx, viewer: Viewer, clientId: string, from: string, to: string | undefined) {
  const ofClient = and(eq(careRelations.practiceId, viewer.practiceId), eq(careRelations.clientId, clientId));
  if (to) {
    // A stand-in who stays, stays for good.
    const stays = await tx
      .update(careRelations)
      .set({ since: sql`least(${since}, now())`, until: null })
      .where(and(ofClient, eq(careRelations.therapistId, to), isAhead));
    if (stays.count === 0)
      await tx.insert(careRelations).values({ practiceId: viewer.practiceId, clientId, therapistId: to });
    await record(tx, viewer, "care.given", clientId, to, { from: null, until: null });
  }
  const theirs = and(ofClient, eq(careRelations.therapistId, from), isAhead);
  await tx.delete(careRelations).where(and(theirs, sql`${since} > now()`));
  await tx.update(careRelations).set({ until: sql`now()` }).where(theirs);
  await record(tx, viewer, "care.ended", clientId, from);
}

/** Two who change who treats a client, or let the same colleague go, come one after the other. */
const lock = (tx: PracticeTx, id: string) => tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 36))`);

async function maySay(tx: PracticeTx, viewer: Viewer, clientId: string, about: string): Promise<boolean> {
  if (viewer.role === "owner") return true;
  const [row] = await tx.execute<{ may: boolean }>(sql`select app.treats_for_good(${clientId}) as may`);
  return (row?.may ?? false) && about !== viewer.memberId;
}

async function setTerm(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  memberId: string,
  term: { from: Day; until: Day | null; begun: boolean | null },
  today: Day,
): Promise<boolean> {
  const first = term.begun ? sql`${since}` : beginning(term.from, viewer, today);
  const last = term.until ? midnightAfter(term.until, viewer) : sql`null::timestamptz`;
  const done =
    term.begun === null
      ? await tx
          .insert(careRelations)
          .values({ practiceId: viewer.practiceId, clientId, therapistId: memberId, since: first, until: last })
      : await tx
          .update(careRelations)
          .set({ since: first, until: last })
          .where(
            and(
              of(viewer, clientId, memberId),
              isAhead,
              sql`(${since} is distinct from ${first} or ${until} is distinct from ${last})`,
            ),
          );
  if (done.count === 0) return false;
  const said = { from: term.begun ? null : term.from, until: term.until };
  await record(tx, viewer, "care.given", clientId, memberId, said);
  return true;
}

/** Whether that changed anything; null where there never was anything to end. */
async function endTerm(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  memberId: string,
  at: SQL,
): Promise<boolean | null> {
  const own = of(viewer, clientId, memberId);
  const unsaid = await tx.delete(careRelations).where(and(own, isAhead, sql`${since} > now() and ${since} >= ${at}`));
  const ended = await tx
    .update(careRelations)
    .set({ until: at })
    .where(and(own, isAhead, sql`${since} < ${at} and ${until} is distinct from ${at}`));
  if (unsaid.count + ended.count > 0) {
    await record(tx, viewer, "care.ended", clientId, memberId);
    return true;
  }
  return (await tx.select({ since }).from(careRelations).where(own).limit(1)).length > 0 ? false : null;
}

/** Whether somebody treats the client for good: from now on, or from the day on which whoever treats them now ends. */
async function hasCarer(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<boolean> {
  const [row] = await tx.execute<{ has: boolean }>(sql`select exists (
    select from care_relations r where r.practice_id = ${viewer.practiceId} and r.client_id = ${clientId}
      and r.until is null and (r.since <= now() or exists (select from care_relations b
        where b.practice_id = r.practice_id and b.client_id = r.client_id and b.since <= now() and b.until >= r.since))) as has`);
  return row?.has ?? false;
}

const record = (
  tx: PracticeTx,
  viewer: Viewer,
  event: "care.given" | "care.ended",
  clientId: string,
  memberId: string,
  detail?: AuditEntry["detail"],
) =>
  recordAudit(tx, viewer, {
    event,
    action: event === "care.given" ? "C" : "D",
    clientId,
    object: ["member", memberId],
    ...(detail && { detail }),
  });
