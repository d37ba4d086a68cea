import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readPrograms } from "@/lib/programs/read";
import { draftProgram } from "@/lib/programs/write";
import { accepted } from "@/lib/result";

export const GET = route(operations.listPrograms, async (tx, viewer, { params, query }) =>
  accepted({ value: await readPrograms(tx, viewer, params.client as string, query) }),
);

export const POST = route(operations.draftProgram, async (tx, viewer, { params, body }) => {
  const drafted = await draftProgram(tx, viewer, params.client as string, body);
  if (!drafted.ok) return drafted;
  const { program, isNew } = drafted.value;
  return accepted({ value: program, status: isNew ? 201 : 200, revision: program.revision });
});

export const { DELETE, PATCH, PUT } = othersRefused("GET", "POST");
