import { consents } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readConsents } from "./read";
import { versionOf } from "./rules";
import type { Consent, ConsentDraft } from "./schema";

/**
 * Keeps a client's yes or no. The same one sent twice is one; a text that reads otherwise by now is refused as
 * `text_changed`: nobody said yes to what they did not read.
 */
export async function sayConsent(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  draft: ConsentDraft,
): Promise<Result<{ consents: Consent[]; isNew: boolean }>> {
  const { id, kind, version, given } = draft;
  const before = await readConsents(tx, viewer, clientId);
  const known = before.flatMap(({ said }) => said).find((one) => one.id === id);
  if (known) {
    const isSame = known.kind === kind && known.version === version && known.given === given;
    return isSame ? accepted({ consents: before, isNew: false }) : refused("same_id_other_content");
  }
  if (version !== versionOf(kind)) return refused("text_changed");
  const { practiceId, memberId } = viewer;
  const made = await tx
    .insert(consents)
    .values({ practiceId, clientId, id, kind, version, given, saidBy: memberId })
    .onConflictDoNothing();
  if (made.count === 0) return refused("conflict");
  await recordAudit(tx, viewer, {
    event: given ? "consent.given" : "consent.withdrawn",
    action: "C",
    clientId,
    object: ["consent", id],
    detail: { kind, version },
  });
  return accepted({ consents: await readConsents(tx, viewer, clientId), isNew: true });
}
