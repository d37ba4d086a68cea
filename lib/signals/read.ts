import { and, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { members, signals } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { utcText } from "@/lib/instant";
import { readTexts } from "@/lib/keys/read";
import type { Signal, SignalKind } from "@/lib/safety/schema";

const shownSignal = {
  id: signals.id,
  clientId: signals.clientId,
  sessionId: signals.sessionId,
  kind: sql<SignalKind>`${signals.kind}`,
  raisedAt: utcText(signals.raisedAt),
  pauses: signals.pauses,
};

const signalsAbout = (viewer: Viewer, clientId: string) =>
  and(eq(signals.practiceId, viewer.practiceId), eq(signals.clientId, clientId));

/** Signals that nobody has settled yet, newest first. */
export async function readOpenSignals(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<Signal[]> {
  return tx
    .select(shownSignal)
    .from(signals)
    .where(and(signalsAbout(viewer, clientId), isNull(signals.settledAt)))
    .orderBy(desc(signals.id));
}

export interface SettledSignal extends Signal {
  settledAt: string;
  settledBy: string;
  note: string | null;
}

/** The latest ones that somebody has looked at, newest first. */
export async function readSettledSignals(tx: PracticeTx, viewer: Viewer, clientId: string): Promise<SettledSignal[]> {
  const rows = await tx
    .select({ ...shownSignal, settledAt: utcText(signals.settledAt), settledBy: members.name, note: signals.note })
    .from(signals)
    .innerJoin(members, and(eq(members.practiceId, signals.practiceId), eq(members.id, signals.settledBy)))
    .where(and(signalsAbout(viewer, clientId), isNotNull(signals.settledAt)))
    .orderBy(desc(signals.id))
    .limit(20);
  if (rows.length === 0) return [];
  const texts = await readTexts(tx, viewer, clientId);
  return rows.map((row) => ({ ...row, note: texts.open("signals.note", row.id, row.note) }));
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
