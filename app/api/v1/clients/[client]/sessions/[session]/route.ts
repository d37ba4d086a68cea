import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { swiftRoute } from "@/lib/access/route";
import { typeInSession } from "@/lib/paper/write";
import { accepted } from "@/lib/result";

export const PUT = swiftRoute(operations.typeInSession, async (entry, { params, body, now }) => {
  const typed = await typeInSession(entry, params.client as string, params.session as string, body, now);
  if (!typed.ok) return typed;
  return accepted({ value: { id: typed.value.id }, status: typed.value.repeated ? 200 : 201 });
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
