import type { DoseKind, DoseRange, Exercise } from "./schema";

/** Lower case without accents: what a search compares. */
export const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** What a search looks through: titles first, then the rest, in both languages. */
export const searchText = (
  exercise: Pick<Exercise, "title" | "purpose" | "cue">,
  keywords: { nl: readonly string[]; en: readonly string[] } = { nl: [], en: [] },
): string =>
  plain(
    [
      exercise.title.nl,
      exercise.title.en,
      ...keywords.nl,
      ...keywords.en,
      exercise.purpose.nl,
      exercise.purpose.en,
    ].join(" "),
  );

/** Words of at most 40 letters, at most eight: more is not a search. */
export const searchWords = (query: string | undefined): string[] =>
  plain(query ?? "")
    .split(" ")
    .filter(Boolean)
    .map((word) => word.slice(0, 40))
    .slice(0, 8);

/** Whether a dose lies in the range that the library advises; an open end has no upper bound. */
export function withinRange(dose: { kind: DoseKind; amount: number | null }, range: DoseRange): boolean {
  if (dose.kind !== range.kind) return false;
  if (dose.amount === null) return true;
  return dose.amount >= (range.min ?? 0) && (range.openEnded || dose.amount <= (range.max ?? Number.POSITIVE_INFINITY));
}
