import { z } from "zod";
import { isDay } from "./calendar";

type KeyShapes = readonly ((key: string) => boolean)[];

/** Where a page of a list ended: opaque to callers, and worth nothing without the right to read the list. */
export const cursorOf = (...keys: string[]): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(keys))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

// The browser checks forms with the same schemas, and Node's Buffer would come along: hence atob and btoa.
const textIn = (cursor: string): string =>
  new TextDecoder().decode(
    Uint8Array.from(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")), (byte) => byte.charCodeAt(0)),
  );

/** The keys in a cursor, or null for one that was never ours: each key has the shape that its place in the list asks. */
export function keysOf(cursor: string | undefined, shapes: KeyShapes): string[] | null {
  if (!cursor) return null;
  try {
    const keys: unknown = JSON.parse(textIn(cursor));
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

/** Every page of a list, one after another: for what has to be whole, of a bounded period. */
export async function everyPage<T>(
  page: (cursor: string | undefined) => Promise<{ items: readonly T[]; nextCursor: string | null }>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const read = await page(cursor);
    items.push(...read.items);
    cursor = read.nextCursor ?? undefined;
  } while (cursor);
  return items;
}

/** What is asked of a list that is read page by page. A cursor that this list never gave is a fault, not a first page. */
export const pageQuery = (shapes: KeyShapes) =>
  z.object({
    cursor: z
      .string()
      .max(1000)
      .refine((text) => keysOf(text, shapes) !== null, { message: "cursor" })
      .optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  });
