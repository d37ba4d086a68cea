import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { addPushDevice, removePushDevice } from "@/lib/reminders/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.addPushDevice, async (tx, _viewer, { params, body }) => {
  const added = await addPushDevice(tx, params.device as string, body);
  return added.ok ? accepted({ value: added.value }) : added;
});

export const DELETE = route(operations.removePushDevice, async (tx, viewer, { params }) => {
  const removed = await removePushDevice(tx, viewer, params.device as string);
  return removed.ok ? accepted({ value: removed.value }) : removed;
});

export const { GET, PATCH, POST } = othersRefused("DELETE", "PUT");
