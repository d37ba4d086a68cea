import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { ask, Refused } from "@/lib/ask";
import { phasesOf } from "./rules";
import type { Exercise, ExerciseDraft, Group, Phase, Posture } from "./schema";

export type ExerciseSource = Exercise["source"];

/** What the library can be narrowed by; the same words stand in the address of its page. */
export interface ExerciseFilters {
  q?: string | undefined;
  group?: Group | undefined;
  phase?: Phase | undefined;
  posture?: Posture | undefined;
  source?: ExerciseSource | undefined;
  /** What was put away, in place of what is offered. */
  putAway?: "true" | undefined;
}

export const groupChoices = ["relax", "release"] as const satisfies readonly Group[];
export const phaseChoices: readonly Phase[] = groupChoices.flatMap((group) => phasesOf[group]);
export const postureChoices = ["lying-back", "lying-side", "sitting", "standing"] as const satisfies readonly Posture[];
export const sourceChoices = ["library", "practice"] as const satisfies readonly ExerciseSource[];

const oneOf = <T extends string>(choices: readonly T[], said: string | null): T | undefined =>
  choices.find((choice) => choice === said);

/** What an address says; a word that the library does not know narrows nothing. */
export const filtersOf = (address: URLSearchParams): ExerciseFilters => ({
  q: address.get("q")?.trim().slice(0, 200) || undefined,
  group: oneOf(groupChoices, address.get("group")),
  phase: oneOf(phaseChoices, address.get("phase")),
  posture: oneOf(postureChoices, address.get("posture")),
  source: oneOf(sourceChoices, address.get("source")),
  putAway: oneOf(["true"], address.get("putAway")),
});

/** The address that says what {@link filtersOf} reads. */
export function addressOf(filters: ExerciseFilters): string {
  const said = Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return said.length > 0 ? `/exercises?${new URLSearchParams(said)}` : "/exercises";
}

export const exerciseKeys = { all: ["exercises"] as const };

const most = 200;

/** Only what the house searches by; where an exercise comes from is told apart in the browser. */
const asked = ({ q, group, phase, posture, putAway }: ExerciseFilters): [string, string][] =>
  Object.entries({ q, group, phase, posture, putAway }).filter((entry): entry is [string, string] => Boolean(entry[1]));

/** The exercises that were found, best first; what stood there stays until the next answer has come. */
export const exercisesFound = (filters: ExerciseFilters) => {
  const query = new URLSearchParams([...asked(filters), ["limit", String(most)]]);
  return queryOptions({
    queryKey: [...exerciseKeys.all, query.toString()],
    queryFn: async ({ signal }) =>
      (await ask<{ items: Exercise[] }>("GET", `/api/v1/exercises?${query}`, { signal })).value.items,
    placeholderData: keepPreviousData,
  });
};

export const isFrom = (source: ExerciseSource | undefined) => (exercise: Exercise) =>
  source === undefined || exercise.source === source;

/** An earlier sending may have arrived without its answer: then what is written now takes its place. */
export async function addExercise(draft: ExerciseDraft): Promise<Exercise> {
  try {
    return (await ask<Exercise>("POST", "/api/v1/exercises", { body: draft })).value;
  } catch (error) {
    if (error instanceof Refused && error.refusal === "conflict") return changeExercise(draft, 1);
    throw error;
  }
}

/** `version` is the one that was read; another one in its place is refused as `stale`, with what is there now. */
export const changeExercise = async ({ id, ...written }: ExerciseDraft, version: number): Promise<Exercise> =>
  (await ask<Exercise>("PATCH", `/api/v1/exercises/${id}`, { body: written, match: version })).value;

/** Puts an own exercise away, or brings it back, whatever its words are by now. */
export async function setPutAway({ id, version }: Exercise, putAway: boolean): Promise<Exercise> {
  const send = async (match: number) =>
    (await ask<Exercise>("PATCH", `/api/v1/exercises/${id}`, { body: { putAway }, match })).value;
  try {
    return await send(version);
  } catch (error) {
    const now = error instanceof Refused && error.refusal === "stale" ? (error.problem?.current as Exercise) : null;
    if (!now) throw error;
    return send(now.version);
  }
}
