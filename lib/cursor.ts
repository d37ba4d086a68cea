/** Where a page of a list ended: opaque to callers, and worth nothing without the right to read the list. */
export const cursorOf = (...keys: string[]): string => Buffer.from(JSON.stringify(keys)).toString("base64url");

/** The keys in a cursor, or null for one that was never ours. */
export function keysOf(cursor: string | undefined, count: number): string[] | null {
  if (!cursor) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(keys) && keys.length === count && keys.every((key) => typeof key === "string") ? keys : null;
  } catch {
    return null;
  }
}
