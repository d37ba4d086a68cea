import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readLooks } from "@/lib/audit/read";
import { accepted } from "@/lib/result";

export const GET = route(operations.listLooks, async (tx, viewer, { params, query }) =>
  accepted({ value: await readLooks(tx, viewer, params.client as string, query) }),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
