import { ask } from "@/lib/ask";
import type { RetentionTerm, TermChange } from "./schema";

export const changeTerm = async (change: TermChange): Promise<RetentionTerm[]> =>
  (await ask<{ items: RetentionTerm[] }>("PUT", "/api/v1/practice/retention", { body: change })).value.items;
