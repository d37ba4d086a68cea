import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readCare } from "@/lib/care/read";
import { accepted } from "@/lib/result";

export const GET = route(operations.readCare, async (tx, viewer, { params }) =>
  accepted({ value: await readCare(tx, viewer, params.client as string) }),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
