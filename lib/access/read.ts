import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import * as frontDoor from "@/db/front-door";
import { members } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import { type Role, type SignInOfMine, staffRoles, type Viewer } from "./schema";
import { sha256 } from "./secret";

/** The people who work in this practice; clients are not among them, nor whoever's invitation was withdrawn. */
export async function readMembers(tx: PracticeTx, viewer: Viewer) {
  return tx
    .select({
      id: members.id,
      name: members.name,
      email: sql<string>`coalesce(${members.email}, '')`,
      role: sql<Role>`${members.role}`,
      signedUp: sql<boolean>`${members.accountId} is not null`,
    })
    .from(members)
    .where(
      and(
        eq(members.practiceId, viewer.practiceId),
        inArray(members.role, staffRoles),
        isNull(members.leftAt),
        sql`(${members.accountId} is not null or not exists (select 1 from invitations i
          where i.practice_id = ${members.practiceId} and i.member_id = ${members.id})
          or exists (select 1 from invitations i where i.practice_id = ${members.practiceId}
            and i.member_id = ${members.id} and i.expires_at > i.created_at))`,
      ),
    )
    .orderBy(asc(members.name));
}

/** The names of who assists here: a client is told who sees their contact data. */
export async function readAssistants(tx: PracticeTx, viewer: Viewer): Promise<string[]> {
  const rows = await tx
    .select({ name: members.name })
    .from(members)
    .where(
      and(
        eq(members.practiceId, viewer.practiceId),
        eq(members.role, "assistant"),
        isNull(members.leftAt),
        isNotNull(members.accountId),
      ),
    )
    .orderBy(asc(members.name));
  return rows.map(({ name }) => name);
}

interface SignInRow extends Record<string, unknown> {
  id: string;
  device: string;
  created_at: string;
  seen_at: string;
  here: boolean;
}

/** Where the viewer is signed in now; this sign-in first, then the one that was seen last. */
export async function readOwnSignIns(tx: PracticeTx, idHash: Buffer): Promise<SignInOfMine[]> {
  const rows = await tx.execute<SignInRow>(sql`select * from app.own_sign_ins(${idHash})`);
  return rows.map(({ id, device, created_at, seen_at, here }) => ({
    id,
    device,
    since: new Date(created_at).toISOString(),
    seenAt: new Date(seen_at).toISOString(),
    here,
  }));
}

/** Whether somebody has set up a practice here yet. */
export const isSetUp = frontDoor.isSetUp;

/** Whether the database answers and has its tables. */
export const isReady = frontDoor.isReady;

/** What an invitation says, without spending it; undefined where there never was one. */
export const lookAtInvitation = (token: string) => frontDoor.lookAtInvitation(sha256(token));
