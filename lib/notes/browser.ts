import { ask, Refused } from "@/lib/ask";
import type { Note, NoteChange, NoteDraft } from "./schema";

const addressOf = (clientId: string) => `/api/v1/clients/${clientId}/notes` as const;

export const writeNote = async (clientId: string, draft: NoteDraft): Promise<Note> =>
  (await ask<Note>("POST", addressOf(clientId), { body: draft })).value;

/** `revision` is the one that was read; another one in its place is refused as `stale`, with what is there now. */
export const changeNote = async (clientId: string, { id, revision }: Note, change: NoteChange): Promise<Note> =>
  (await ask<Note>("PATCH", `${addressOf(clientId)}/${id}`, { body: change, match: revision })).value;

/** Puts a note away, or brings it back, whatever its words are by now. */
export async function setPutAway(clientId: string, note: Note, putAway: boolean): Promise<Note> {
  try {
    return await changeNote(clientId, note, { putAway });
  } catch (error) {
    const now = error instanceof Refused && error.refusal === "stale" ? (error.problem?.current as Note) : null;
    if (!now) throw error;
    return changeNote(clientId, now, { putAway });
  }
}
