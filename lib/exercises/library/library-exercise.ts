import type { Bilingual, Exercise } from "@/lib/exercises/schema";

export type LibraryKey =
  | "constructive-rest"
  | "lower-belly-breathing"
  | "side-lying-support"
  | "shaking"
  | "grounding"
  | "wall-sit"
  | "butterfly-tremor"
  | "integration";

/** An exercise as the product ships it. `keywords` are what people type into the search, not what is shown. */
export type LibraryExercise = Omit<Exercise, "key" | "source" | "version" | "putAway" | "cue"> & {
  key: LibraryKey;
  cue: Bilingual;
  keywords: { nl: string[]; en: string[] };
};

export const inSteps = (...texts: Bilingual[]): LibraryExercise["steps"] => texts.map((text) => ({ text }));
