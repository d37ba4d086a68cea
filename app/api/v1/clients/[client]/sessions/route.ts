import { operations } from "@/app/api/operations";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";
import { readSessions } from "@/lib/sessions/read";

export const GET = route(operations.listSessions, async (tx, viewer, { params, query }) =>
  accepted({ value: await readSessions(tx, viewer, params.client as string, query) }),
);
