import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { members, releaseDecisions, signals } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import type { Release, Signal, SignalKind } from "./schema";

/** Release is off until a therapist opens it (domain.md G1). */
const neverOpened: Release = {
  open: false,
  because: "",
  maxMinutes: null,
  maxPerWeek: null,
  reviewOn: null,
  decidedAt: null,
  decidedBy: null,
};

/** The decision that holds now for the client whose record is open. */
export async function readRelease(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<Release> {
  const [latest] = await tx
    .select({
      open: releaseDecisions.open,
      because: releaseDecisions.because,
      maxMinutes: releaseDecisions.maxMinutes,
      maxPerWeek: releaseDecisions.maxPerWeek,
      reviewOn: releaseDecisions.reviewOn,
      decidedAt: sql<string>`to_char(${releaseDecisions.decidedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
      decidedBy: members.name,
    })
    .from(releaseDecisions)
    .leftJoin(
      members,
      and(eq(members.practiceId, releaseDecisions.practiceId), eq(members.id, releaseDecisions.decidedBy)),
    )
    .where(and(eq(releaseDecisions.practiceId, viewer.practiceId), eq(releaseDecisions.clientId, clientId)))
    .orderBy(desc(releaseDecisions.id))
    .limit(1);
  return latest ?? neverOpened;
}

/** Signals that nobody has settled yet, newest first. */
export async function readOpenSignals(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<Signal[]> {
  return tx
    .select({
      id: signals.id,
      clientId: signals.clientId,
      sessionId: signals.sessionId,
      kind: sql<SignalKind>`${signals.kind}`,
      raisedAt: sql<string>`to_char(${signals.raisedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
    })
    .from(signals)
    .where(and(eq(signals.practiceId, viewer.practiceId), eq(signals.clientId, clientId), isNull(signals.settledAt)))
    .orderBy(desc(signals.id));
}

export interface SessionSignal {
  sessionId: string;
  kind: SignalKind;
  settled: boolean;
}

/** What was raised by these sessions, settled or not, oldest first. */
export async function readSignalsOf(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  sessionIds: readonly string[],
): Promise<SessionSignal[]> {
  if (sessionIds.length === 0) return [];
  return tx
    .select({
      sessionId: signals.sessionId,
      kind: sql<SignalKind>`${signals.kind}`,
      settled: sql<boolean>`${signals.settledAt} is not null`,
    })
    .from(signals)
    .where(
      and(
        eq(signals.practiceId, viewer.practiceId),
        eq(signals.clientId, clientId),
        inArray(signals.sessionId, [...sessionIds]),
      ),
    )
    .orderBy(signals.id);
}
