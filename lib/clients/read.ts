import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { careRelations, clients, invitations, members } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import { readAssistants } from "@/lib/access/read";
import type { Viewer } from "@/lib/access/schema";
import { type Day, dayOf } from "@/lib/calendar";
import { cursorOf, keysOf } from "@/lib/cursor";
import { utcText } from "@/lib/instant";
import { accepted, type Result, refused } from "@/lib/result";
import { type Client, clientKeys } from "./schema";

const invitedUntil = sql<
  string | null
>`(select to_char(max(i.expires_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
  from ${invitations} i where i.practice_id = ${clients.practiceId} and i.member_id = ${clients.memberId}
  and i.used_at is null and i.expires_at > now())`;

const shown = {
  id: clients.id,
  name: clients.name,
  email: clients.email,
  locale: sql<"nl" | "en">`${clients.locale}`,
  timeZone: clients.timeZone,
  version: clients.version,
  createdAt: utcText(clients.createdAt),
  hasAccount: sql<boolean>`${members.accountId} is not null`,
  invitedUntil,
};

const withMember = and(eq(members.practiceId, clients.practiceId), eq(members.id, clients.memberId));

/** The viewer's own clients; an owner sees the practice's. Row security decides which, this only orders and pages. */
export async function readClients(
  tx: PracticeTx,
  viewer: Viewer,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: Client[]; nextCursor: string | null }> {
  const after = keysOf(page.cursor, clientKeys);
  const rows = await tx
    .select(shown)
    .from(clients)
    .leftJoin(members, withMember)
    .where(
      and(
        eq(clients.practiceId, viewer.practiceId),
        after
          ? or(
              gt(clients.name, after[0] as string),
              and(eq(clients.name, after[0] as string), sql`${clients.id}::text > ${after[1]}`),
            )
          : undefined,
      ),
    )
    .orderBy(asc(clients.name), asc(clients.id))
    .limit(page.limit + 1);
  const items = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? cursorOf(last.name, last.id) : null };
}

export async function readClient(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
): Promise<Result<Client, "not_found">> {
  const [client] = await tx
    .select(shown)
    .from(clients)
    .leftJoin(members, withMember)
    .where(and(eq(clients.practiceId, viewer.practiceId), eq(clients.id, clientId)));
  return client ? accepted(client) : refused("not_found");
}

/** What day it is for a client, whose record is open, and on which clock. */
export async function readClientDay(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  now: Date,
): Promise<{ today: Day; timeZone: string }> {
  const client = await readClient(tx, viewer, clientId);
  const timeZone = client.ok ? client.value.timeZone : viewer.timeZone;
  return { today: dayOf(now, timeZone), timeZone };
}

/** Until when the link works of each client who was invited and has not made an account yet, by the client's id. */
export async function readOpenInvitations(tx: PracticeTx, viewer: Viewer): Promise<Map<string, string>> {
  const rows = await tx
    .select({
      id: clients.id,
      until: utcText(sql`max(${invitations.expiresAt})`),
    })
    .from(invitations)
    .innerJoin(clients, and(eq(clients.practiceId, invitations.practiceId), eq(clients.memberId, invitations.memberId)))
    .where(
      and(
        eq(invitations.practiceId, viewer.practiceId),
        isNull(invitations.usedAt),
        sql`${invitations.expiresAt} > now()`,
      ),
    )
    .groupBy(clients.id);
  return new Map(rows.map((row) => [row.id, row.until]));
}

/** Who may open the client's own record now: those who treat them, and the owners of the practice. */
export async function readReaders(tx: PracticeTx, viewer: Viewer, clientId: string) {
  return tx
    .select({
      id: members.id,
      name: members.name,
      isOwner: sql<boolean>`${members.role} = 'owner'`,
      treats: sql<boolean>`${careRelations.clientId} is not null`,
      /** The last moment of a stand-in. */
      until: sql<string | null>`${utcText(careRelations.until)}`,
    })
    .from(members)
    .leftJoin(
      careRelations,
      and(
        eq(careRelations.practiceId, members.practiceId),
        eq(careRelations.therapistId, members.id),
        eq(careRelations.clientId, clientId),
        sql`app.holds(${careRelations.since}, ${careRelations.until})`,
      ),
    )
    .where(
      and(
        eq(members.practiceId, viewer.practiceId),
        isNull(members.leftAt),
        or(eq(members.role, "owner"), sql`${careRelations.clientId} is not null`),
      ),
    )
    .orderBy(sql`${careRelations.clientId} is null`, asc(members.name));
}

/** Whom the client is told of: who may open the record, and who sees no more than how to reach them. */
export const readWhoSees = async (tx: PracticeTx, viewer: Viewer, clientId: string) => ({
  readers: await readReaders(tx, viewer, clientId),
  assistants: await readAssistants(tx, viewer),
});
