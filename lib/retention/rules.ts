import { type Day, yearsBefore } from "@/lib/calendar";
import type { PastPart, RetentionTerm } from "./schema";

/** Parts of which a practice says for how long it keeps them. `file` is what makes the record: person, programs, agreements. */
export const retainedParts = ["told", "goals", "notes", "reports", "file", "log"] as const;
export type RetainedPart = (typeof retainedParts)[number];

/** Years after the last change: 20 for the record (art. 7:454 BW), 5 for the log (Stcrt. 2019, 38007). */
export const defaultYears: Record<RetainedPart, number> = {
  told: 20,
  goals: 20,
  notes: 20,
  reports: 20,
  file: 20,
  log: 5,
};

/** Less than the law proposes is for who does not fall under it, and is said with a reason. The log is never less. */
export const needsReason = (part: RetainedPart, years: number): boolean => years < defaultYears[part];
export const fewestYears = (part: RetainedPart): number => (part === "log" ? defaultYears.log : 1);

/** The last day whose changes are past their term: what did not change since then may be destroyed, and is by nobody unasked. */
export const pastBefore = (years: number, today: Day): Day => yearsBefore(today, years);

/** What is past its term, of what has not changed for at least the shortest of the terms. */
export const pastTerm = (changes: readonly PastPart[], terms: readonly RetentionTerm[], today: Day): PastPart[] =>
  changes.filter(({ part, changedOn }) => {
    const term = terms.find((one) => one.part === part);
    return term !== undefined && changedOn < pastBefore(term.years, today);
  });

/** Clients with the parts that are past their term; `whole` where nothing of theirs is younger. */
export function byClient(past: readonly PastPart[], kept: readonly PastPart[]) {
  const ids = [...new Set(past.map(({ clientId }) => clientId))];
  return ids.map((clientId) => {
    const parts = past.filter((one) => one.clientId === clientId);
    const all = kept.filter((one) => one.clientId === clientId);
    return {
      clientId,
      name: parts[0]?.name ?? "",
      parts: parts.map(({ part, changedOn }) => ({ part, changedOn })),
      whole: all.length === parts.length,
    };
  });
}
