import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readQuestions } from "@/lib/questions/read";
import { accepted } from "@/lib/result";

export const GET = route(operations.listLookQuestions, async (tx, viewer, { params, query }) =>
  accepted({ value: await readQuestions(tx, viewer, params.client as string, query) }),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
