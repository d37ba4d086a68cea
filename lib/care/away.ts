import { sql } from "drizzle-orm";
import { openRecord, type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { accepted, type Fault, type Result, refused } from "@/lib/result";
import { readColleagues } from "./read";
import { daysToCover, isStandIn, ownCareOf } from "./rules";
import type { Away, AwayAnswer, AwayEnd, AwayPlan, Carer } from "./schema";
import { lock } from "./terms";
import { endCare, giveCare } from "./write";

type AroundRow = Record<string, unknown> & { client_id: string; client: string | null; carer: Carer };

/** Whom somebody treats and does not stand in for, who else does, and who could. One's own; a colleague's for the owner. */
export async function readAwayPlan(
  tx: PracticeTx,
  viewer: Viewer,
  memberId: string,
): Promise<Result<AwayPlan, "not_found">> {
  const works = await readColleagues(tx, viewer);
  const member = works.find(({ id }) => id === memberId);
  if (!member || (viewer.role !== "owner" && memberId !== viewer.memberId)) return refused("not_found");
  const rows = await tx.execute<AroundRow>(sql`select a.client_id, c.name as client, a.carer
    from app.carers_around(${memberId}, false) with ordinality a
    left join clients c on c.practice_id = ${viewer.practiceId} and c.id = a.client_id order by c.name, c.id, a.ordinality`);
  const around = new Map<string, AwayPlan["clients"][number]>();
  for (const row of rows) {
    const one = around.get(row.client_id) ?? { id: row.client_id, name: row.client ?? "", carers: [] };
    one.carers.push(row.carer);
    around.set(row.client_id, one);
  }
  const all = [...around.values()];
  return accepted({
    member,
    clients: all.filter((one) => ownCareOf(one, memberId)),
    standsIn: all
      .flatMap(({ carers }) => carers)
      .flatMap((one) =>
        one.id === memberId && isStandIn(one) && one.until ? [{ from: one.from, until: one.until }] : [],
      ),
    colleagues: works.filter(({ id }) => id !== memberId),
  });
}

/**
 * Who stands in while somebody is away, with each client who is named: in one act, each as {@link giveCare} would. Of
 * somebody's own clients; the owner also for a colleague. A client whom the colleague treats anyway is said, and stays as it
 * is. Refuses `not_found` for another's, and `invalid` with the places where a client is not theirs, or nobody works here who
 * could stand in.
 */
export async function arrangeAway(
  tx: PracticeTx,
  viewer: Viewer,
  memberId: string,
  { from, until, standIns }: Away,
  now: Date,
): Promise<Result<AwayAnswer>> {
  // In one order, as those who let somebody go: no two of these wait for each other.
  const named = new Set(standIns.map(({ therapistId }) => therapistId));
  await lock(tx, ...[...named].sort());
  const plan = await readAwayPlan(tx, viewer, memberId);
  if (!plan.ok) return plan;
  const { clients, colleagues } = plan.value;
  const faults = standIns.flatMap(({ clientId, therapistId }, n): Fault[] =>
    [
      { path: `standIns.${n}.clientId`, isThere: clients.some(({ id }) => id === clientId) },
      { path: `standIns.${n}.therapistId`, isThere: colleagues.some(({ id }) => id === therapistId) },
    ].flatMap(({ path, isThere }) => (isThere ? [] : [{ path, refusal: "not_found" }])),
  );
  if (faults.length > 0) return refused("invalid", { faults });
  const done: AwayAnswer["standIns"] = [];
  for (const client of clients) {
    const own = ownCareOf(client, memberId);
    const days = own && daysToCover(own, { from, until });
    for (const one of standIns.filter(({ clientId }) => clientId === client.id)) {
      if (!(await openRecord(tx, client.id))) return refused("not_found");
      // Whoever has handed a client over by then is missed by nobody.
      const given = days
        ? await giveCare(tx, viewer, client.id, one.therapistId, { ...days, insteadOf: null }, now)
        : refused("treats_already");
      if (!given.ok && given.refusal !== "treats_already") return given;
      done.push({ ...one, outcome: given.ok ? "stands_in" : "treats_already" });
    }
  }
  return accepted({ standIns: done });
}

/**
 * Nobody stands in for somebody any more, with any of their own clients; or one colleague doesn't, on the days that begin with
 * `from`. In one act, each as {@link endCare} would; what has ended already is so. Whose it is: as {@link arrangeAway}.
 */
export async function endAway(
  tx: PracticeTx,
  viewer: Viewer,
  memberId: string,
  { therapist, from }: AwayEnd,
): Promise<Result<{ done: true }>> {
  const plan = await readAwayPlan(tx, viewer, memberId);
  if (!plan.ok) return plan;
  for (const client of plan.value.clients)
    for (const one of client.carers) {
      const isMeant = (therapist ?? one.id) === one.id && (from ?? one.from) === one.from;
      if (!isStandIn(one) || !isMeant) continue;
      if (!(await openRecord(tx, client.id))) return refused("not_found");
      const ended = await endCare(tx, viewer, client.id, one.id, one.from);
      if (!ended.ok) return ended;
    }
  return accepted({ done: true });
}
