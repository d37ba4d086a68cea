import { and, eq, type SQL, sql } from "drizzle-orm";
import { careRelations, members } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { type AuditEntry, recordAudit } from "@/lib/audit/write";
import { type Day, dayOf } from "@/lib/calendar";
import { accepted, type Result, refused } from "@/lib/result";
import { readCare, readColleagues, readLeavingPlan } from "./read";
import { touches } from "./rules";
import type { Care, Carer, CareTerm, Leaving } from "./schema";

const of = (viewer: Viewer, clientId: string, memberId: string) =>
  and(
    eq(careRelations.practiceId, viewer.practiceId),
    eq(careRelations.clientId, clientId),
    eq(careRelations.therapistId, memberId),
  );

const { since, until } = careRelations;
const beginsOn = (day: Day, viewer: Viewer): SQL =>
  sql`(${since} at time zone ${viewer.timeZone})::date = ${day}::date`;
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
  await lock(tx, memberId);
  await lock(tx, clientId);
  if (!(await readColleagues(tx, viewer)).some(({ id }) => id === memberId)) return refused("not_found");
  const today = dayOf(now, viewer.timeZone);
  const known = (await readCare(tx, viewer, clientId)).carers.filter(({ id }) => id === memberId);
  const touched = known.filter((one) => touches(one, term));
  const past = [
    ...(term.from < today && !touched.some(({ hasBegun }) => hasBegun) ? ["from"] : []),
    ...(term.until && term.until < today ? ["until"] : []),
  ];
  if (past.length > 0) return refused("invalid", { faults: past.map((path) => ({ path, refusal: "day_past" })) });
  const from = term.from < today ? today : term.from;
  const [same] = touched;
  const isSo = touched.length === 1 && (same?.hasBegun || same?.from === from) && same?.until === term.until;
  // A hand-over that is sent again comes from somebody who has handed over, and changes nothing.
  if (!isSo && !(await maySay(tx, viewer, memberId))) return refused("carer_only");
  await setTerm(tx, viewer, clientId, memberId, { from, until: term.until, touched }, today);
  if (term.insteadOf && term.insteadOf !== memberId) {
    const ended = await endTerm(tx, viewer, clientId, term.insteadOf, beginning(from, viewer, today));
    if (ended === null) return refused("invalid", { faults: [{ path: "insteadOf", refusal: "not_found" }] });
  }
  return (await hasCarer(tx, viewer, clientId))
    ? accepted(await readCare(tx, viewer, clientId))
    : refused("last_carer");
}

/**
 * Ends a colleague's care, or one's own, now; what has not begun is unsaid. With a day, only the term that begins on it; else
 * all there are. Refuses as {@link giveCare}; whoever treats
 * the client no more is refused nothing.
 */
export async function endCare(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  memberId: string,
  from: Day | null = null,
): Promise<Result<{ done: true }>> {
  await lock(tx, clientId);
  if (memberId !== viewer.memberId && !(await maySay(tx, viewer, memberId))) return refused("carer_only");
  const ended = await endTerm(tx, viewer, clientId, memberId, sql`now()`, from);
  // What was unsaid leaves no row: that it is sent again is told from a stranger by who works here.
  if (ended === null && !(await readColleagues(tx, viewer)).some(({ id }) => id === memberId))
    return refused("not_found");
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
  // Whoever takes over can't be let go meanwhile; in one order, so that no two of these wait for each other.
  const named = new Set([memberId, ...handOver.map(({ therapistId }) => therapistId)]);
  for (const id of [...named].sort()) await lock(tx, id);
  const plan = await readLeavingPlan(tx, viewer, memberId);
  if (!plan.ok) return (await hasLeft(tx, viewer, memberId)) ? accepted({ done: true }) : plan;
  const takers = new Set(plan.value.colleagues.map(({ id }) => id));
  const to = new Map(handOver.map(({ clientId, therapistId }) => [clientId, therapistId]));
  const left = plan.value.clients.filter(({ id, needsSomebody }) => {
    const taker = to.get(id);
    return taker === undefined ? needsSomebody : !takers.has(taker);
  });
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
  // A client came into their care a moment ago; or whoever asks is no owner any more, which the next request says.
  if (!gone?.done) return refused("client_without_carer");
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
    // A stand-in who stays, stays for good, and from now on.
    const theirs = and(ofClient, eq(careRelations.therapistId, to), isAhead);
    await tx.delete(careRelations).where(and(theirs, sql`${since} > now()`));
    const stays = await tx.update(careRelations).set({ until: null }).where(theirs);
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

async function maySay(tx: PracticeTx, viewer: Viewer, about: string): Promise<boolean> {
  if (viewer.role === "owner") return true;
  const [row] = await tx.execute<{ may: boolean }>(sql`select app.treats_for_good() as may`);
  return (row?.may ?? false) && about !== viewer.memberId;
}

/** Makes one term of it and of those that it touches; the others of the same colleague stay as they are. */
async function setTerm(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  memberId: string,
  { from, until: last, touched: [first, ...others] }: { from: Day; until: Day | null; touched: Carer[] },
  today: Day,
): Promise<void> {
  const begins = first?.hasBegun ? sql`${since}` : beginning(from, viewer, today);
  const ends = last ? midnightAfter(last, viewer) : sql`null::timestamptz`;
  const own = and(of(viewer, clientId, memberId), isAhead);
  for (const other of others) await tx.delete(careRelations).where(and(own, beginsOn(other.from, viewer)));
  const done = first
    ? await tx
        .update(careRelations)
        .set({ since: begins, until: ends })
        .where(
          and(
            own,
            beginsOn(first.from, viewer),
            sql`(${since} is distinct from ${begins} or ${until} is distinct from ${ends})`,
          ),
        )
    : await tx
        .insert(careRelations)
        .values({ practiceId: viewer.practiceId, clientId, therapistId: memberId, since: begins, until: ends });
  if (done.count + others.length > 0)
    await record(tx, viewer, "care.given", clientId, memberId, { from: first?.hasBegun ? null : from, until: last });
}

/** Whether that changed anything; null where there never was anything to end. */
async function endTerm(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  memberId: string,
  at: SQL,
  from: Day | null = null,
): Promise<boolean | null> {
  const own = and(of(viewer, clientId, memberId), from ? beginsOn(from, viewer) : undefined);
  const unsaid = await tx.delete(careRelations).where(and(own, isAhead, sql`${since} > now() and ${since} >= ${at}`));
  const ended = await tx
    .update(careRelations)
    .set({ until: at })
    .where(and(own, isAhead, sql`${since} < ${at} and (${until} is null or ${until} > ${at})`));
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
