import { operations } from "@/app/api/operations";
import { openRecord } from "@/db/transaction";
import { route } from "@/lib/access/route";
import { readProgram } from "@/lib/programs/read";
import { changeProgram } from "@/lib/programs/write";
import { accepted } from "@/lib/result";

export const GET = route(operations.readProgram, async (tx, viewer, { params, requestId }) => {
  const found = await readProgram(tx, viewer, params.program as string);
  if (!found.ok) return found;
  // Known only now whose it is: looking at it is looking into their record, and is written down.
  if (found.value.clientId)
    await openRecord(tx, found.value.clientId, { act: "program.read", eventId: requestId, requestId });
  return accepted({ value: found.value, revision: found.value.revision });
});

export const PUT = route(operations.changeProgram, async (tx, viewer, { params, body, match, now }) => {
  const changed = await changeProgram(tx, viewer, params.program as string, body, match, now);
  return changed.ok ? accepted({ value: changed.value, revision: changed.value.revision }) : changed;
});
