import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { askErasure, withdrawErasure } from "@/lib/erasures/write";
import { accepted, refused } from "@/lib/result";

export const PUT = route(operations.askErasure, async (tx, viewer, { params, body, now }) => {
  const { clientId, timeZone } = viewer;
  if (!clientId) return refused("role_cannot");
  const asked = await askErasure(tx, viewer, { id: clientId, timeZone }, params.erasure as string, body, now);
  return asked.ok ? accepted({ value: asked.value.erasure, status: asked.value.isNew ? 201 : 200 }) : asked;
});

export const DELETE = route(operations.withdrawErasure, async (tx, viewer, { params }) => {
  const { clientId, timeZone } = viewer;
  if (!clientId) return refused("role_cannot");
  const done = await withdrawErasure(tx, viewer, { id: clientId, timeZone }, params.erasure as string);
  return done.ok ? accepted({ value: done.value }) : done;
});

export const { GET, PATCH, POST } = othersRefused("DELETE", "PUT");
