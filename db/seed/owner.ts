import { drizzle } from "drizzle-orm/postgres-js";
import type { Administrator } from "@/db/administration";

/** Seeding speaks as the owner of the tables: there is no viewer yet, and row security has a policy for the owner. */
export const asOwner = (sql: Administrator) => drizzle(sql);
export type OwnerDb = ReturnType<typeof asOwner>;

/** A stream of numbers in [0, 1) that is the same each time: a demo that looks alive, and tests that can be repeated. */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
