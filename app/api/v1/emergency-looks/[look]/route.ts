import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { beginEmergency, endEmergency } from "@/lib/emergency/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.beginEmergency, async (tx, viewer, { params, body, requestId }) => {
  const begun = await beginEmergency(tx, viewer, params.look as string, body, requestId);
  if (!begun.ok) return begun;
  return accepted({ value: begun.value.look, status: begun.value.isNew ? 201 : 200 });
});

export const DELETE = route(operations.endEmergency, async (tx, viewer, { params }) => {
  const ended = await endEmergency(tx, viewer, params.look as string);
  return ended.ok ? accepted({ value: ended.value }) : ended;
});

export const { GET, PATCH, POST } = othersRefused("PUT", "DELETE");
