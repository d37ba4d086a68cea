import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { echoSession } from "@/lib/moments/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.echoSession, async (tx, viewer, { params, body, now }) => {
  const echoed = await echoSession(tx, viewer, params.session as string, body, now);
  if (!echoed.ok) return echoed;
  return accepted({ value: { id: echoed.value.id }, status: echoed.value.repeated ? 200 : 201 });
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
