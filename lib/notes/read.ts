import { and, desc, eq, lt, max, sql } from "drizzle-orm";
import { members, notes } from "@/db/schema";
import type { PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import type { Day } from "@/lib/calendar";
import { cursorOf, keysOf } from "@/lib/cursor";
import { readTexts } from "@/lib/keys/read";
import type { ClientTexts } from "@/lib/sealing";
import { type Note, noteKeys } from "./schema";

const shown = {
  id: notes.id,
  kind: notes.kind,
  day: notes.day,
  text: notes.text,
  onAxis: notes.onAxis,
  shared: notes.shared,
  putAway: notes.putAway,
  writtenBy: members.name,
  revision: notes.revision,
};

const ofClient = (viewer: Viewer, clientId: string) =>
  and(eq(notes.practiceId, viewer.practiceId), eq(notes.clientId, clientId));

const opened = (texts: ClientTexts, row: Note): Note => ({ ...row, text: texts.open("notes.text", row.id, row.text) });

const writer = and(eq(members.practiceId, notes.practiceId), eq(members.id, notes.writtenBy));

/** Meetings and notes of the client whose record is open, the latest day first; what was put away only where asked. */
export async function readNotes(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  page: { cursor?: string | undefined; limit: number; withPutAway?: boolean },
): Promise<{ items: Note[]; nextCursor: string | null }> {
  const after = keysOf(page.cursor, noteKeys);
  const rows = await tx
    .select(shown)
    .from(notes)
    .innerJoin(members, writer)
    .where(
      and(
        ofClient(viewer, clientId),
        page.withPutAway ? undefined : eq(notes.putAway, false),
        after ? sql`(${notes.day}, ${notes.id}::text) < (${after[0]}::date, ${after[1]})` : undefined,
      ),
    )
    .orderBy(desc(notes.day), desc(sql`${notes.id}::text`))
    .limit(page.limit + 1);
  const texts = await readTexts(tx, viewer, clientId);
  const items = rows.slice(0, page.limit).map((row) => opened(texts, row));
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? cursorOf(last.day, last.id) : null };
}

export async function readNote(tx: PracticeTx, viewer: Viewer, clientId: string, id: string): Promise<Note | null> {
  const [row] = await tx
    .select(shown)
    .from(notes)
    .innerJoin(members, writer)
    .where(and(ofClient(viewer, clientId), eq(notes.id, id)));
  return row ? opened(await readTexts(tx, viewer, clientId), row) : null;
}

/** The day of the last meeting before a day; null where none was written down. */
export async function readLastMeeting(
  tx: PracticeTx,
  viewer: Viewer,
  clientId: string,
  before: Day,
): Promise<Day | null> {
  const [row] = await tx
    .select({ day: max(notes.day) })
    .from(notes)
    .where(
      and(ofClient(viewer, clientId), eq(notes.kind, "appointment"), eq(notes.putAway, false), lt(notes.day, before)),
    );
  return row?.day ?? null;
}
