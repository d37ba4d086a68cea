import { and, eq } from "drizzle-orm";
import { notes } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { recordAudit } from "@/lib/audit/write";
import { keepTexts } from "@/lib/keys/write";
import { accepted, type Result, refused } from "@/lib/result";
import { readNote } from "./read";
import type { Note, NoteChange, NoteDraft } from "./schema";

const parts = ["kind", "day", "text", "onAxis", "shared"] as const;

/** Sets a meeting or a note on a day of the client whose record is open. The same one sent twice is one. */
export async function writeNote(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  draft: NoteDraft,
): Promise<Result<{ note: Note; isNew: boolean }>> {
  const texts = await keepTexts(tx, viewer, clientId);
  const text = texts.seal("notes.text", draft.id, draft.text);
  const added = await tx
    .insert(notes)
    .values({ practiceId: viewer.practiceId, clientId, writtenBy: viewer.memberId, ...draft, text })
    .onConflictDoNothing();
  const note = await readNote(tx, viewer, clientId, draft.id);
  if (!note) return refused("conflict");
  if (added.count === 0)
    return parts.every((part) => note[part] === draft[part]) ? accepted({ note, isNew: false }) : refused("conflict");
  await recordAudit(tx, viewer, { event: "note.written", action: "C", clientId, object: ["note", draft.id] });
  return accepted({ note, isNew: true });
}

/** Changes parts of a note, puts it away or brings it back. What it said before stays in the audit log as a fact only. */
export async function changeNote(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  id: string,
  change: NoteChange,
  match: number,
): Promise<Result<Note>> {
  const one = and(eq(notes.practiceId, viewer.practiceId), eq(notes.clientId, clientId), eq(notes.id, id));
  await tx.select({ id: notes.id }).from(notes).where(one).for("update");
  const before = await readNote(tx, viewer, clientId, id);
  if (!before) return refused("not_found");
  const changed = ([...parts, "putAway"] as const).filter(
    (part) => change[part] !== undefined && change[part] !== before[part],
  );
  // The same change again, after an answer that got lost: it is already so.
  if (changed.length === 0) return accepted(before);
  if (before.revision !== match) return refused("stale", { current: before });
  const texts = await keepTexts(tx, viewer, clientId);
  const text = change.text === undefined ? {} : { text: texts.seal("notes.text", id, change.text) };
  await tx
    .update(notes)
    .set({ ...change, ...text, revision: before.revision + 1, changedAt: new Date().toISOString() })
    .where(one);
  await recordAudit(tx, viewer, {
    event: "note.changed",
    action: "U",
    clientId,
    object: ["note", id],
    detail: { parts: changed },
  });
  const after = await readNote(tx, viewer, clientId, id);
  return after ? accepted(after) : refused("not_found");
}
