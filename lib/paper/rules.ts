import { addDays, type Day, mondayOf, weekdayOf } from "@/lib/calendar";
import type { Group } from "@/lib/exercises/schema";
import type { ProgramItem } from "@/lib/programs/schema";
import type { Rating } from "@/lib/ratings/schema";
import { touchedRelease } from "@/lib/safety/rules";
import type { VersionFacts } from "@/lib/sessions/rules";
import type { SessionLog } from "@/lib/sessions/schema";
import type { PaperSession } from "./schema";

/**
 * The log that a line on paper amounts to. Paper asks for no choice and tells no clock: whoever ticked something of release
 * chose it, and a session that begins and ends at noon is one of which only the day is known (`isTimed`).
 */
export function logOfPaper(
  { practisedOn: _day, entries, ...sheet }: PaperSession,
  version: Pick<VersionFacts, "phases">,
  noon: string,
  timeZone: string,
): SessionLog {
  const ticked = entries.map(({ programItemId, outcome }) => ({
    phase: version.phases.get(programItemId) ?? ("relax" as const),
    outcome,
  }));
  const choice = touchedRelease(ticked) ? "relax-and-release" : "relax-only";
  return { ...sheet, entries, startedAt: noon, endedAt: noon, timeZone, choice, source: "paper" };
}

/** The four answers of a line, in the order of the sheet. */
export const answers = ["tensionBefore", "safetyBefore", "tensionAfter", "safetyAfter"] as const;
export type AnswerName = (typeof answers)[number];

/** What one key, or what was typed or pasted, says: a rating, null for 'left open', undefined for nothing we know. */
export function ratingTyped(text: string): Rating | undefined {
  const typed = text.trim().toLowerCase();
  if (typed === "10") return 10;
  const key = typed.at(-1) ?? (text.length > 0 ? " " : "");
  if (/^\d$/.test(key)) return Number(key);
  if (key === "t" || key === "+") return 10;
  if (key === "o" || key === "-" || key === " ") return null;
  // L of 'liever niet', r of 'rather not'.
  return key === "l" || key === "r" ? "declined" : undefined;
}

/**
 * What the text of an answer's field says after a key. A 1 waits, for it may become a 10: with a 0 it does, and any other
 * key is the next answer's already. `moves`: how many fields further the hand goes. Null: nothing that we know.
 */
export function typedInto(text: string, isLast: boolean): { own: Rating; next?: Rating; moves: 0 | 1 | 2 } | null {
  const [, afterOne] = /^1([^0])$/.exec(text) ?? [];
  if (afterOne !== undefined && !isLast) {
    const next = ratingTyped(afterOne);
    return next === undefined ? null : { own: 1, next, moves: next === 1 ? 1 : 2 };
  }
  const own = ratingTyped(text);
  return own === undefined ? null : { own, moves: own === 1 ? 0 : 1 };
}

/**
 * All that a day asked for relaxing, ticked at once by whoever reads it on the sheet. Never anything of release: who let
 * go is ticked by hand.
 */
export const allOf = (items: readonly (Pick<ProgramItem, "id" | "days"> & { group: Group })[], day: Day): string[] =>
  items
    .filter(({ group, days }) => group === "relax" && (days === null || days.includes(weekdayOf(day))))
    .map(({ id }) => id);

/**
 * Where typing in begins: the day after the last line of the past two weeks, otherwise the last whole week's Monday; and
 * no day on which there was no program yet.
 */
export function firstDayToType(today: Day, last: Day | null, startsOn: Day | null = null): Day {
  const isRecent = last !== null && last < today && last >= addDays(today, -14);
  const day = isRecent ? addDays(last, 1) : last === today ? today : mondayOf(addDays(today, -6));
  return startsOn !== null && startsOn > day ? startsOn : day;
}

/** Where a diary begins: the week of a day, or the one that begins next. On a Monday that is the week of today. */
export const diaryMonday = (today: Day, week: Day | undefined): Day => mondayOf(week ?? addDays(today, 6));
