import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { changeNote } from "@/lib/notes/write";
import { accepted } from "@/lib/result";

export const PATCH = route(operations.changeNote, async (tx, viewer, { params, body, match }) => {
  const changed = await changeNote(tx, viewer, params.client as string, params.note as string, body, match);
  return changed.ok ? accepted({ value: changed.value, revision: changed.value.revision }) : changed;
});

export const { DELETE, GET, POST, PUT } = othersRefused("PATCH");
