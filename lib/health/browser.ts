import { ask } from "@/lib/ask";
import type { HealthItem, HealthList } from "./schema";

/** `match` is the version that was looked at; somebody else's newer one is refused as `stale`. */
export const approveHealthList = async (items: readonly HealthItem[], match: number): Promise<HealthList> =>
  (await ask<HealthList>("PUT", "/api/v1/practice/health-list", { body: { items }, match })).value;
