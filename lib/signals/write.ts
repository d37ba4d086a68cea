import { and, eq, isNull } from "drizzle-orm";
import { signals } from "@/db/schema";
import { openRecord, type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { keepTexts } from "@/lib/keys/write";
import { accepted, type Result, refused } from "@/lib/result";
import type { Settling } from "@/lib/safety/schema";

type Done = Result<{ done: true }>;
const done = accepted({ done: true as const });

const oneSignal = (viewer: Viewer, id: string) => and(eq(signals.practiceId, viewer.practiceId), eq(signals.id, id));

/** The signal, with the record of its client opened; row security lets nobody change it otherwise. */
async function openSignal(tx: PracticeTx, viewer: Viewer, id: string) {
  const [signal] = await tx.select().from(signals).where(oneSignal(viewer, id));
  return signal && (await openRecord(tx, signal.clientId)) ? signal : null;
}

/**
 * Marks a signal as seen and dealt with. The same again changes nothing more; what a colleague settled, or was settled
 * with another note, stays as it is (`settled_already`).
 */
export async function settleSignal(
  tx: PracticeTx,
  viewer: Viewer,
  signalId: string,
  settling: Settling,
  now: Date,
): Promise<Done> {
  const signal = await openSignal(tx, viewer, signalId);
  if (!signal) return refused("not_found");
  const note = settling.note || null;
  const texts = await keepTexts(tx, viewer, signal.clientId);
  const sealed = texts.seal("signals.note", signalId, note);
  const settled = await tx
    .update(signals)
    .set({ settledAt: now.toISOString(), settledBy: viewer.memberId, note: sealed })
    .where(and(oneSignal(viewer, signalId), isNull(signals.settledAt)));
  if (settled.count === 0) {
    const [first] = await tx.select().from(signals).where(oneSignal(viewer, signalId));
    const said = first && texts.open("signals.note", signalId, first.note);
    return first?.settledBy === viewer.memberId && said === note ? done : refused("settled_already");
  }
  await recordAudit(tx, viewer, {
    event: "signal.settled",
    action: "U",
    clientId: signal.clientId,
    object: ["signal", signalId],
    ...(note && { detail: { note: "added" } }),
  });
  return done;
}

/** Takes settling back, for who settled it: the signal asks again, and a note goes. Nothing, where it is open. */
export async function reopenSignal(tx: PracticeTx, viewer: Viewer, signalId: string): Promise<Done> {
  const signal = await openSignal(tx, viewer, signalId);
  if (!signal) return refused("not_found");
  if (!signal.settledAt) return done;
  const opened = await tx
    .update(signals)
    .set({ settledAt: null, settledBy: null, note: null })
    .where(and(oneSignal(viewer, signalId), eq(signals.settledBy, viewer.memberId)));
  if (opened.count === 0) return refused("settled_already");
  await recordAudit(tx, viewer, {
    event: "signal.reopened",
    action: "U",
    clientId: signal.clientId,
    object: ["signal", signalId],
  });
  return done;
}
