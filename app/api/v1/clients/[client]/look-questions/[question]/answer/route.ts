import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { answerQuestion } from "@/lib/questions/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.answerLookQuestion, async (tx, viewer, { params, body }) => {
  const answered = await answerQuestion(tx, viewer, params.client as string, params.question as string, body.text);
  return answered.ok ? accepted({ value: answered.value }) : answered;
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
