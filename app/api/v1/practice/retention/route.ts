import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { dayOf } from "@/lib/calendar";
import { accepted } from "@/lib/result";
import { readRetention } from "@/lib/retention/read";
import { changeTerm } from "@/lib/retention/write";

export const GET = route(operations.readRetention, async (tx, viewer, { now }) =>
  accepted({ value: await readRetention(tx, viewer, dayOf(now, viewer.timeZone)) }),
);

export const PUT = route(operations.changeTerm, async (tx, viewer, { body, now }) => {
  const changed = await changeTerm(tx, viewer, body, now);
  return changed.ok ? accepted({ value: { items: changed.value } }) : changed;
});

export const { DELETE, PATCH, POST } = othersRefused("GET", "PUT");
