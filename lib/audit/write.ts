import { uuidv7 } from "uuidv7";
import { auditEvents } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import type { AuditEvent } from "./schema";

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
