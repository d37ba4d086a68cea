import type { Moment, Rating } from "./schema";

/** The number that was given, or null where none was: what was not said is not known. */
export const given = (rating: Rating | undefined): number | null => (typeof rating === "number" ? rating : null);

export type RatingName = "tensionBefore" | "safetyBefore" | "tensionAfter" | "safetyAfter";

/** Which of a session's ratings the client would rather not give: kept apart from the ones left open. */
export function declinedRatings(before: Moment | null, after: Moment | null): RatingName[] {
  const asked: [RatingName, Rating | undefined][] = [
    ["tensionBefore", before?.tension],
    ["safetyBefore", before?.safety],
    ["tensionAfter", after?.tension],
    ["safetyAfter", after?.safety],
  ];
  return asked.filter(([, rating]) => rating === "declined").map(([name]) => name);
}
