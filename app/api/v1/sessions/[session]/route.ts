import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { swiftRoute } from "@/lib/access/route";
import { accepted } from "@/lib/result";
import { logSession } from "@/lib/sessions/write";

export const PUT = swiftRoute(operations.logSession, async (entry, { params, body, now }) => {
  const logged = await logSession(entry, params.session as string, body, now);
  if (!logged.ok) return logged;
  return accepted({ value: { id: logged.value.id }, status: logged.value.repeated ? 200 : 201 });
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
