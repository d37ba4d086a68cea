import { ask, Refused } from "@/lib/ask";
import type { Assignment, Program, ProgramDraft } from "./schema";

/** Where a program begins: with a client, or with the practice's templates where there is none. */
const beginningOf = (clientId: string | null) =>
  clientId ? (`/api/v1/clients/${clientId}/programs` as const) : ("/api/v1/templates" as const);

export const draftProgram = async (clientId: string | null, draft: ProgramDraft): Promise<Program> =>
  (await ask<Program>("POST", beginningOf(clientId), { body: draft })).value;

/** Refused with `stale` when somebody else was first; then `current` is what is there now. */
export const changeProgram = async (draft: ProgramDraft, match: number): Promise<Program> =>
  (await ask<Program>("PUT", `/api/v1/programs/${draft.id}`, { body: draft, match })).value;

/** Only a draft or a template; one that is gone already is gone. Refused with `stale` when it was changed meanwhile. */
export async function deleteProgram(id: string, match: number): Promise<void> {
  try {
    await ask("DELETE", `/api/v1/programs/${id}`, { match });
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal !== "not_found") throw error;
  }
}

export const readProgramAgain = async (id: string): Promise<Program> =>
  (await ask<Program>("GET", `/api/v1/programs/${id}`)).value;

export const assignProgram = async (id: string, assignment: Assignment): Promise<Program> =>
  (await ask<Program>("POST", `/api/v1/programs/${id}/assign`, { body: assignment })).value;

export const endProgram = async (id: string): Promise<Program> =>
  (await ask<Program>("POST", `/api/v1/programs/${id}/end`)).value;
