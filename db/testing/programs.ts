import { uuidv7 } from "uuidv7";
import { item, type PlannedItem } from "@/db/seed/programs";
import type { LibraryKey } from "@/lib/exercises/library";
import { libraryExercises, releaseChain } from "@/lib/exercises/library";
import type { Program, ProgramDraft, ProgramItem } from "@/lib/programs/schema";
import { assignProgram, draftProgram } from "@/lib/programs/write";
import type { Moment } from "@/lib/ratings/schema";
import type { SessionLog } from "@/lib/sessions/schema";
import { as, type ClientPerson, type Person, valueOf } from "./practice";

/** An item as a therapist sends it, of an exercise of the shared library. */
export function itemOf(key: LibraryKey, given: Partial<Omit<PlannedItem, "key" | "group">> = {}): ProgramItem {
  const { key: _key, group: _group, ...planned } = item(key, given);
  return { ...planned, exerciseId: libraryExercises.find((one) => one.key === key)?.id as string };
}

/** The items of one whole release chain: grounding, building up, discharge, rounding off. */
export const wholeChain = (given: Partial<Omit<PlannedItem, "key" | "group">> = {}): ProgramItem[] =>
  releaseChain.map((key) => itemOf(key, given));

export const draftOf = (items: ProgramItem[], given: Partial<ProgramDraft> = {}): ProgramDraft => ({
  id: uuidv7(),
  title: "Zachter zitten",
  note: null,
  safetyThreshold: 7,
  thresholdBecause: null,
  items,
  ...given,
});

export const drafted = async (by: Person, client: ClientPerson, draft: ProgramDraft): Promise<Program> =>
  valueOf(await as(by, (tx, viewer) => draftProgram(tx, viewer, client.id, draft), client)).program;

/** A program as it comes about: written by the therapist, then assigned. */
export async function assigned(
  by: Person,
  client: ClientPerson,
  draft: ProgramDraft,
  startsOn: string,
  now = new Date(),
): Promise<Program> {
  await drafted(by, client, draft);
  return valueOf(await as(by, (tx, viewer) => assignProgram(tx, viewer, draft.id, { startsOn, endsOn: null }, now)));
}

export const told = (tension: Moment["tension"], safety: Moment["safety"], areas: string[] = []): Moment => ({
  tension,
  safety,
  areas,
});

/** A log of everything in a program, done, twenty minutes long. */
export function logOf(program: Program, startedAt: string, given: Partial<SessionLog> = {}): SessionLog {
  return {
    programId: program.id,
    programVersion: program.version,
    startedAt,
    endedAt: new Date(Date.parse(startedAt) + 1_200_000).toISOString(),
    timeZone: "Europe/Amsterdam",
    choice: "relax-only",
    before: told(7, 8),
    after: told(4, 8),
    entries: program.items.map((one) => ({
      programItemId: one.id,
      outcome: "done" as const,
      seconds: 300,
      repetitions: null,
    })),
    note: null,
    ...given,
  };
}
