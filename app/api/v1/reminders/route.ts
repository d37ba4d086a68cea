import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readReminders } from "@/lib/reminders/read";
import { chooseReminders } from "@/lib/reminders/write";
import { accepted, refused } from "@/lib/result";

export const GET = route(operations.readReminders, async (tx, viewer) => {
  if (!viewer.clientId) return refused("not_found");
  const value = await readReminders(tx, viewer, viewer.clientId);
  return accepted({ value, revision: value.version });
});

export const PUT = route(operations.chooseReminders, async (tx, viewer, { body, match, now }) => {
  if (!viewer.clientId) return refused("not_found");
  const kept = await chooseReminders(tx, viewer, viewer.clientId, body, match, now);
  return kept.ok ? accepted({ value: kept.value, revision: kept.value.version }) : kept;
});

export const { DELETE, PATCH, POST } = othersRefused("GET", "PUT");
