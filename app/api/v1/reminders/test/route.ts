import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { testReminders } from "@/lib/reminders/write";
import { accepted, refused } from "@/lib/result";

export const POST = route(operations.testReminders, async (tx, viewer, { now }) => {
  if (!viewer.clientId) return refused("not_found");
  const asked = await testReminders(tx, viewer, viewer.clientId, now);
  return asked.ok ? accepted({ value: asked.value }) : asked;
});

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
