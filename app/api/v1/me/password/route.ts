import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { changePassword } from "@/lib/access/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.changePassword, async (tx, viewer, { body, idHash }) => {
  const changed = await changePassword(tx, viewer, body, idHash);
  return changed.ok ? accepted({ value: changed.value }) : changed;
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
