import { healthLists } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readHealthList } from "./read";
import type { HealthItem, HealthList, HealthListDraft } from "./schema";

// PostgreSQL gives the keys of what it keeps in an order of its own.
const told = (items: readonly HealthItem[]) =>
  JSON.stringify(items.map(({ id, sentence }) => [id, sentence.nl, sentence.en]));

/** Approves a list, as it stood or otherwise: the next version, which is what is asked from now on. */
export async function approveHealthList(
  tx: PracticeTx,
  viewer: Viewer,
  { items }: HealthListDraft,
  match: number,
): Promise<Result<HealthList>> {
  const before = await readHealthList(tx, viewer);
  const isKnown = match === before.version || match === before.version - 1;
  // The same again, after an answer that got lost: it is already so. The draft is nobody's until it is approved.
  if (before.version > 0 && isKnown && told(items) === told(before.items)) return accepted(before);
  if (match !== before.version) return refused("stale", { current: before });
  const version = before.version + 1;
  const made = await tx
    .insert(healthLists)
    .values({ practiceId: viewer.practiceId, version, items, approvedBy: viewer.memberId })
    .onConflictDoNothing();
  if (made.count === 0) return refused("stale", { current: await readHealthList(tx, viewer) });
  await recordAudit(tx, viewer, {
    event: "health_list.approved",
    action: version === 1 ? "C" : "U",
    object: ["health_list", viewer.practiceId],
    detail: { version, items: items.length },
  });
  return accepted(await readHealthList(tx, viewer));
}
