import { ask, Refused } from "@/lib/ask";
import { forgetSealed, listSealed, seal } from "@/lib/outbox/sealed";
import type { SessionLog } from "./schema";

/** A session that this device still holds: it is forgotten only when the practice has said that it has it. */
export interface WaitingSession {
  id: string;
  log: SessionLog;
}

const placeOf = (id: string) => `waiting/${id}`;

/** False where this device keeps nothing; the session then lives as long as the page. */
export const keepWaiting = (memberId: string, session: WaitingSession): Promise<boolean> =>
  seal(memberId, placeOf(session.id), session).then(
    () => true,
    () => false,
  );

export const listWaiting = (memberId: string): Promise<WaitingSession[]> =>
  listSealed(memberId, "waiting/").then(
    (found) => found as WaitingSession[],
    () => [],
  );

/**
 * `sent`: the practice has it, now or from an earlier try. `later`: no connection, signed out or too busy; it will be
 * tried again. `refused`: it stays on this device, and somebody has to look.
 */
export type Sending = "sent" | "later" | "refused";

export async function sendSession(memberId: string, { id, log }: WaitingSession): Promise<Sending> {
  try {
    await ask("PUT", `/api/v1/sessions/${id}`, { body: log });
  } catch (error) {
    const status = error instanceof Refused ? (error.problem?.status ?? 0) : 0;
    return status === 0 || status === 401 || status === 429 || status >= 500 ? "later" : "refused";
  }
  await forgetSealed(memberId, placeOf(id)).catch(() => undefined);
  return "sent";
}
