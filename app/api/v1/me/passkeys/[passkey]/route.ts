import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { removePasskey } from "@/lib/access/passkey";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";

export const DELETE = route(operations.removePasskey, async (tx, viewer, { params, idHash }) => {
  const removed = await removePasskey(tx, viewer, params.passkey as string, idHash);
  return removed.ok ? accepted({ value: removed.value }) : removed;
});

export const { GET, PATCH, POST, PUT } = othersRefused("DELETE");
