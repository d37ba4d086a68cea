import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { callOff, endCare, giveCare } from "@/lib/care/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.giveCare, async (tx, viewer, { params, body, now }) => {
  const given = await giveCare(tx, viewer, params.client as string, params.member as string, body, now);
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
