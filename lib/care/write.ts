import { and, sql } from "drizzle-orm";
import { careRelations } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { addDays, type Day, dayOf } from "@/lib/calendar";
import { accepted, type Result, refused } from "@/lib/result";
import { beginning, beginsOn, hasCarer, isAhead, readCare } from "./read";
import { handedOverBy, isStandIn, mayCallOff, mayEnd, maySay, settle, touches, treatsForGood } from "./rules";
import type { Care, Carer, CareTerm } from "./schema";
import { endTerm, lock, looking, of, record, setTerm } from "./terms";

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
  const goesOn = { until: null, followedBy: null, saidBy: viewer.memberId, seenAt: sql`now()` };
  await tx.update(careRelations).set(goesOn).where(own);
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
