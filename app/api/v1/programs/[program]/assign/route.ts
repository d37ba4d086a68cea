import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { assignProgram } from "@/lib/programs/write";
import { announce } from "@/lib/reminders/write";
import { accepted } from "@/lib/result";

export const POST = route(operations.assignProgram, async (tx, viewer, { params, body, now }) => {
  const assigned = await assignProgram(tx, viewer, params.program as string, body, now);
  if (!assigned.ok) return assigned;
  if (assigned.value.clientId) await announce(tx, viewer, assigned.value.clientId, now);
  return accepted({ value: assigned.value, revision: assigned.value.revision });
});

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
