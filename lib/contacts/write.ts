import { sql } from "drizzle-orm";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { changeClient } from "@/lib/clients/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readContact } from "./read";
import type { Contact, ContactChange, Registration } from "./schema";

/** Looks at one client's contact data, which is an act of its own: the client reads it among who looked. */
export async function lookAtContact(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
): Promise<Result<Contact, "not_found">> {
  const found = await readContact(tx, viewer, clientId);
  if (found.ok) await recordAudit(tx, viewer, { event: "contact_data.read", action: "R", clientId });
  return found;
}

/** Puts contact data right. Refuses `stale`, with what is there now, when somebody else was first. */
export async function changeContact(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  change: ContactChange,
  match: number,
): Promise<Result<Contact>> {
  const changed = await changeClient(tx, viewer, clientId, change, match);
  if (changed.ok) return readContact(tx, viewer, clientId);
  if (changed.refusal !== "stale") return changed;
  const now = await readContact(tx, viewer, clientId);
  return now.ok ? refused("stale", { current: now.value }) : now;
}

/**
 * A new client, in the care of a colleague who treats them from now on. The same one sent twice is one client. Refuses
 * `conflict` where the id is taken, and names the place where the colleague does not treat here.
 */
export async function registerClient(
  tx: PracticeTx,
  viewer: Viewer,
  draft: Registration,
): Promise<Result<{ contact: Contact; isNew: boolean }>> {
  const { id, name, email, locale, therapistId } = draft;
  const [row] = await tx.execute<{ outcome: "added" | "same" | "other" | "nobody" }>(
    sql`select app.register_client(${id}, ${name}, ${email}, ${locale}, ${viewer.timeZone}, ${therapistId}) as outcome`,
  );
  const outcome = row?.outcome ?? "nobody";
  if (outcome === "nobody") return refused("invalid", { faults: [{ path: "therapistId", refusal: "not_found" }] });
  if (outcome === "other") return refused("conflict");
  if (outcome === "added") {
    await recordAudit(tx, viewer, { event: "client.added", action: "C", clientId: id, object: ["client", id] });
    await recordAudit(tx, viewer, {
      event: "care.given",
      action: "C",
      clientId: id,
      object: ["member", therapistId],
      detail: { from: null, until: null },
    });
  }
  const contact = await readContact(tx, viewer, id);
  return contact.ok ? accepted({ contact: contact.value, isNew: outcome === "added" }) : contact;
}
