import { writeCopy } from "@/app/api/copying";
import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route, swiftRoute } from "@/lib/access/route";
import { signInMark } from "@/lib/access/secret";
import { askCopy, takeCopy } from "@/lib/copies/write";
import { accepted, refused } from "@/lib/result";

export const GET = swiftRoute(operations.fetchCopy, async (entry, { params, idHash, now }) => {
  const taken = await takeCopy(entry, { id: params.copy as string, signIn: signInMark(idHash) }, now);
  return taken.ok ? accepted({ value: await writeCopy(taken.value.record, taken.value.format) }) : taken;
});

export const PUT = route(operations.askCopy, async (tx, viewer, { params, body, idHash, now }) => {
  const { clientId } = viewer;
  if (!clientId) return refused("role_cannot");
  const of = { clientId, id: params.copy as string, signIn: signInMark(idHash) };
  const asked = await askCopy(tx, viewer, of, body, now);
  return asked.ok ? accepted({ value: asked.value.copy, status: asked.value.isNew ? 201 : 200 }) : asked;
});

export const { DELETE, PATCH, POST } = othersRefused("GET", "PUT");
