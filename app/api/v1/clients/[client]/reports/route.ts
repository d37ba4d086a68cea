import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readReports } from "@/lib/reports/read";
import { accepted } from "@/lib/result";

export const GET = route(operations.listReports, async (tx, viewer, { params, query }) =>
  accepted({ value: await readReports(tx, viewer, params.client as string, query) }),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
