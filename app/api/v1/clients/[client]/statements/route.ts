import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readClient } from "@/lib/clients/read";
import { accepted } from "@/lib/result";
import { readStatements } from "@/lib/statements/read";

export const GET = route(operations.listStatements, async (tx, viewer, { params }) => {
  const client = await readClient(tx, viewer, params.client as string);
  return client.ok ? accepted({ value: { items: await readStatements(tx, viewer, client.value) } }) : client;
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
