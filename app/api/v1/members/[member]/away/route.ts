import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { arrangeAway, endAway } from "@/lib/care/away";
import { accepted } from "@/lib/result";

export const PUT = route(operations.arrangeAway, async (tx, viewer, { params, body, now }) => {
  const arranged = await arrangeAway(tx, viewer, params.member as string, body, now);
  return arranged.ok ? accepted({ value: arranged.value }) : arranged;
});

export const DELETE = route(operations.endAway, async (tx, viewer, { params, query }) => {
  const ended = await endAway(tx, viewer, params.member as string, query);
  return ended.ok ? accepted({ value: ended.value }) : ended;
});

export const { GET, PATCH, POST } = othersRefused("DELETE", "PUT");
