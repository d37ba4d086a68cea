import type { AgreementWords } from "@/lib/safety/schema";

/** The four things that two people write down together, in the order in which they are asked. */
export const agreementParts = [
  "fine",
  "slowDown",
  "helpsBack",
  "mayBeTold",
] as const satisfies (keyof AgreementWords)[];

/** Longer than this is refused (lib/safety/schema). */
export const longestPart = 1000;
