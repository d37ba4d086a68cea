import codes from "./passing.json";

// The database is restarting, full, or gave way to another transaction: the same request may pass in a moment.
const passing = new Set([...codes.line, ...codes.turn]);

/** Whether an error says 'not now' rather than 'never': answered with 503, so that a phone keeps what it has to send. */
export function passingTrouble(error: unknown): boolean {
  for (let e = error as { code?: string; cause?: unknown } | undefined; e; e = e.cause as typeof e)
    if (e.code && passing.has(e.code)) return true;
  return false;
}
