import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readClient } from "@/lib/clients/read";
import { accepted } from "@/lib/result";
import { readVerdicts } from "@/lib/verdicts/read";

export const GET = route(operations.listVerdicts, async (tx, viewer, { params, now }) => {
  const client = await readClient(tx, viewer, params.client as string);
  if (!client.ok) return client;
  return accepted({ value: { items: await readVerdicts(tx, viewer, client.value, now) } });
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
