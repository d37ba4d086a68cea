import { sql } from "drizzle-orm";
import type { PracticeTx } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/write";
import { accepted, type Result, refused } from "@/lib/result";
import type { Viewer } from "./schema";

/** Ends one of one's own sign-ins, this one too: whoever holds that device is signed out with their next request. */
export async function endSignIn(tx: PracticeTx, viewer: Viewer, id: string): Promise<Result<{ done: true }>> {
  const [row] = await tx.execute<{ ended: boolean }>(sql`select app.end_own_sign_in(${id}) as ended`);
  if (!row?.ended) return refused("not_found");
  await recordAudit(tx, viewer, { event: "sign_in.ended", action: "E", object: ["sign_in", id] });
  return accepted({ done: true });
}

export async function endOtherSignIns(tx: PracticeTx, viewer: Viewer, idHash: Buffer): Promise<Result<{ done: true }>> {
  await tx.execute(sql`select app.end_other_sign_ins(${idHash})`);
  await recordAudit(tx, viewer, { event: "sign_ins.ended", action: "E" });
  return accepted({ done: true });
}

/** What this sign-in has to show before it does what only its own person may: null where it was shown in the last ten minutes. */
export async function lacksFresh(tx: PracticeTx, idHash: Buffer): Promise<"password" | "code" | null> {
  const [row] = await tx.execute<{ lacks: "password" | "code" | null }>(
    sql`select app.lacks_fresh(${idHash}) as lacks`,
  );
  return row ? row.lacks : "password";
}
