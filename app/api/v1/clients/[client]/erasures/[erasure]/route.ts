import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readClient } from "@/lib/clients/read";
import { askErasure } from "@/lib/erasures/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.askErasureOf, async (tx, viewer, { params, body, now }) => {
  const client = await readClient(tx, viewer, params.client as string);
  if (!client.ok) return client;
  const asked = await askErasure(tx, viewer, client.value, params.erasure as string, body, now);
  return asked.ok ? accepted({ value: asked.value.erasure, status: asked.value.isNew ? 201 : 200 }) : asked;
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
