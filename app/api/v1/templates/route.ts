import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readPrograms } from "@/lib/programs/read";
import { draftProgram } from "@/lib/programs/write";
import { accepted } from "@/lib/result";

export const GET = route(operations.listTemplates, async (tx, viewer, { query }) =>
  accepted({ value: await readPrograms(tx, viewer, null, query) }),
);

export const POST = route(operations.draftTemplate, async (tx, viewer, { body }) => {
  const drafted = await draftProgram(tx, viewer, null, body);
  if (!drafted.ok) return drafted;
  const { program, isNew } = drafted.value;
  return accepted({ value: program, status: isNew ? 201 : 200, revision: program.revision });
});

export const { DELETE, PATCH, PUT } = othersRefused("GET", "POST");
