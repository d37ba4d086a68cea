import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { makeRelativeLink } from "@/lib/relatives/write";
import { accepted, refused } from "@/lib/result";

export const POST = route(operations.makeRelativeLink, async (tx, viewer, { params, now }) => {
  const { clientId } = viewer;
  if (!clientId) return refused("role_cannot");
  const made = await makeRelativeLink(tx, viewer, { clientId, id: params.relative as string }, now);
  return made.ok ? accepted({ value: made.value }) : made;
});

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
