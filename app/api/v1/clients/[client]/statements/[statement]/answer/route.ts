import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readClient } from "@/lib/clients/read";
import { accepted } from "@/lib/result";
import { answerStatement } from "@/lib/statements/write";

export const PUT = route(operations.answerStatement, async (tx, viewer, { params, body }) => {
  const client = await readClient(tx, viewer, params.client as string);
  if (!client.ok) return client;
  const answered = await answerStatement(tx, viewer, client.value, params.statement as string, body);
  return answered.ok
    ? accepted({ value: answered.value.statement, status: answered.value.isNew ? 201 : 200 })
    : answered;
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
