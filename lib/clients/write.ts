import { and, eq, isNull, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { careRelations, clientSummaries, clients, invitations, members } from "@/db/schema";
import { openRecord, type PracticeTx } from "@/db/transaction";
import { makeInvitation } from "@/lib/access/invitation";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { keepTexts } from "@/lib/keys/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readClient } from "./read";
import type { Client, ClientChange, ClientDraft } from "./schema";

/** Adds a client, with a care relation to who adds them. The same client sent twice is one client. */
export async function addClient(
  tx: PracticeTx,
  viewer: Viewer,
  draft: ClientDraft,
): Promise<Result<{ client: Client; isNew: boolean }>> {
  const added = await tx
    .insert(clients)
    .values({
      practiceId: viewer.practiceId,
      id: draft.id,
      name: draft.name,
      email: draft.email,
      locale: draft.locale,
      timeZone: draft.timeZone ?? viewer.timeZone,
    })
    .onConflictDoNothing();
  if (added.count === 0) {
    const known = await readClient(tx, viewer, draft.id);
    const same = known.ok && known.value.name === draft.name && known.value.email === draft.email;
    return same ? accepted({ client: known.value, isNew: false }) : refused("conflict");
  }
  await tx
    .insert(careRelations)
    .values({ practiceId: viewer.practiceId, therapistId: viewer.memberId, clientId: draft.id });
  await openRecord(tx, draft.id);
  await tx.insert(clientSummaries).values({ practiceId: viewer.practiceId, clientId: draft.id });
  await keepTexts(tx, viewer, draft.id);
  await recordAudit(tx, viewer, {
    event: "client.added",
    action: "C",
    clientId: draft.id,
    object: ["client", draft.id],
  });
  const client = await readClient(tx, viewer, draft.id);
  return client.ok ? accepted({ client: client.value, isNew: true }) : client;
}

/** Changes what is kept about a client. Refuses `stale`, with what is there now, when somebody else was first. */
export async function changeClient(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  change: ClientChange,
  match: number,
): Promise<Result<Client>> {
  const own = and(eq(clients.practiceId, viewer.practiceId), eq(clients.id, clientId));
  const changed = await tx
    .update(clients)
    .set({ ...definedOnly(change), version: sql`${clients.version} + 1` })
    .where(and(own, eq(clients.version, match)));
  const now = await readClient(tx, viewer, clientId);
  if (!now.ok) return now;
  if (changed.count === 0) {
    // The same change again, after an answer that got lost: it is already so.
    const isSo = Object.entries(definedOnly(change)).every(
      ([part, value]) => now.value[part as keyof Client] === value,
    );
    return isSo && match === now.value.version - 1 ? accepted(now.value) : refused("stale", { current: now.value });
  }
  if (change.name || change.email !== undefined) {
    // The address of somebody who has made an account is theirs: it changes with their account, not here.
    await tx
      .update(members)
      .set({ name: now.value.name, ...(change.email !== undefined && { email: now.value.email }) })
      .where(
        and(
          eq(members.practiceId, viewer.practiceId),
          sql`${members.id} = (select ${clients.memberId} from ${clients} where ${own})`,
          isNull(members.accountId),
        ),
      );
  }
  if (change.email !== undefined) {
    // A link that went to the wrong address opens nothing any more.
    await tx
      .update(invitations)
      .set({ expiresAt: sql`now()` })
      .where(
        and(
          eq(invitations.practiceId, viewer.practiceId),
          sql`${invitations.memberId} = (select ${clients.memberId} from ${clients} where ${own})`,
          isNull(invitations.usedAt),
          sql`${invitations.expiresAt} > now()`,
        ),
      );
  }
  await recordAudit(tx, viewer, {
    event: "client.changed",
    action: "U",
    clientId,
    object: ["client", clientId],
    detail: { parts: Object.keys(change) },
  });
  return now;
}

const definedOnly = <T extends object>(change: T) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;

interface Invited {
  link: { id: string; url: string; expiresAt: string };
  to: { memberId: string; email: string | null; locale: "nl" | "en" };
}

/** A one-time link, seven days long, for a client to make an account. An earlier link that was not used ends here. */
export async function inviteClient(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  now: Date,
): Promise<Result<Invited>> {
  const own = and(eq(clients.practiceId, viewer.practiceId), eq(clients.id, clientId));
  // Locked: two invitations at once would each make a member, and leave a link behind that nobody can end.
  const [row] = await tx.select({ memberId: clients.memberId }).from(clients).where(own).for("no key update");
  const client = await readClient(tx, viewer, clientId);
  if (!client.ok) return client;
  if (client.value.hasAccount) return refused("has_account");
  let memberId = row?.memberId ?? null;
  if (!memberId) {
    memberId = uuidv7();
    const { name, email, locale } = client.value;
    await tx
      .insert(members)
      .values({ practiceId: viewer.practiceId, id: memberId, role: "client", name, email, locale });
    await tx.update(clients).set({ memberId }).where(own);
  }
  const link = await makeInvitation(tx, viewer, memberId, now);
  await recordAudit(tx, viewer, { event: "client.invited", action: "C", clientId, object: ["invitation", link.id] });
  return accepted({
    link,
    to: { memberId, email: client.value.email, locale: client.value.locale },
  });
}
