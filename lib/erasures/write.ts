import { sql } from "drizzle-orm";
import { erasureDecisions, erasureRequests } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { dayOf, monthAfter } from "@/lib/calendar";
import { accepted, type Result, refused } from "@/lib/result";
import { readErasures, readPracticeErasures } from "./read";
import type { DecisionDraft, Erasure, ErasureDraft, PracticeErasure } from "./schema";

type Of = { id: string; timeZone: string };

/**
 * Asks for destruction; by the client, or by the owner for what is past its term. One request waits at a time
 * (`already_asked`): two answers to the same question help nobody. Sent twice it is one.
 */
export async function askErasure(
  tx: PracticeTx,
  viewer: Viewer,
  client: Of,
  id: string,
  draft: ErasureDraft,
  now: Date,
): Promise<Result<{ erasure: Erasure; isNew: boolean }>> {
  // One after another: two phones that ask at once would both find nothing waiting.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`erasures ${client.id}`}, 7))`);
  const before = await readErasures(tx, viewer, client);
  const known = before.find((one) => one.id === id);
  if (known) {
    const isSame = known.scope === draft.scope && (known.state !== "waiting" || known.words === draft.words);
    return isSame ? accepted({ erasure: known, isNew: false }) : refused("same_id_other_content");
  }
  if (before.some(({ state }) => state === "waiting")) return refused("already_asked");
  const source = viewer.role === "client" ? "client" : "retention";
  const made = await tx
    .insert(erasureRequests)
    .values({
      practiceId: viewer.practiceId,
      clientId: client.id,
      id,
      ...draft,
      source,
      askedBy: viewer.memberId,
      decideBy: monthAfter(dayOf(now, client.timeZone)),
    })
    .onConflictDoNothing();
  // The id is somebody else's: whether it is there at all is told to nobody.
  if (made.count === 0) return refused("not_found");
  await recordAudit(tx, viewer, {
    event: "erasure.asked",
    action: "C",
    clientId: client.id,
    object: ["erasure", id],
    detail: { scope: draft.scope, source },
  });
  const erasure = (await readErasures(tx, viewer, client)).find((one) => one.id === id);
  return erasure ? accepted({ erasure, isNew: true }) : refused("not_found");
}

/** The client thought better of it. Only while nothing was decided. */
export async function withdrawErasure(
  tx: PracticeTx,
  viewer: Viewer,
  client: Of,
  id: string,
): Promise<Result<{ done: true }>> {
  const known = (await readErasures(tx, viewer, client)).find((one) => one.id === id);
  if (!known || known.source !== "client") return refused("not_found");
  if (known.state === "withdrawn") return accepted({ done: true });
  if (known.state !== "waiting") return refused("settled_already");
  const made = await tx
    .insert(erasureDecisions)
    .values({
      practiceId: viewer.practiceId,
      requestId: id,
      granted: false,
      ground: "withdrawn",
      decidedBy: viewer.memberId,
      // A client's own name would outlive their record here.
      decider: "",
    })
    .onConflictDoNothing();
  if (made.count === 0) return refused("settled_already");
  await recordAudit(tx, viewer, {
    event: "erasure.withdrawn",
    action: "U",
    clientId: client.id,
    object: ["erasure", id],
  });
  return accepted({ done: true });
}

/**
 * Decides on a request. A yes destroys in this transaction what was asked, and nothing brings it back (app.erase_record);
 * a no names one of the law's grounds. Whoever was first has decided (`settled_already`).
 */
export async function decideErasure(
  tx: PracticeTx,
  viewer: Viewer,
  id: string,
  draft: DecisionDraft,
): Promise<Result<PracticeErasure>> {
  const read = async () => (await readPracticeErasures(tx, viewer)).find((one) => one.id === id);
  const before = await read();
  if (!before) return refused("not_found");
  const isSame = (of: PracticeErasure) =>
    of.state === (draft.granted ? "granted" : "refused") &&
    (draft.granted || (of.decision?.ground === draft.ground && of.decision.words === draft.words));
  if (before.state !== "waiting") return isSame(before) ? accepted(before) : refused("settled_already");
  const clientId = before.client?.id;
  if (!clientId) return refused("not_found");
  const { granted, ground } = draft;
  const made = await tx
    .insert(erasureDecisions)
    .values({
      practiceId: viewer.practiceId,
      requestId: id,
      granted,
      ground,
      // What is said with a yes would outlive what it is about.
      words: granted ? null : draft.words,
      decidedBy: viewer.memberId,
      decider: viewer.name,
    })
    .onConflictDoNothing();
  if (made.count === 0) return refused("settled_already");
  await recordAudit(tx, viewer, {
    event: granted ? "erasure.granted" : "erasure.refused",
    action: granted ? "D" : "U",
    clientId,
    object: ["erasure", id],
    detail: { scope: before.scope, ...(ground && { ground }) },
  });
  if (granted) {
    const [row] = await tx.execute<{ erased: unknown }>(sql`select app.erase_record(${id}) as erased`);
    // Undoes the decision with it: a yes that destroyed nothing is none.
    if (!row?.erased) return refused("conflict");
  }
  const after = await read();
  return after ? accepted(after) : refused("not_found");
}
