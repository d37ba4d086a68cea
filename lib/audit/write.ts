import { open } from "node:fs/promises";
import { uuidv7 } from "uuidv7";
import { headLine } from "@/db/audit-chain";
import { readAuditHeads, sealAudit } from "@/db/post-office";
import { auditEvents } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { setting } from "@/lib/environment";
import { readAudit } from "./read";
import type { AuditEvent, AuditQuery } from "./schema";

export interface AuditEntry {
  event: AuditEvent;
  /** NEN 7513 EventActionCode. */
  action: "C" | "R" | "U" | "D" | "E";
  clientId?: string | null;
  object?: [type: string, id: string];
  /** Facts only: states and numbers before and after, never what a record says. */
  detail?: Record<string, unknown>;
}

/** In the transaction of the change itself, with no catch: an act that can't be written down does not happen. */
export async function recordAudit(tx: PracticeTx, viewer: Viewer, entry: AuditEntry): Promise<void> {
  await tx.insert(auditEvents).values({
    practiceId: viewer.practiceId,
    id: uuidv7(),
    action: entry.action,
    event: entry.event,
    actorId: viewer.memberId,
    actorRole: viewer.role,
    clientId: entry.clientId ?? null,
    objectType: entry.object?.[0] ?? null,
    objectId: entry.object?.[1] ?? null,
    detail: entry.detail ?? null,
  });
}

/** The log of the practice, for its owner. To look into it is an act of its own, about the client whose lines were asked for. */
export async function lookIntoAudit(tx: PracticeTx, viewer: Viewer, query: AuditQuery, now: Date) {
  const page = await readAudit(tx, viewer, query, now);
  await recordAudit(tx, viewer, {
    event: "audit.read",
    action: "R",
    clientId: query.client ?? null,
    ...(query.person && { object: ["member", query.person] }),
    detail: { from: query.from ?? null, to: query.to ?? null, lines: page.items.length },
  });
  return page;
}

/** Lays the chain on from where it ends. */
export const seal = (whole: boolean): Promise<void> => sealAudit(whole);

const written = new Map<string, string>();

/**
 * Writes where each chain ends behind the file of the operator's choosing: a cut end is invisible to the chain itself.
 * A practice whose chain did not grow gets no line.
 */
export async function keepHeads(now: Date): Promise<void> {
  const place = setting("AUDIT_HEAD_FILE");
  if (!place) return;
  const heads = (await readAuditHeads()).filter(({ practiceId, seq }) => written.get(practiceId) !== seq);
  if (heads.length === 0) return;
  const file = await open(place, "a", 0o600);
  try {
    const at = now.toISOString();
    await file.write(heads.map((head) => headLine({ ...head, at, seq: Number(head.seq) })).join(""));
    await file.sync();
  } finally {
    await file.close();
  }
  for (const { practiceId, seq } of heads) written.set(practiceId, seq);
}
