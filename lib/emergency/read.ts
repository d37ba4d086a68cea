import { and, desc, eq, gt, sql } from "drizzle-orm";
import { clients, emergencyLooks, members } from "@/db/schema";
import { openRecord, type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { instantIn } from "@/lib/instant";
import { readTexts } from "@/lib/keys/read";
import type { EmergencyLook, ToldEmergency } from "./schema";

const asLook = (row: Pick<typeof emergencyLooks.$inferSelect, "id" | "clientId" | "until">): EmergencyLook => ({
  id: row.id,
  clientId: row.clientId,
  until: instantIn(row.until, "UTC"),
});

/** The viewer's own look under an id, and the hash of what it was asked with. */
export async function readSentLook(
  tx: PracticeTx,
  viewer: Viewer,
  id: string,
): Promise<{ look: EmergencyLook; contentHash: Buffer } | null> {
  const of = [eq(emergencyLooks.practiceId, viewer.practiceId), eq(emergencyLooks.memberId, viewer.memberId)];
  const [row] = await tx
    .select()
    .from(emergencyLooks)
    .where(and(...of, eq(emergencyLooks.id, id)));
  return row ? { look: asLook(row), contentHash: Buffer.from(row.contentHash) } : null;
}

/** The viewer's own emergency on this record, while it lasts and nothing else lets them in. */
export async function readOpenEmergency(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
): Promise<EmergencyLook | null> {
  if (viewer.role !== "therapist") return null;
  const [row] = await tx
    .select()
    .from(emergencyLooks)
    .where(
      and(
        eq(emergencyLooks.practiceId, viewer.practiceId),
        eq(emergencyLooks.clientId, clientId),
        eq(emergencyLooks.memberId, viewer.memberId),
        gt(emergencyLooks.until, sql`now()`),
        sql`current_setting('app.ground', true) = 'emergency'`,
      ),
    )
    .orderBy(desc(emergencyLooks.until))
    .limit(1);
  return row ? asLook(row) : null;
}

/** Each time that a record was opened in an emergency, with the reason; newest first: of one client, or of the practice. */
export async function readEmergencies(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string | null,
): Promise<ToldEmergency[]> {
  const rows = await tx
    .select({ look: emergencyLooks, by: members.name, client: clients.name })
    .from(emergencyLooks)
    .innerJoin(clients, and(eq(clients.practiceId, emergencyLooks.practiceId), eq(clients.id, emergencyLooks.clientId)))
    .innerJoin(members, and(eq(members.practiceId, emergencyLooks.practiceId), eq(members.id, emergencyLooks.memberId)))
    .where(
      and(
        eq(emergencyLooks.practiceId, viewer.practiceId),
        clientId ? eq(emergencyLooks.clientId, clientId) : undefined,
      ),
    )
    .orderBy(desc(emergencyLooks.begunAt), desc(emergencyLooks.id))
    .limit(50);
  const told: ToldEmergency[] = [];
  for (const { look, by, client } of rows) {
    // The key of a client's texts is told within their open record only; an owner may open each.
    if (!clientId) await openRecord(tx, look.clientId);
    const texts = await readTexts(tx, viewer, look.clientId);
    const because = texts.open("emergency_looks.because", look.id, look.because);
    told.push({ ...asLook(look), begunAt: instantIn(look.begunAt, "UTC"), because, by, client });
  }
  return told;
}
