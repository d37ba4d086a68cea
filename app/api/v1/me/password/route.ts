import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { swiftRoute } from "@/lib/access/route";
import { changePassword } from "@/lib/access/write";
import { accepted } from "@/lib/result";

export const PUT = swiftRoute(operations.changePassword, async (entry, { body }) => {
  const changed = await changePassword(entry, body);
  return changed.ok ? accepted({ value: changed.value }) : changed;
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
