import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { seeCare } from "@/lib/care/told";
import { accepted } from "@/lib/result";

export const PUT = route(operations.seeCare, async (tx, viewer, { body }) => {
  const seen = await seeCare(tx, viewer, body);
  return seen.ok ? accepted({ value: seen.value }) : seen;
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
