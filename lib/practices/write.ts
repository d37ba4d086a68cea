import type { z } from "zod";
import { members } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import { makeInvitation } from "@/lib/access/invitation";
import type { memberInvitation, Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { accepted, type Result } from "@/lib/result";

/** A colleague, who makes their own account by a one-time link. The same one sent twice gets a fresh link. */
export async function inviteMember(
  tx: PracticeTx,
  viewer: Viewer,
  person: z.output<typeof memberInvitation>,
  now: Date,
): Promise<Result<{ url: string; expiresAt: string }>> {
  await tx
    .insert(members)
    .values({ practiceId: viewer.practiceId, role: "therapist", ...person })
    .onConflictDoNothing();
  const { id, ...link } = await makeInvitation(tx, viewer, person.id, now);
  await recordAudit(tx, viewer, { event: "member.invited", action: "C", object: ["invitation", id] });
  return accepted(link);
}
