import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readErasures } from "@/lib/erasures/read";
import { accepted, refused } from "@/lib/result";

export const GET = route(operations.listOwnErasures, async (tx, viewer) => {
  const { clientId, timeZone } = viewer;
  if (!clientId) return refused("role_cannot");
  return accepted({ value: { items: await readErasures(tx, viewer, { id: clientId, timeZone }) } });
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
