import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { tapReminder } from "@/lib/reminders/write";
import { accepted, refused } from "@/lib/result";

export const POST = route(operations.tapReminder, async (tx, viewer, { body, now }) => {
  if (!viewer.clientId) return refused("not_found");
  const tapped = await tapReminder(tx, viewer, viewer.clientId, body, now);
  return tapped.ok ? accepted({ value: tapped.value }) : tapped;
});

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
