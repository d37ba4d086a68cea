import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { emergencyLooks } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import { emergencyLetter } from "@/lib/access/letters";
import type { Locale, Viewer } from "@/lib/access/schema";
import { mark, sealedLetter } from "@/lib/access/secret";
import { recordAudit } from "@/lib/audit/write";
import { setting } from "@/lib/environment";
import { keepTexts } from "@/lib/keys/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readSentLook } from "./read";
import type { EmergencyDraft, EmergencyLook } from "./schema";

/**
 * Opens the record of a client whom the viewer does not treat, for an hour and to be looked at only. The owner gets a
 * letter, the client reads who it was and why. Nobody by that whole name or address, or more than one: `not_found`. The
 * same sent again is the same look, also when its hour is over; other words under its id are `same_id_other_content`.
 */
export async function beginEmergency(
  tx: PracticeTx,
  viewer: Viewer,
  id: string,
  { client, because }: EmergencyDraft,
  requestId: string,
): Promise<Result<{ look: EmergencyLook; isNew: boolean }>> {
  const contentHash = mark("emergency look", JSON.stringify([client.toLowerCase(), because]));
  // The second of two at once finds what the first one left.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 8))`);
  const before = await readSentLook(tx, viewer, id);
  if (before) {
    const isSame = contentHash.equals(before.contentHash);
    return isSame ? accepted({ look: before.look, isNew: false }) : refused("same_id_other_content");
  }
  const [found] = await tx.execute<{ id: string | null; emergency: boolean }>(
    sql`select begun.id, coalesce(current_setting('app.ground', true), '') = 'emergency' as emergency
      from (select app.begin_emergency(${client}, ${id}, ${uuidv7()}, ${requestId}) as id offset 0) begun`,
  );
  if (!found?.id) return refused("not_found");
  const clientId = found.id;
  // Whoever treats needs no emergency: the record is theirs, and nothing is written down as one.
  if (!found.emergency) return accepted({ look: { id, clientId, until: new Date().toISOString() }, isNew: false });
  const texts = await keepTexts(tx, viewer, clientId);
  const sealed = texts.seal("emergency_looks.because", id, because);
  const of = { practiceId: viewer.practiceId, id, clientId, memberId: viewer.memberId };
  const added = await tx
    .insert(emergencyLooks)
    .values({ ...of, because: sealed, contentHash })
    .onConflictDoNothing();
  // An id of a colleague's look.
  const made = added.count === 0 ? null : await readSentLook(tx, viewer, id);
  if (!made) return refused("same_id_other_content");
  await tellOwners(tx);
  return accepted({ look: made.look, isNew: true });
}

async function tellOwners(tx: PracticeTx): Promise<void> {
  if (!setting("SMTP_URL")) return;
  const house = setting("PUBLIC_URL").replace(/\/$/, "");
  const owners = await tx.execute<{ member_id: string; locale: Locale }>(sql`select * from app.owners()`);
  for (const owner of owners) {
    const { id, subject, body } = sealedLetter(uuidv7(), emergencyLetter(owner.locale, house));
    await tx.execute(sql`select app.post_to_owner(${owner.member_id}, ${id}, ${subject}, ${body})`);
  }
}

/** Ends it before the hour is over. What was over already stays as it is. */
export async function endEmergency(tx: PracticeTx, viewer: Viewer, id: string): Promise<Result<{ done: true }>> {
  const [ended] = await tx.execute<{ client: string | null }>(sql`select app.end_emergency(${id}) as client`);
  if (!ended?.client) return refused("not_found");
  await recordAudit(tx, viewer, {
    event: "emergency.ended",
    action: "E",
    clientId: ended.client,
    object: ["emergency_look", id],
  });
  return accepted({ done: true });
}
