import { isDay } from "./calendar";

/** Where a page of a list ended: opaque to callers, and worth nothing without the right to read the list. */
export const cursorOf = (...keys: string[]): string => Buffer.from(JSON.stringify(keys)).toString("base64url");

/** The keys in a cursor, or null for one that was never ours: each key has the shape that its place in the list asks. */
export function keysOf(cursor: string | undefined, shapes: readonly ((key: string) => boolean)[]): string[] | null {
  if (!cursor) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (!Array.isArray(keys) || keys.length !== shapes.length) return null;
    return keys.every((key, at) => typeof key === "string" && shapes[at]?.(key)) ? (keys as string[]) : null;
  } catch {
    return null;
  }
}

// What a key may be, so that PostgreSQL can read it as what it is compared with.
export const isText = (key: string): boolean => key.isWellFormed() && !key.includes("\0");
export const isCount = (key: string): boolean => /^\d{1,6}$/.test(key);
export const isMoment = (key: string): boolean =>
  isDay(key.slice(0, 10)) && /^ ([01]\d|2[0-3])(:[0-5]\d){2}(\.\d{1,6})?\+00$/.test(key.slice(10));
