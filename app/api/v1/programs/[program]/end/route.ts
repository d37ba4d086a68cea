import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { endProgram } from "@/lib/programs/write";
import { accepted } from "@/lib/result";

export const POST = route(operations.endProgram, async (tx, viewer, { params, now }) => {
  const ended = await endProgram(tx, viewer, params.program as string, now);
  return ended.ok ? accepted({ value: ended.value, revision: ended.value.revision }) : ended;
});

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
