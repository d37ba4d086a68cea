import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import * as frontDoor from "@/db/front-door";
import { members } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Role, Viewer } from "./schema";
import { sha256 } from "./secret";

/** The people who treat in this practice; clients are not among them, nor whoever's invitation was withdrawn. */
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
        inArray(members.role, ["owner", "therapist"]),
        isNull(members.leftAt),
        sql`(${members.accountId} is not null or not exists (select 1 from invitations i
          where i.practice_id = ${members.practiceId} and i.member_id = ${members.id})
          or exists (select 1 from invitations i where i.practice_id = ${members.practiceId}
            and i.member_id = ${members.id} and i.expires_at > i.created_at))`,
      ),
    )
    .orderBy(asc(members.name));
}

/** Whether somebody has set up a practice here yet. */
export const isSetUp = frontDoor.isSetUp;

/** Whether the database answers and has its tables. */
export const isReady = frontDoor.isReady;

/** What an invitation says, without spending it; undefined where there never was one. */
export const lookAtInvitation = (token: string) => frontDoor.lookAtInvitation(sha256(token));
