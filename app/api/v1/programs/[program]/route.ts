import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { openProgram } from "@/lib/programs/read";
import { changeProgram, deleteProgram } from "@/lib/programs/write";
import { announce } from "@/lib/reminders/write";
import { accepted } from "@/lib/result";

export const GET = route(operations.readProgram, async (tx, viewer, { params, requestId }) => {
  const found = await openProgram(tx, viewer, params.program as string, requestId);
  return found.ok ? accepted({ value: found.value, revision: found.value.revision }) : found;
});

export const PUT = route(operations.changeProgram, async (tx, viewer, { params, body, match, now }) => {
  const changed = await changeProgram(tx, viewer, params.program as string, body, match, now);
  if (!changed.ok) return changed;
  const { clientId, status, revision } = changed.value;
  if (clientId && status === "active") await announce(tx, viewer, clientId, now);
  return accepted({ value: changed.value, revision });
});

export const DELETE = route(operations.deleteProgram, async (tx, viewer, { params, match }) => {
  const deleted = await deleteProgram(tx, viewer, params.program as string, match);
  return deleted.ok ? accepted({ value: deleted.value }) : deleted;
});

export const { PATCH, POST } = othersRefused("GET", "PUT", "DELETE");
