import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted, refused } from "@/lib/result";
import { readStatements } from "@/lib/statements/read";

export const GET = route(operations.listOwnStatements, async (tx, viewer) => {
  const { clientId, timeZone } = viewer;
  if (!clientId) return refused("role_cannot");
  return accepted({ value: { items: await readStatements(tx, viewer, { id: clientId, timeZone }) } });
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
