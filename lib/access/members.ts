import { eq, sql } from "drizzle-orm";
import { practices } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readMembers } from "./read";
import type { Viewer } from "./schema";

/** A colleague who has an account; `own_role` for oneself, since nobody decides about their own place here. */
async function readColleague(tx: PracticeTx, viewer: Viewer, memberId: string) {
  if (memberId === viewer.memberId) return refused("own_role");
  const known = (await readMembers(tx, viewer)).find(({ id, signedUp }) => id === memberId && signedUp);
  return known ? accepted(known) : refused("not_found");
}

/**
 * Makes a colleague an owner, or an owner a therapist: from their next request on, which needs another sign-in. An
 * assistant stays one (`assistant_stays`): whoever comes to treat is invited anew.
 */
export async function changeRole(
  tx: PracticeTx,
  viewer: Viewer,
  memberId: string,
  role: "owner" | "therapist",
): Promise<Result<{ done: true }>> {
  const known = await readColleague(tx, viewer, memberId);
  if (!known.ok) return known;
  if (known.value.role === "assistant") return refused("assistant_stays");
  if (known.value.role === role) return accepted({ done: true });
  const [row] = await tx.execute<{ done: boolean }>(sql`select app.change_role(${memberId}, ${role}) as done`);
  // Put out by another owner at the same moment.
  if (!row?.done) return refused("role_cannot");
  await recordAudit(tx, viewer, {
    event: "member.role_changed",
    action: "U",
    object: ["member", memberId],
    detail: { before: known.value.role, after: role },
  });
  return accepted({ done: true });
}

/** Ends every sign-in of a colleague: for a lost laptop whose owner can't do it. */
export async function signOutColleague(
  tx: PracticeTx,
  viewer: Viewer,
  memberId: string,
): Promise<Result<{ done: true }>> {
  const known = await readColleague(tx, viewer, memberId);
  if (!known.ok) return known;
  const [row] = await tx.execute<{ ended: number }>(sql`select app.sign_out_colleague(${memberId}) as ended`);
  if ((row?.ended ?? 0) > 0)
    await recordAudit(tx, viewer, {
      event: "member.signed_out",
      action: "E",
      object: ["member", memberId],
      detail: { signIns: row?.ended },
    });
  return accepted({ done: true });
}

/** What clients and colleagues read as the name of the practice from now on. */
export async function renamePractice(tx: PracticeTx, viewer: Viewer, name: string): Promise<Result<{ done: true }>> {
  if (name === viewer.practiceName) return accepted({ done: true });
  await tx.update(practices).set({ name }).where(eq(practices.id, viewer.practiceId));
  await recordAudit(tx, viewer, {
    event: "practice.renamed",
    action: "U",
    object: ["practice", viewer.practiceId],
    detail: { before: viewer.practiceName, after: name },
  });
  return accepted({ done: true });
}
