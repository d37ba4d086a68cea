import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route, swiftRoute } from "@/lib/access/route";
import { giveCareAgain } from "@/lib/care/again";
import { callOff, endCare } from "@/lib/care/write";
import { accepted } from "@/lib/result";

export const PUT = swiftRoute(operations.giveCare, async (entry, { params, body, now }) => {
  const given = await giveCareAgain(entry, params.client as string, params.member as string, body, now);
  return given.ok ? accepted({ value: given.value }) : given;
});

export const DELETE = route(operations.endCare, async (tx, viewer, { params, query }) => {
  const [client, member] = [params.client as string, params.member as string];
  const ended =
    query.what === "hand-over"
      ? await callOff(tx, viewer, client, member)
      : await endCare(tx, viewer, client, member, query.from);
  return ended.ok ? accepted({ value: ended.value }) : ended;
});

export const { GET, PATCH, POST } = othersRefused("DELETE", "PUT");
