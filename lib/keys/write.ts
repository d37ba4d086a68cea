import { sql } from "drizzle-orm";
import { clientKeys } from "@/db/schema";
import { type Entry, enterOnce, enterPractice, type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { newestKeyring } from "@/lib/keyring";
import { accepted, type Result } from "@/lib/result";
import { type ClientTexts, newDataKey, type Owner, UnreadableText, wrapKey } from "@/lib/sealing";
import { forgetTexts, heldTexts, keyAlone, readKeyRow, textsBeside, textsOfRow } from "./read";

/** What is written about the client whose record is open, to be added to: a key is made where there is none yet. */
export async function keepTexts(tx: PracticeTx, { practiceId }: Viewer, clientId: string): Promise<ClientTexts> {
  const owner = { practiceId, clientId };
  const known = heldTexts(owner);
  if (known) return known;
  const row = (await readKeyRow(tx, owner)) ?? (await makeKey(tx, owner));
  return textsOfRow(owner, row, !row.isOfThisTransaction);
}

async function makeKey(tx: PracticeTx, owner: Owner) {
  // Somebody may make one at the same moment: the one that was there first is the client's.
  await tx
    .insert(clientKeys)
    .values({ ...owner, ...wrapKey(newestKeyring(), owner, newDataKey()) })
    .onConflictDoNothing();
  const row = await readKeyRow(tx, owner);
  if (!row) throw new UnreadableText("the record of this client is not open");
  return row;
}

/** The same for a request that is one statement: nothing more is asked where the key is held, and else once. */
export async function keepTextsOnce(entry: Entry, owner: Owner): Promise<Result<ClientTexts>> {
  const known = heldTexts(owner);
  if (known) return accepted(known);
  const found = await enterOnce(entry, keyAlone, [owner.clientId]);
  if (!found.ok) return found;
  if (found.value.key) return accepted(textsBeside(owner.clientId, found.value.key));
  return enterPractice(entry, async (tx, viewer) => accepted(await keepTexts(tx, viewer, owner.clientId)));
}

/**
 * Destroys the key of the client whose record is open, by whoever treats or owns: what was sealed with it is gone, in
 * this database and in every copy. False where there was none. The caller asks for grounds and writes it down.
 */
export async function destroyClientKey(tx: PracticeTx, clientId: string): Promise<boolean> {
  const [row] = await tx.execute<{ practiceId: string; destroyed: boolean }>(
    sql`select app.practice() as "practiceId", app.destroy_client_key(${clientId}) as destroyed`,
  );
  if (row) forgetTexts({ practiceId: row.practiceId, clientId });
  return row?.destroyed === true;
}
