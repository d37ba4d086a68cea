import { and, eq } from "drizzle-orm";
import { parkedMatters } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readMatters } from "./read";
import type { Parking } from "./schema";

type Done = Result<{ done: true }>;
const done = accepted({ done: true as const });

/** Takes something up in the next visit: it stays open, and waits there. Only what asks now can be put there. */
export async function parkMatter(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  { kind, about, parked }: Parking,
  now: Date,
): Promise<Done> {
  const found = await readMatters(tx, viewer, clientId, now);
  if (!found.ok) return found;
  const key = { practiceId: viewer.practiceId, clientId, kind, about };
  const isSame = and(
    eq(parkedMatters.practiceId, viewer.practiceId),
    eq(parkedMatters.clientId, clientId),
    eq(parkedMatters.kind, kind),
    eq(parkedMatters.about, about),
  );
  const isAsking = found.value.matters.some((one) => one.kind === kind && one.about === about);
  if (parked && !isAsking) return refused("not_asking");
  const changed = parked
    ? await tx
        .insert(parkedMatters)
        .values({ ...key, parkedBy: viewer.memberId })
        .onConflictDoNothing()
    : await tx.delete(parkedMatters).where(isSame);
  if (changed.count === 0) return done;
  await recordAudit(tx, viewer, {
    event: parked ? "matter.parked" : "matter.taken_back",
    action: parked ? "C" : "D",
    clientId,
    object: ["client", clientId],
    detail: { kind, ...(about && { about }) },
  });
  return done;
}
