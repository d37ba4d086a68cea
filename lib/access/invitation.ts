import { randomBytes } from "node:crypto";
import { and, eq, gt, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import { invitations, members } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/write";
import { setting } from "@/lib/environment";
import { accepted, type Result, refused } from "@/lib/result";
import { type memberInvitation, staffRoles, type Viewer } from "./schema";
import { sha256 } from "./secret";

const lasts = 7 * 24 * 60 * 60 * 1000;

/** A one-time link for a member of the practice. Whatever link they had before and did not use ends here. */
export async function makeInvitation(
  tx: PracticeTx,
  viewer: Viewer,
  memberId: string,
  now: Date,
  { ofRelative = false } = {},
) {
  const at = now.toISOString();
  await tx
    .update(invitations)
    .set({ expiresAt: at })
    .where(
      and(
        eq(invitations.practiceId, viewer.practiceId),
        eq(invitations.memberId, memberId),
        isNull(invitations.usedAt),
        sql`${invitations.expiresAt} > ${at}`,
      ),
    );
  const token = randomBytes(32).toString("base64url");
  const id = uuidv7();
  const expiresAt = new Date(now.getTime() + lasts).toISOString();
  await tx.insert(invitations).values({
    practiceId: viewer.practiceId,
    id,
    memberId,
    tokenHash: sha256(token),
    createdBy: viewer.memberId,
    expiresAt,
    ofRelative,
  });
  return { id, url: `${setting("PUBLIC_URL").replace(/\/$/, "")}/invitation/${token}`, expiresAt };
}

/** A colleague, who makes their own account by a one-time link. The same one sent twice gets a fresh link. */
export async function inviteMember(
  tx: PracticeTx,
  viewer: Viewer,
  person: z.output<typeof memberInvitation>,
  now: Date,
): Promise<Result<{ id: string; url: string; expiresAt: string }>> {
  // Only of the own practice: whether somebody has an account elsewhere is not the owner's to know.
  const [namesake] = await tx
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.practiceId, viewer.practiceId),
        ne(members.id, person.id),
        eq(members.email, person.email),
        isNotNull(members.accountId),
        isNull(members.leftAt),
      ),
    );
  if (namesake) return refused("email_in_practice", { faults: [{ path: "email", refusal: "email_in_practice" }] });
  const added = await tx
    .insert(members)
    .values({ practiceId: viewer.practiceId, ...person })
    .onConflictDoNothing();
  if (added.count === 0) {
    const [known] = await tx
      .select()
      .from(members)
      .where(and(eq(members.practiceId, viewer.practiceId), eq(members.id, person.id)));
    if (known?.role !== person.role || known.email !== person.email || known.name !== person.name)
      return refused("conflict");
    if (known.accountId) return refused("has_account");
  }
  const link = await makeInvitation(tx, viewer, person.id, now);
  await recordAudit(tx, viewer, { event: "member.invited", action: "C", object: ["invitation", link.id] });
  return accepted(link);
}

/**
 * Takes an invitation back: its link ends, and whoever was asked by it leaves the list of those who work here. What ends at
 * the moment it began was withdrawn; a link that merely ran out can be made anew.
 */
export async function withdrawInvitation(
  tx: PracticeTx,
  viewer: Viewer,
  memberId: string,
): Promise<Result<{ done: true }>> {
  const [known] = await tx
    .select({ accountId: members.accountId })
    .from(members)
    .where(and(eq(members.practiceId, viewer.practiceId), eq(members.id, memberId), inArray(members.role, staffRoles)))
    .for("update");
  if (!known) return refused("not_found");
  if (known.accountId) return refused("has_account");
  const ended = await tx
    .update(invitations)
    .set({ expiresAt: sql`${invitations.createdAt}` })
    .where(
      and(
        eq(invitations.practiceId, viewer.practiceId),
        eq(invitations.memberId, memberId),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, invitations.createdAt),
      ),
    );
  if (ended.count > 0)
    await recordAudit(tx, viewer, { event: "member.withdrawn", action: "D", object: ["member", memberId] });
  return accepted({ done: true });
}
