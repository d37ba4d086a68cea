import { and, sql } from "drizzle-orm";
import { careRelations } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { dayOf } from "@/lib/calendar";
import { accepted, type Result, refused } from "@/lib/result";
import { hasCarer, isAhead, readCarers, readLeavingPlan, readLeft } from "./read";
import { settle } from "./rules";
import type { Leaving } from "./schema";
import { lock, of, record, setTerm } from "./terms";

const { since } = careRelations;

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
    const { practiceId, memberId: saidBy } = viewer;
    const lasts = { until: null, followedBy: null, saidBy, seenAt: null };
    const stays = await tx.update(careRelations).set(lasts).where(theirs);
    if (stays.count === 0) await tx.insert(careRelations).values({ practiceId, clientId, therapistId: to, saidBy });
    await record(tx, viewer, "care.given", clientId, to, { from: null, until: null });
  }
  const theirs = and(of(viewer, clientId, from), isAhead);
  await tx.delete(careRelations).where(and(theirs, sql`${since} > now()`));
  await tx.update(careRelations).set({ until: sql`now()` }).where(theirs);
  await record(tx, viewer, "care.ended", clientId, from, { from: null, standIn });
}
