import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";
import { readSessions } from "@/lib/sessions/read";

export const GET = route(operations.listSessions, async (tx, viewer, { params, query }) =>
  accepted({ value: await readSessions(tx, viewer, params.client as string, query) }),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
