import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted, refused } from "@/lib/result";
import { makeStatement } from "@/lib/statements/write";

export const PUT = route(operations.makeStatement, async (tx, viewer, { params, body, now }) => {
  const { clientId, timeZone } = viewer;
  if (!clientId) return refused("role_cannot");
  const made = await makeStatement(tx, viewer, { id: clientId, timeZone }, params.statement as string, body, now);
  return made.ok ? accepted({ value: made.value.statement, status: made.value.isNew ? 201 : 200 }) : made;
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
