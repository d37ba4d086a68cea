import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readCheckIns } from "@/lib/check-ins/read";
import { accepted } from "@/lib/result";

export const GET = route(operations.listCheckIns, async (tx, viewer, { params, query }) =>
  accepted({ value: await readCheckIns(tx, viewer, params.client as string, query) }),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
