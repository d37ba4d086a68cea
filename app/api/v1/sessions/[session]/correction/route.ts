import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { correctSession } from "@/lib/moments/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.correctSession, async (tx, viewer, { params, body, now }) => {
  const corrected = await correctSession(tx, viewer, params.session as string, body, now);
  if (!corrected.ok) return corrected;
  const { repeated, ...value } = corrected.value;
  return accepted({ value, status: repeated ? 200 : 201 });
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
