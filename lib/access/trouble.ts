// The database is restarting, full, or gave way to another transaction: the same request may pass in a moment.
const passing = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "CONNECT_TIMEOUT",
  "ECONNRESET",
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "ENOENT",
  "EPIPE",
  "57P01",
  "57P02",
  "57P03",
  "57014",
  "55P03",
  "53300",
  "53100",
  "40001",
  "40P01",
]);

/** Whether an error says 'not now' rather than 'never': answered with 503, so that a phone keeps what it has to send. */
export function passingTrouble(error: unknown): boolean {
  for (let e = error as { code?: string; cause?: unknown } | undefined; e; e = e.cause as typeof e)
    if (e.code && passing.has(e.code)) return true;
  return false;
}
