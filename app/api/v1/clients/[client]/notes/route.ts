import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readNotes } from "@/lib/notes/read";
import { writeNote } from "@/lib/notes/write";
import { accepted } from "@/lib/result";

export const GET = route(operations.listNotes, async (tx, viewer, { params, query }) =>
  accepted({ value: await readNotes(tx, viewer, params.client as string, query) }),
);

export const POST = route(operations.writeNote, async (tx, viewer, { params, body }) => {
  const written = await writeNote(tx, viewer, params.client as string, body);
  if (!written.ok) return written;
  const { note, isNew } = written.value;
  return accepted({ value: note, status: isNew ? 201 : 200, revision: note.revision });
});

export const { DELETE, PATCH, PUT } = othersRefused("GET", "POST");
