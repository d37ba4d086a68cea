import { and, asc, eq } from "drizzle-orm";
import { consents, members } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { instantIn } from "@/lib/instant";
import { type ConsentKind, standingOf } from "./rules";
import type { Consent, ConsentEntry } from "./schema";

/** What the client whose record is open said yes or no to, kind by kind. */
export async function readConsents(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<Consent[]> {
  const rows = await tx
    .select({ row: consents, by: members.name })
    .from(consents)
    .leftJoin(members, and(eq(members.practiceId, consents.practiceId), eq(members.id, consents.saidBy)))
    .where(and(eq(consents.practiceId, viewer.practiceId), eq(consents.clientId, clientId)))
    .orderBy(asc(consents.saidAt), asc(consents.id));
  return standingOf(
    rows.map(({ row: { id, kind, version, given, saidAt }, by }) => ({
      id,
      kind: kind as ConsentEntry["kind"],
      version,
      given,
      at: instantIn(saidAt, "UTC"),
      by,
    })),
  );
}

/** Whether the latest answer was no. Nothing said is no no. */
export const hasDeclined = async (tx: PracticeTx, viewer: Viewer, clientId: string, kind: ConsentKind) =>
  (await readConsents(tx, viewer, clientId)).find((one) => one.kind === kind)?.latest?.given === false;
