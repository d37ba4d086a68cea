import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";
import { answerVerdict } from "@/lib/verdicts/write";

export const PUT = route(operations.acceptVerdict, async (tx, viewer, { params, now }) => {
  const answered = await answerVerdict(tx, viewer, params.client as string, params.verdict as string, "accepted", now);
  return answered.ok ? accepted({ value: answered.value }) : answered;
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
