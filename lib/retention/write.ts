import { and, eq } from "drizzle-orm";
import { retentionTerms } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readTerms } from "./read";
import type { RetentionTerm, TermChange } from "./schema";

/** Says for how long a part is kept. It removes nothing: what is past its term is listed, and somebody decides. */
export async function changeTerm(
  tx: PracticeTx,
  viewer: Viewer,
  change: TermChange,
  now: Date,
): Promise<Result<RetentionTerm[]>> {
  const { part, years, because, revision } = change;
  const before = await readTerms(tx, viewer);
  const known = before.find((one) => one.part === part);
  if (!known) return refused("not_found");
  const isSame = known.years === years && known.because === because;
  if (isSame && (known.revision === revision || known.revision === revision + 1)) return accepted(before);
  if (known.revision !== revision) return refused("stale", { current: known });
  const kept = {
    years,
    because,
    changedBy: viewer.memberId,
    changedAt: now.toISOString(),
    revision: revision + 1,
  };
  const changed =
    revision === 0
      ? await tx
          .insert(retentionTerms)
          .values({ practiceId: viewer.practiceId, part, ...kept })
          .onConflictDoNothing()
      : await tx
          .update(retentionTerms)
          .set(kept)
          .where(
            and(
              eq(retentionTerms.practiceId, viewer.practiceId),
              eq(retentionTerms.part, part),
              eq(retentionTerms.revision, revision),
            ),
          );
  if (changed.count === 0) return refused("stale");
  await recordAudit(tx, viewer, {
    event: "retention.changed",
    action: "U",
    object: ["practice", viewer.practiceId],
    detail: { part, before: known.years, after: years },
  });
  return accepted(await readTerms(tx, viewer));
}
