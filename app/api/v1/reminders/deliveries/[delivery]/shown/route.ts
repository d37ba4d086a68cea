import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { noteShown } from "@/lib/deliveries/write";
import { accepted, refused } from "@/lib/result";

export const PUT = route(operations.noteShown, async (tx, viewer, { params, now }) => {
  if (!viewer.clientId) return refused("not_found");
  const noted = await noteShown(tx, viewer, viewer.clientId, params.delivery as string, now);
  return noted.ok ? accepted({ value: noted.value }) : noted;
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
