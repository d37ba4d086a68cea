import { and, eq, type SQL, sql } from "drizzle-orm";
import { careRelations } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { type AuditEntry, recordAudit } from "@/lib/audit/write";
import { addDays, type Day, dayOf } from "@/lib/calendar";
import { accepted, type Result, refused } from "@/lib/result";
import {
  beginning,
  beginsOn,
  hasCarer,
  isAhead,
  midnightAfter,
  readCare,
  readCarers,
  readLeavingPlan,
  readLeft,
} from "./read";
import {
  handedOverBy,
  isStandIn,
  mayCallOff,
  mayEnd,
  maySay,
  type Settling,
  settle,
  touches,
  treatsForGood,
} from "./rules";
import type { Care, Carer, CareTerm, Leaving } from "./schema";

const of = (viewer: Viewer, clientId: string, memberId: string) =>
  and(
    eq(careRelations.practiceId, viewer.practiceId),
    eq(careRelations.clientId, clientId),
    eq(careRelations.therapistId, memberId),
  );

const { since, until } = careRelations;

/**
 * Says from when until when a colleague treats the client whose record is open: for good, or as a stand-in; `insteadOf`
 * ends another's care where this begins. Nothing that was settled gets shorter by it ({@link settle}): `treats_already`.
 * An owner may, and whoever treats the client and does not stand in, but never about themselves (`carer_only`), and in
 * nobody's stead but their own (`own_care_only`). Refuses `last_carer` where nobody would treat the client for good,
 * `day_past`, and `not_found` for somebody who doesn't work here.
 */
export async function giveCare(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  memberId: string,
  { from: first, until: last, insteadOf }: CareTerm,
  now: Date,
): Promise<Result<Care>> {
  await lock(tx, memberId, clientId);
  const care = await readCare(tx, viewer, clientId);
  if (!care.colleagues.some(({ id }) => id === memberId)) return refused("not_found");
  const today = dayOf(now, viewer.timeZone);
  const known = care.carers.filter(({ id }) => id === memberId);
  const isKnown = known.some((one) => one.hasBegun && touches(one, { from: first, until: last }));
  const past = [...(first < today && !isKnown ? ["from"] : []), ...(last && last < today ? ["until"] : [])];
  if (past.length > 0) return refused("invalid", { faults: past.map((path) => ({ path, refusal: "day_past" })) });
  const from = first < today ? today : first;
  const settling = settle(known, { from, until: last });
  // A hand-over that is sent again comes from somebody who has handed over, and changes nothing.
  const may = maySay(care, looking(viewer)) && (viewer.role === "owner" || memberId !== viewer.memberId);
  if (settling.kind !== "same" && !may) return refused("carer_only");
  if (settling.kind === "refused") return refused("treats_already");
  const giver = insteadOf === memberId ? null : insteadOf;
  const given = care.carers.filter(({ id }) => id === giver);
  if (!may && given.some(({ followedBy }) => followedBy === null)) return refused("carer_only");
  if (viewer.role !== "owner" && giver !== viewer.memberId && given.some((one) => !isStandIn(one)))
    return refused("own_care_only");
  const isOther = ({ followedBy, until: end }: Carer) =>
    followedBy !== null && (followedBy !== memberId || end !== addDays(from, -1));
  if (given.some(isOther)) return refused("handed_over_already");
  if (settling.kind !== "same") await setTerm(tx, viewer, clientId, memberId, settling, today);
  if (giver) {
    const ended = await endTerm(tx, viewer, clientId, giver, {
      at: beginning(from, viewer, today),
      next: memberId,
      told: { from, standIn: given.every(isStandIn) },
    });
    if (ended === null) return refused("invalid", { faults: [{ path: "insteadOf", refusal: "not_found" }] });
  }
  if (!(await hasCarer(tx, viewer, clientId))) return refused("last_carer");
  return accepted(await readCare(tx, viewer, clientId));
}

/**
 * Ends a colleague's care, or one's own, now; what has not begun is unsaid. With a day, only the term that begins on it; else
 * all there are. Refuses as {@link giveCare}, and `own_care_only` where a therapist would end another's care that has no end;
 * whoever treats the client no more is refused nothing.
 */
export async function endCare(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  memberId: string,
  from: Day | null = null,
): Promise<Result<{ done: true }>> {
  await lock(tx, clientId);
  const care = await readCare(tx, viewer, clientId);
  const me = looking(viewer);
  if (memberId !== me.id && !maySay(care, me)) return refused("carer_only");
  const meant = care.carers.filter((one) => one.id === memberId && (from === null || one.from === from));
  if (meant.some((one) => one.followedBy !== null || handedOverBy(care, one))) return refused("handed_over_already");
  if (meant.some((one) => !mayEnd(care, one, me))) return refused("own_care_only");
  const ended = await endTerm(tx, viewer, clientId, memberId, {
    at: sql`now()`,
    from,
    told: { from: null, standIn: meant.every(isStandIn) },
  });
  // What was unsaid leaves no row: that it is sent again is told from a stranger by who works here.
  if (ended === null && !care.colleagues.some(({ id }) => id === memberId)) return refused("not_found");
  return (await hasCarer(tx, viewer, clientId)) ? accepted({ done: true }) : refused("last_carer");
}

/**
 * Calls a hand-over off that is still ahead: who would have handed over goes on without an end, and who would have taken over
 * does not begin. By whoever planned to hand over, or the owner; else `own_care_only`. Called off already, it is so; once
 * its day has come it is `handed_over_by_now`.
 */
export async function callOff(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  giverId: string,
): Promise<Result<{ done: true }>> {
  await lock(tx, giverId, clientId);
  const me = looking(viewer);
  const { carers, colleagues } = await readCare(tx, viewer, clientId);
  if (!colleagues.some(({ id }) => id === giverId)) return refused("not_found");
  const giver = carers.find(({ id, followedBy }) => id === giverId && followedBy !== null);
  if (!giver) {
    if (!maySay({ carers }, me)) return refused("carer_only");
    return carers.some((one) => one.id === giverId && treatsForGood(one))
      ? accepted({ done: true })
      : refused("handed_over_by_now");
  }
  if (!mayCallOff(giver, me)) return refused("own_care_only");
  const own = and(of(viewer, clientId, giverId), isAhead, beginsOn(giver.from, viewer));
  const taker = carers.find((one) => handedOverBy({ carers }, one)?.id === giverId);
  // First who goes on: whoever has no hand-over ahead any more would say nothing about the other.
  await tx.update(careRelations).set({ until: null, followedBy: null, saidBy: viewer.memberId }).where(own);
  await record(tx, viewer, "care.given", clientId, giverId, { from: null, until: null });
  if (taker) {
    const planned = and(of(viewer, clientId, taker.id), sql`${until} is null and ${since} > now()`);
    // Settled by somebody else before, it stays.
    const unsaid = await tx.delete(careRelations).where(planned);
    if (unsaid.count > 0)
      await record(tx, viewer, "care.ended", clientId, taker.id, { from: taker.from, standIn: false });
  }
  return accepted({ done: true });
}

/**
 * Lets a colleague go, in one act: each client whom nobody else treats for good passes to who is named, every care of
 * theirs ends, and no sign-in, link or password of theirs opens anything from the next request on. Only an owner, never
 * about themselves (`own_role`). On the days on which they would have stood in, `standIns` do, or nobody. Refuses
 * `client_without_carer` with the places of the clients that were not handed over,
 * or went to somebody who can't take them; `not_found` for who doesn't work here (any more).
 */
export async function letGo(
  tx: PracticeTx,
  viewer: Viewer,
  memberId: string,
  { handOver, standIns }: Leaving,
  now: Date,
): Promise<Result<{ done: true }>> {
  if (memberId === viewer.memberId) return refused("own_role");
  // Whoever takes over can't be let go meanwhile; in one order, so that no two of these wait for each other.
  const named = new Set([memberId, ...[...handOver, ...standIns].map(({ therapistId }) => therapistId)]);
  await lock(tx, ...[...named].sort());
  const plan = await readLeavingPlan(tx, viewer, memberId);
  if (!plan.ok) return (await readLeft(tx, viewer, memberId)) !== null ? accepted({ done: true }) : plan;
  const takers = new Set(plan.value.colleagues.map(({ id }) => id));
  const to = new Map(handOver.map(({ clientId, therapistId }) => [clientId, therapistId]));
  const left = plan.value.clients.filter(({ id, needsSomebody }) => {
    const taker = to.get(id);
    return taker === undefined ? needsSomebody : !takers.has(taker);
  });
  if (left.length > 0) {
    const faults = left.map(({ id }) => {
      const at = handOver.findIndex((one) => one.clientId === id);
      return { path: `handOver.${at}`, refusal: "client_without_carer" as const };
    });
    return refused("client_without_carer", { faults, current: plan.value });
  }
  const faults = standIns.flatMap(({ therapistId }, n) =>
    takers.has(therapistId) ? [] : [{ path: `standIns.${n}`, refusal: "not_found" as const }],
  );
  if (faults.length > 0) return refused("invalid", { faults });
  const instead = new Map(standIns.map(({ clientId, therapistId }) => [clientId, therapistId]));
  const today = dayOf(now, viewer.timeZone);
  for (const { id, standsIn, needsSomebody } of plan.value.clients) {
    await lock(tx, id);
    await pass(tx, viewer, id, { from: memberId, to: to.get(id), standIn: standsIn.length > 0 && !needsSomebody });
    const standIn = instead.get(id);
    for (const term of standIn ? standsIn : []) {
      const known = (await readCarers(tx, viewer, id)).filter((one) => one.id === standIn);
      const settling = settle(known, { from: term.from < today ? today : term.from, until: term.until });
      // Whoever treats the client anyway needs no days.
      if ("term" in settling) await setTerm(tx, viewer, id, standIn as string, settling, today);
    }
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

async function pass(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  { from, to, standIn }: { from: string; to: string | undefined; standIn: boolean },
): Promise<void> {
  if (to) {
    // A stand-in who stays, stays for good, and from now on.
    const theirs = and(of(viewer, clientId, to), isAhead);
    await tx.delete(careRelations).where(and(theirs, sql`${since} > now()`));
    const stays = await tx.update(careRelations).set({ until: null, followedBy: null }).where(theirs);
    const { practiceId, memberId: saidBy } = viewer;
    if (stays.count === 0) await tx.insert(careRelations).values({ practiceId, clientId, therapistId: to, saidBy });
    await record(tx, viewer, "care.given", clientId, to, { from: null, until: null });
  }
  const theirs = and(of(viewer, clientId, from), isAhead);
  await tx.delete(careRelations).where(and(theirs, sql`${since} > now()`));
  await tx.update(careRelations).set({ until: sql`now()` }).where(theirs);
  await record(tx, viewer, "care.ended", clientId, from, { from: null, standIn });
}

/** Two who change who treats a client, or let the same colleague go, come one after the other. */
async function lock(tx: PracticeTx, ...ids: string[]): Promise<void> {
  for (const id of ids) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 36))`);
}

const looking = ({ memberId, role }: Viewer) => ({ id: memberId, isOwner: role === "owner" });

/** Makes what was settled of a colleague's terms; those that it does not name stay as they are. */
async function setTerm(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  memberId: string,
  { term, first, gone, cut }: Extract<Settling, { kind: "new" | "grows" }>,
  today: Day,
): Promise<void> {
  const begins = beginning(term.from, viewer, today);
  const ends = term.until ? midnightAfter(term.until, viewer) : null;
  const own = (one: Carer) => and(of(viewer, clientId, memberId), isAhead, beginsOn(one.from, viewer));
  for (const one of gone) await tx.delete(careRelations).where(own(one));
  for (const one of cut) await tx.update(careRelations).set({ until: begins }).where(own(one));
  const changed = { since: first?.hasBegun ? sql`${since}` : begins, until: ends };
  if (first) await tx.update(careRelations).set(changed).where(own(first));
  else
    await tx.insert(careRelations).values({
      practiceId: viewer.practiceId,
      clientId,
      therapistId: memberId,
      since: begins,
      until: ends,
      saidBy: viewer.memberId,
    });
  const told = { from: first?.hasBegun ? null : term.from, until: term.until };
  await record(tx, viewer, "care.given", clientId, memberId, told);
}

/** Whether that changed anything; null where there never was anything to end. `next` takes over. */
async function endTerm(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  memberId: string,
  { at, from, next, told }: { at: SQL; from?: Day | null; next?: string; told: { from: Day | null; standIn: boolean } },
): Promise<boolean | null> {
  const own = and(of(viewer, clientId, memberId), from ? beginsOn(from, viewer) : undefined);
  const unsaid = await tx.delete(careRelations).where(and(own, isAhead, sql`${since} > now() and ${since} >= ${at}`));
  const ended = await tx
    .update(careRelations)
    .set({ until: at, ...(next && following(next, viewer)) })
    .where(and(own, isAhead, sql`${since} < ${at} and (${until} is null or ${until} > ${at})`));
  if (unsaid.count + ended.count > 0) {
    await record(tx, viewer, "care.ended", clientId, memberId, told);
    return true;
  }
  return (await tx.select({ since }).from(careRelations).where(own).limit(1)).length > 0 ? false : null;
}

/** Who goes on where a care without an end gets one. A stand-in's days were to end anyway: nobody follows on those. */
const following = (next: string, { memberId }: Viewer) => ({
  followedBy: sql`case when ${until} is null then ${next}::uuid else ${careRelations.followedBy} end`,
  saidBy: sql`case when ${until} is null then ${memberId}::uuid else ${careRelations.saidBy} end`,
});

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
