import { and, eq, isNull, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { clients, members, relatives } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import { makeInvitation } from "@/lib/access/invitation";
import { noticeOf } from "@/lib/access/notices";
import type { Viewer } from "@/lib/access/schema";
import { lacksFresh } from "@/lib/access/sign-ins";
import { recordAudit } from "@/lib/audit/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readRelatives } from "./read";
import { mostRelatives, type SharePart, sharesMore } from "./rules";
import type { NamedRelative, Relative, RelativeChange, RelativeDraft } from "./schema";

type Own = { clientId: string; id: string };

const rowOf = ({ practiceId }: Viewer, { clientId, id }: Own) =>
  and(eq(relatives.practiceId, practiceId), eq(relatives.clientId, clientId), eq(relatives.id, id));

const isSameChoice = (one: readonly SharePart[], other: readonly SharePart[]) => one.join() === other.join();

async function findRelative(tx: PracticeTx, viewer: Viewer, { clientId, id }: Own, now: Date) {
  return (await readRelatives(tx, viewer, clientId, now)).find((one) => one.id === id);
}

/** Locked, so that whoever takes it back at this moment is before or after it; undefined where that was done. */
async function holdRelative(tx: PracticeTx, viewer: Viewer, own: Own) {
  const [held] = await tx
    .select({ memberId: relatives.memberId })
    .from(relatives)
    .where(and(rowOf(viewer, own), isNull(relatives.endedAt)))
    .for("update");
  return held;
}

/** Word of it to the client, in the transaction of what happened; of its own kind, so that nobody else is shown it. */
async function postShared(tx: PracticeTx, viewer: Viewer): Promise<void> {
  const letter = noticeOf(viewer.locale, "relative");
  if (letter) await tx.execute(sql`select app.post_shared(${letter.id}, ${letter.subject}, ${letter.body})`);
}

async function withLink(tx: PracticeTx, viewer: Viewer, own: Own, memberId: string, now: Date): Promise<NamedRelative> {
  const { url, expiresAt } = await makeInvitation(tx, viewer, memberId, now, { ofRelative: true });
  const relative = (await findRelative(tx, viewer, own, now)) as Relative;
  return { relative, url, expiresAt };
}

async function anotherLink(tx: PracticeTx, viewer: Viewer, own: Own, memberId: string, now: Date) {
  const named = await withLink(tx, viewer, own, memberId, now);
  await recordAudit(tx, viewer, {
    event: "relative.invited",
    action: "C",
    clientId: own.clientId,
    object: ["relative", own.id],
  });
  return named;
}

/**
 * A client names somebody near, says what is shared, and gets a one-time link to hand over. The same sent twice gets a
 * fresh link, and the one of before ends; what was taken back stays so, however late this comes.
 */
export async function nameRelative(
  tx: PracticeTx,
  viewer: Viewer,
  own: Own,
  { name, parts }: RelativeDraft,
  now: Date,
): Promise<Result<NamedRelative & { isNew: boolean }>> {
  const { practiceId } = viewer;
  const { clientId, id } = own;
  // Locked: of two devices that name somebody at once, the second counts whom the first named.
  await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.practiceId, practiceId), eq(clients.id, clientId)))
    .for("no key update");
  const held = await holdRelative(tx, viewer, own);
  if (held) {
    const shown = (await findRelative(tx, viewer, own, now)) as Relative;
    if (shown.name !== name || !isSameChoice(shown.parts, parts)) return refused("same_id_other_content");
    if (shown.state === "joined") return refused("has_account");
    return accepted({ ...(await anotherLink(tx, viewer, own, held.memberId, now)), isNew: false });
  }
  const [known] = await tx.select({ id: relatives.id }).from(relatives).where(rowOf(viewer, own));
  if (known) return refused("conflict");
  if ((await readRelatives(tx, viewer, clientId, now)).length >= mostRelatives) return refused("too_many_relatives");
  const memberId = uuidv7();
  await tx.insert(members).values({ practiceId, id: memberId, role: "relative", name, locale: viewer.locale });
  await tx.insert(relatives).values({ practiceId, clientId, id, memberId, parts });
  const named = await withLink(tx, viewer, own, memberId, now);
  await recordAudit(tx, viewer, {
    event: "relative.named",
    action: "C",
    clientId,
    object: ["relative", id],
    detail: { parts },
  });
  await postShared(tx, viewer);
  return accepted({ ...named, isNew: true });
}

/** Another link for somebody who has not come in yet; the one of before ends. */
export async function makeRelativeLink(
  tx: PracticeTx,
  viewer: Viewer,
  own: Own,
  now: Date,
): Promise<Result<NamedRelative>> {
  const held = await holdRelative(tx, viewer, own);
  const shown = held && (await findRelative(tx, viewer, own, now));
  if (!held || !shown) return refused("not_found");
  if (shown.state === "joined") return refused("has_account");
  return accepted(await anotherLink(tx, viewer, own, held.memberId, now));
}

/**
 * Shares other parts from the next request on. More than before asks once more who is there (`step_up_needed`): the
 * phone may lie open in somebody else's hand. Less never does. `stale` where another device was first.
 */
export async function changeShares(
  tx: PracticeTx,
  viewer: Viewer,
  own: Own,
  { parts }: RelativeChange,
  asked: { match: number; idHash: Buffer; now: Date },
): Promise<Result<Relative>> {
  const before = await findRelative(tx, viewer, own, asked.now);
  if (!before) return refused("not_found");
  if (before.revision !== asked.match) {
    // The same change again, after an answer that got lost: it is already so.
    const isSo = before.revision - 1 === asked.match && isSameChoice(before.parts, parts);
    return isSo ? accepted(before) : refused("stale", { current: before });
  }
  if (isSameChoice(before.parts, parts)) return accepted(before);
  const isMore = sharesMore(before.parts, parts);
  if (isMore) {
    const ask = await lacksFresh(tx, asked.idHash);
    if (ask) return refused("step_up_needed", { current: { ask } });
  }
  const changed = await tx
    .update(relatives)
    .set({ parts, version: sql`${relatives.version} + 1` })
    .where(and(rowOf(viewer, own), eq(relatives.version, asked.match), isNull(relatives.endedAt)));
  const after = await findRelative(tx, viewer, own, asked.now);
  if (!after) return refused("not_found");
  if (changed.count === 0) return refused("stale", { current: after });
  await recordAudit(tx, viewer, {
    event: "relative.changed",
    action: "U",
    clientId: own.clientId,
    object: ["relative", own.id],
    detail: { before: before.parts, after: after.parts },
  });
  if (isMore) await postShared(tx, viewer);
  return accepted(after);
}

/** Ends it all with this transaction: what is shared, sign-ins, link and account. Once more is no harm, and says the same. */
export async function takeBack(tx: PracticeTx, viewer: Viewer, own: Own): Promise<Result<{ done: true }>> {
  const [row] = await tx.execute<{ done: boolean }>(sql`select app.take_back(${own.id}) as done`);
  if (!row?.done) {
    const [known] = await tx.select({ id: relatives.id }).from(relatives).where(rowOf(viewer, own));
    return known ? accepted({ done: true }) : refused("not_found");
  }
  await recordAudit(tx, viewer, {
    event: "relative.taken_back",
    action: "D",
    clientId: own.clientId,
    object: ["relative", own.id],
  });
  return accepted({ done: true });
}
