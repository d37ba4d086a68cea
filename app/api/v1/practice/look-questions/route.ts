import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readQuestions } from "@/lib/questions/read";
import { accepted } from "@/lib/result";

export const GET = route(operations.listPracticeQuestions, async (tx, viewer, { query }) =>
  accepted({ value: await readQuestions(tx, viewer, null, query) }),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
