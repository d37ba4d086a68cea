import { sql } from "drizzle-orm";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { readClient, readClients } from "@/lib/clients/read";
import type { Client } from "@/lib/clients/schema";
import { accepted, type Result } from "@/lib/result";
import type { Contact } from "./schema";

/** The contact data of the practice's clients, by name. */
export async function readContacts(
  tx: PracticeTx,
  viewer: Viewer,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: Contact[]; nextCursor: string | null }> {
  const { items, nextCursor } = await readClients(tx, viewer, page);
  const carers = await readCarers(tx);
  return { items: items.map((client) => contactOf(client, carers)), nextCursor };
}

/** One client's contact data, without a line in the log: that is `write`'s. */
export async function readContact(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
): Promise<Result<Contact, "not_found">> {
  const found = await readClient(tx, viewer, clientId);
  return found.ok ? accepted(contactOf(found.value, await readCarers(tx, clientId))) : found;
}

/** No more than what an assistant sees, whatever a client's row comes to hold. */
function contactOf(client: Client, carers: ReadonlyMap<string, string[]>): Contact {
  const { id, name, email, locale, version, hasAccount, invitedUntil } = client;
  return { id, name, email, locale, version, hasAccount, invitedUntil, carers: carers.get(id) ?? [] };
}

async function readCarers(tx: PracticeTx, clientId: string | null = null): Promise<Map<string, string[]>> {
  const rows = await tx.execute<{ client_id: string; name: string }>(
    sql`select client_id, name from app.names_of_carers(${clientId})`,
  );
  const names = new Map<string, string[]>();
  for (const { client_id: id, name } of rows) names.set(id, [...(names.get(id) ?? []), name]);
  return names;
}
