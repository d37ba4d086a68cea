import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";
import { readOpenSignals } from "@/lib/signals/read";

export const GET = route(operations.listSignals, async (tx, viewer, { params }) =>
  accepted({ value: { items: await readOpenSignals(tx, viewer, params.client as string), nextCursor: null } }),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
