import { and, eq, type SQL, sql } from "drizzle-orm";
import { careRelations } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { type AuditEntry, recordAudit } from "@/lib/audit/write";
import type { Day } from "@/lib/calendar";
import { beginning, beginsOn, isAhead, midnightAfter } from "./read";
import type { Settling } from "./rules";
import type { Carer } from "./schema";

// The rows of who treats whom, and the lines of the log beside them; who may is asked before, in write.ts and leave.ts.

export const of = (viewer: Viewer, clientId: string, memberId: string) =>
  and(
    eq(careRelations.practiceId, viewer.practiceId),
    eq(careRelations.clientId, clientId),
    eq(careRelations.therapistId, memberId),
  );

const { since, until } = careRelations;

/** Two who change who treats a client, or let the same colleague go, come one after the other. */
export async function lock(tx: PracticeTx, ...ids: string[]): Promise<void> {
  for (const id of ids) await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 36))`);
}

export const looking = ({ memberId, role }: Viewer) => ({ id: memberId, isOwner: role === "owner" });

/** Makes what was settled of a colleague's terms; those that it does not name stay as they are. */
export async function setTerm(
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
  const isOwn = memberId === viewer.memberId;
  const changed = {
    since: first?.hasBegun ? sql`${since}` : begins,
    until: ends,
    // What somebody settled about themselves is news once another makes it longer.
    ...(first?.saidBy === memberId && { saidBy: viewer.memberId }),
    seenAt: isOwn ? sql`now()` : null,
  };
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
export async function endTerm(
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

export const record = (
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
