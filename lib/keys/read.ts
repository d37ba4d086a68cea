import { and, eq, sql } from "drizzle-orm";
import { clientKeys } from "@/db/schema";
import type { OneStatement, PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { keyring } from "@/lib/keyring";
import { ClientTexts, type Owner, textsOf, UnreadableText, unwrapKey } from "@/lib/sealing";

interface Held {
  texts: ClientTexts;
  until: number;
}

// Opened keys stay for some minutes: who may see a row is asked of PostgreSQL each time, whatever lies here.
const fiveMinutes = 5 * 60_000;
const mostHeld = 2000;
const kept = globalThis as typeof globalThis & { verzachtTexts?: Map<string, Held> };
const held = (kept.verzachtTexts ??= new Map());

const nameOf = ({ practiceId, clientId }: Owner) => `${practiceId} ${clientId}`;

export function heldTexts(owner: Owner): ClientTexts | undefined {
  const found = held.get(nameOf(owner));
  if (found && found.until > performance.now()) return found.texts;
  held.delete(nameOf(owner));
  return undefined;
}

export const forgetTexts = (owner: Owner): void => void held.delete(nameOf(owner));

/** What this process holds open, for who has to see a key come from where it is kept. */
export const forgetAllTexts = (): void => held.clear();

export interface KeyRow {
  wrapped: Buffer | null;
  masterVersion: number;
}

/** With `isCommitted` false the key is held by nobody: a transaction that is undone takes its key with it. */
export function textsOfRow(owner: Owner, row: KeyRow, isCommitted = true): ClientTexts {
  const { wrapped, masterVersion } = row;
  if (!wrapped) throw new UnreadableText("the key of this client was destroyed");
  const key = { wrapped: Buffer.from(wrapped), masterVersion };
  const texts = textsOf(owner, unwrapKey(keyring(masterVersion), owner, key));
  if (!isCommitted) return texts;
  // The oldest goes: a map keeps the order in which things came.
  if (held.size >= mostHeld) held.delete(held.keys().next().value ?? "");
  held.set(nameOf(owner), { texts, until: performance.now() + fiveMinutes });
  return texts;
}

/** The key as a transaction sees it; undefined where none was made yet, or the record is not open. */
export async function readKeyRow(tx: PracticeTx, owner: Owner) {
  const [row] = await tx
    .select({
      wrapped: clientKeys.wrapped,
      masterVersion: clientKeys.masterVersion,
      isOfThisTransaction: sql<boolean>`coalesce(${clientKeys}.xmin = pg_current_xact_id_if_assigned()::xid, false)`,
    })
    .from(clientKeys)
    .where(and(eq(clientKeys.practiceId, owner.practiceId), eq(clientKeys.clientId, owner.clientId)));
  return row;
}

/** What is written about the client whose record is open, to be read. */
export async function readTexts(tx: PracticeTx, { practiceId }: Viewer, clientId: string): Promise<ClientTexts> {
  const owner = { practiceId, clientId };
  const known = heldTexts(owner);
  if (known) return known;
  const row = await readKeyRow(tx, owner);
  return row ? textsOfRow(owner, row, !row.isOfThisTransaction) : new ClientTexts(owner, null);
}

const keyJson = `json_build_object('practiceId', k.practice_id, 'wrapped', encode(k.wrapped, 'base64'),
      'masterVersion', k.master_version)`;

/** The key beside whatever a statement reads about a client ($4): an expression, null where there is none. */
export const keyOfClient = `(select ${keyJson} from client_keys k
      where k.practice_id = viewer.practice_id and k.client_id = $4)`;

/** A statement of its own for the key of one client ($6), whose record is open or their own. */
export const keyAlone: OneStatement<{ key: KeyBeside }> = {
  text: `select viewer.allowed, viewer.record_open, answer.key from viewer left join lateral (
    select ${keyJson} as key from client_keys k where k.practice_id = viewer.practice_id and k.client_id = $6 offset 0
  ) answer on true`,
};

/** What such an expression gives. */
export type KeyBeside = { practiceId: string; wrapped: string | null; masterVersion: number } | null;

export function textsBeside(clientId: string, key: KeyBeside): ClientTexts {
  if (!key) return new ClientTexts({ practiceId: "", clientId }, null);
  const { practiceId, masterVersion } = key;
  const wrapped = key.wrapped === null ? null : Buffer.from(key.wrapped, "base64");
  return heldTexts({ practiceId, clientId }) ?? textsOfRow({ practiceId, clientId }, { wrapped, masterVersion });
}
