import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readClients } from "@/lib/clients/read";
import { addClient } from "@/lib/clients/write";
import { accepted } from "@/lib/result";

export const GET = route(operations.listClients, async (tx, viewer, { query }) =>
  accepted({ value: await readClients(tx, viewer, query) }),
);

export const POST = route(operations.addClient, async (tx, viewer, { body }) => {
  const added = await addClient(tx, viewer, body);
  if (!added.ok) return added;
  const { client, isNew } = added.value;
  return accepted({ value: client, status: isNew ? 201 : 200, revision: client.version });
});

export const { DELETE, PATCH, PUT } = othersRefused("GET", "POST");
