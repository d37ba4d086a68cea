import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { decideErasure } from "@/lib/erasures/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.decideErasure, async (tx, viewer, { params, body }) => {
  const decided = await decideErasure(tx, viewer, params.erasure as string, body);
  return decided.ok ? accepted({ value: decided.value }) : decided;
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
