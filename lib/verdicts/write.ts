import { isDeepStrictEqual } from "node:util";
import { sql } from "drizzle-orm";
import { verdictAgreements, verdictAnswers } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { dayOf } from "@/lib/calendar";
import { readClient } from "@/lib/clients/read";
import { accepted, type Refusal, type Result, refused } from "@/lib/result";
import { readVerdicts } from "./read";
import { isOpen, lookAhead } from "./rules";
import type { VerdictAgreement, VerdictProposal, VerdictTerms } from "./schema";

const termsOf = (of: VerdictTerms) => ({
  rating: of.rating,
  wanted: of.wanted,
  points: of.points,
  fewest: of.fewest,
  baselineFrom: of.baselineFrom,
  baselineUntil: of.baselineUntil,
  secondFrom: of.secondFrom,
  lookOn: of.lookOn,
});

interface Found {
  all: VerdictAgreement[];
  today: string;
  again: () => Promise<VerdictAgreement[]>;
}

/** The agreements with a client, one who changes them at a time: each finds what the one before left. */
async function findAlone(tx: PracticeTx, viewer: Viewer, clientId: string, now: Date): Promise<Result<Found>> {
  const client = await readClient(tx, viewer, clientId);
  if (!client.ok) return client;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${clientId}, 11))`);
  const again = () => readVerdicts(tx, viewer, client.value, now);
  return accepted({ all: await again(), today: dayOf(now, client.value.timeZone), again });
}

const byId = (all: readonly VerdictAgreement[], id: string) => all.find((one) => one.id === id);

/**
 * Agrees beforehand what will be looked at, and when. One agreement is open at a time: `replaces` names it, and it is
 * withdrawn and stays to be seen. Refuses what would not be beforehand.
 */
export async function agreeVerdict(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  id: string,
  { replaces, together, ...terms }: VerdictProposal,
  now: Date,
): Promise<Result<VerdictAgreement>> {
  const found = await findAlone(tx, viewer, clientId, now);
  if (!found.ok) return found;
  const { all, today, again } = found.value;
  const known = byId(all, id);
  if (known) {
    const same = known.together === together && isDeepStrictEqual(termsOf(known), termsOf(terms));
    return same ? accepted(known) : refused("conflict");
  }
  const earlier = all.find((one) => isOpen(one, today));
  if (replaces !== (earlier?.id ?? null)) {
    const replaced = replaces ? byId(all, replaces) : undefined;
    return replaced && replaced.withdrawn === null
      ? refused("agreement_closed")
      : refused("stale", { current: earlier ?? null });
  }
  const late = lookAhead(terms, today);
  if (late) return refused(late.refusal, { faults: [late] });
  const of = { practiceId: viewer.practiceId, clientId };
  const at = now.toISOString();
  await tx
    .insert(verdictAgreements)
    .values({ ...of, id, ...termsOf(terms), together, proposedBy: viewer.memberId, proposedAt: at });
  if (earlier) await answer(tx, viewer, clientId, earlier.id, "withdrawn", now);
  await recordAudit(tx, viewer, {
    event: "verdict.agreed",
    action: earlier ? "U" : "C",
    clientId,
    object: ["verdict", id],
    detail: { ...(earlier && { replaces: earlier.id, before: termsOf(earlier) }), after: termsOf(terms), together },
  });
  return accepted(byId(await again(), id) as VerdictAgreement);
}

async function answer(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  agreementId: string,
  kind: "accepted" | "withdrawn",
  now: Date,
): Promise<void> {
  const of = { practiceId: viewer.practiceId, clientId, agreementId };
  await tx.insert(verdictAnswers).values({ ...of, kind, byMember: viewer.memberId, at: now.toISOString() });
}

/** The client's yes, or the end of an agreement before its date. Saying it twice is saying it once. */
export async function answerVerdict(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  id: string,
  kind: "accepted" | "withdrawn",
  now: Date,
): Promise<Result<VerdictAgreement, Refusal>> {
  const found = await findAlone(tx, viewer, clientId, now);
  if (!found.ok) return found;
  const { all, today, again } = found.value;
  const agreement = byId(all, id);
  if (!agreement) return refused("not_found");
  if (agreement[kind]) return accepted(agreement);
  if (!isOpen(agreement, today)) return refused("agreement_closed");
  await answer(tx, viewer, clientId, id, kind, now);
  await recordAudit(tx, viewer, {
    event: kind === "accepted" ? "verdict.accepted" : "verdict.withdrawn",
    action: "U",
    clientId,
    object: ["verdict", id],
    detail: { before: "open", after: kind },
  });
  return accepted(byId(await again(), id) as VerdictAgreement);
}
