import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { changeShares, nameRelative, takeBack } from "@/lib/relatives/write";
import { accepted, refused } from "@/lib/result";

export const PUT = route(operations.nameRelative, async (tx, viewer, { params, body, now }) => {
  const { clientId } = viewer;
  if (!clientId) return refused("role_cannot");
  const named = await nameRelative(tx, viewer, { clientId, id: params.relative as string }, body, now);
  if (!named.ok) return named;
  const { isNew, ...value } = named.value;
  return accepted({ value, status: isNew ? 201 : 200 });
});

export const PATCH = route(operations.changeShares, async (tx, viewer, { params, body, match, idHash, now }) => {
  const { clientId } = viewer;
  if (!clientId) return refused("role_cannot");
  const own = { clientId, id: params.relative as string };
  const changed = await changeShares(tx, viewer, own, body, { match, idHash, now });
  return changed.ok ? accepted({ value: changed.value, revision: changed.value.revision }) : changed;
});

export const DELETE = route(operations.takeBack, async (tx, viewer, { params }) => {
  const { clientId } = viewer;
  if (!clientId) return refused("role_cannot");
  const taken = await takeBack(tx, viewer, { clientId, id: params.relative as string });
  return taken.ok ? accepted({ value: taken.value }) : taken;
});

export const { GET, POST } = othersRefused("DELETE", "PATCH", "PUT");
