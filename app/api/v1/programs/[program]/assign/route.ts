import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { assignProgram } from "@/lib/programs/write";
import { accepted } from "@/lib/result";

export const POST = route(operations.assignProgram, async (tx, viewer, { params, body, now }) => {
  const assigned = await assignProgram(tx, viewer, params.program as string, body, now);
  return assigned.ok ? accepted({ value: assigned.value, revision: assigned.value.revision }) : assigned;
});

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
