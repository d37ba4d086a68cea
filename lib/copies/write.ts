import { and, count, eq, gt, sql } from "drizzle-orm";
import { recordCopies } from "@/db/schema";
import { type Entry, enterPractice, type PracticeTx } from "@/db/transaction";
import { postNotice } from "@/lib/access/notices";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readRecordCopy } from "./read";
import { type CopyFormat, copyUntil, mostCopies } from "./rules";
import type { AskedCopy, CopyDraft, RecordCopy } from "./schema";

const addressOf = (id: string) => `/api/v1/my-record/copies/${id}`;

/**
 * The request for a copy: for who asks it, in the sign-in in which it is asked, for an hour. Sent twice it is one. Its owner
 * gets word by mail: whoever knows a password can ask for one, too.
 */
export async function askCopy(
  tx: PracticeTx,
  viewer: Viewer,
  of: { clientId: string; id: string; signIn: Buffer },
  { format }: CopyDraft,
  now: Date,
): Promise<Result<{ copy: AskedCopy; isNew: boolean }>> {
  const { clientId, id, signIn } = of;
  const own = and(eq(recordCopies.practiceId, viewer.practiceId), eq(recordCopies.clientId, clientId));
  const shown = (row: { format: string; expiresAt: string }): AskedCopy => ({
    id,
    format: row.format as CopyFormat,
    url: addressOf(id),
    expiresAt: new Date(row.expiresAt).toISOString(),
  });
  const [known] = await tx
    .select({ format: recordCopies.format, expiresAt: recordCopies.expiresAt })
    .from(recordCopies)
    .where(and(own, eq(recordCopies.id, id)));
  if (known) {
    return known.format === format ? accepted({ copy: shown(known), isNew: false }) : refused("same_id_other_content");
  }
  const [lately] = await tx
    .select({ copies: count() })
    .from(recordCopies)
    .where(and(own, gt(recordCopies.expiresAt, now.toISOString())));
  if ((lately?.copies ?? 0) >= mostCopies) return refused("too_many_tries");
  const row = { format, expiresAt: copyUntil(now).toISOString() };
  const made = await tx
    .insert(recordCopies)
    .values({
      practiceId: viewer.practiceId,
      clientId,
      id,
      ...row,
      askedBy: viewer.memberId,
      signIn,
      askedAt: now.toISOString(),
    })
    .onConflictDoNothing();
  if (made.count === 0) return refused("conflict");
  await recordAudit(tx, viewer, {
    event: "record.copy_asked",
    action: "E",
    clientId,
    object: ["copy", id],
    detail: { format },
  });
  await postNotice(tx, viewer, "copy");
  return accepted({ copy: shown(row), isNew: true });
}

/**
 * The record of who asked for this copy, once its file is fetched; each time is an event of its own. `not_found`: never
 * asked, from another sign-in, or its hour is over. Enters by itself, so that the file is made after the transaction.
 */
export const takeCopy = (
  entry: Entry,
  of: { id: string; signIn: Buffer },
  now: Date,
): Promise<Result<{ record: RecordCopy; format: CopyFormat }>> =>
  enterPractice(entry, async (tx, viewer) => {
    const { clientId } = viewer;
    if (!clientId) return refused("not_found");
    const [row] = await tx.execute<{ format: CopyFormat | null }>(
      sql`select app.begin_copy(${of.id}, ${of.signIn}) as format`,
    );
    if (!row?.format) return refused("not_found");
    const record = await readRecordCopy(tx, viewer, clientId, now);
    if (!record.ok) return record;
    await recordAudit(tx, viewer, {
      event: "record.copied",
      action: "E",
      clientId,
      object: ["copy", of.id],
      detail: { format: row.format },
    });
    return accepted({ record: record.value, format: row.format });
  });
