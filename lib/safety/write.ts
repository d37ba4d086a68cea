import { and, eq, isNull, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { clientSummaries, releaseDecisions, signals } from "@/db/schema";
import { openRecord, type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readRelease } from "./read";
import type { Release, ReleaseDecision } from "./schema";

/** Opens or closes release for a client. Every decision is kept, with its reason; the audit log has old and new. */
export async function decideRelease(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  decision: ReleaseDecision,
): Promise<Result<Release>> {
  const before = await readRelease(tx, viewer, clientId);
  await tx.insert(releaseDecisions).values({
    practiceId: viewer.practiceId,
    clientId,
    id: uuidv7(),
    ...decision,
    decidedBy: viewer.memberId,
  });
  const terms = ({ open, maxMinutes, maxPerWeek, reviewOn }: Release | ReleaseDecision) => ({
    open,
    maxMinutes,
    maxPerWeek,
    reviewOn,
  });
  await recordAudit(tx, viewer, {
    event: decision.open ? "release.opened" : "release.closed",
    action: "U",
    clientId,
    object: ["release", clientId],
    detail: { before: terms(before), after: terms(decision) },
  });
  return accepted(await readRelease(tx, viewer, clientId));
}

/** Marks a signal as seen and dealt with. Settling it twice changes nothing more. */
export async function settleSignal(
  tx: PracticeTx,
  viewer: Viewer,
  signalId: string,
  now: Date,
): Promise<Result<{ done: true }>> {
  const one = and(eq(signals.practiceId, viewer.practiceId), eq(signals.id, signalId));
  const [signal] = await tx.select({ clientId: signals.clientId }).from(signals).where(one);
  if (!signal || !(await openRecord(tx, signal.clientId))) return refused("not_found");
  const settled = await tx
    .update(signals)
    .set({ settledAt: now.toISOString(), settledBy: viewer.memberId })
    .where(and(one, isNull(signals.settledAt)));
  if (settled.count === 0) return accepted({ done: true });
  await tx
    .update(clientSummaries)
    .set({ openSignals: sql`greatest(0, ${clientSummaries.openSignals} - 1)` })
    .where(and(eq(clientSummaries.practiceId, viewer.practiceId), eq(clientSummaries.clientId, signal.clientId)));
  await recordAudit(tx, viewer, {
    event: "signal.settled",
    action: "U",
    clientId: signal.clientId,
    object: ["signal", signalId],
  });
  return accepted({ done: true });
}
