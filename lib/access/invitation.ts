import { randomBytes } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import type { z } from "zod";
import { invitations, members } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/write";
import { setting } from "@/lib/environment";
import { accepted, type Result, refused } from "@/lib/result";
import type { memberInvitation, Viewer } from "./schema";
import { sha256 } from "./secret";

const lasts = 7 * 24 * 60 * 60 * 1000;

/** A one-time link for a member of the practice. Whatever link they had before and did not use ends here. */
export async function makeInvitation(tx: PracticeTx, viewer: Viewer, memberId: string, now: Date) {
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
  const added = await tx
    .insert(members)
    .values({ practiceId: viewer.practiceId, role: "therapist", ...person })
    .onConflictDoNothing();
  if (added.count === 0) {
    const [known] = await tx
      .select()
      .from(members)
      .where(and(eq(members.practiceId, viewer.practiceId), eq(members.id, person.id)));
    if (known?.role !== "therapist" || known.email !== person.email || known.name !== person.name)
      return refused("conflict");
    if (known.accountId) return refused("has_account");
  }
  const link = await makeInvitation(tx, viewer, person.id, now);
  await recordAudit(tx, viewer, { event: "member.invited", action: "C", object: ["invitation", link.id] });
  return accepted(link);
}
