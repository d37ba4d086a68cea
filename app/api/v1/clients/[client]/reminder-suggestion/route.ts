import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readSuggestion } from "@/lib/reminders/read";
import { suggestReminders } from "@/lib/reminders/write";
import { accepted } from "@/lib/result";

export const GET = route(operations.readSuggestion, async (tx, viewer, { params }) =>
  accepted({ value: { suggestion: await readSuggestion(tx, viewer, params.client as string) } }),
);

export const PUT = route(operations.suggestReminders, async (tx, viewer, { params, body, now }) => {
  const made = await suggestReminders(tx, viewer, params.client as string, body, now);
  return made.ok ? accepted({ value: made.value }) : made;
});

export const DELETE = route(operations.takeBackSuggestion, async (tx, viewer, { params, now }) => {
  const gone = await suggestReminders(tx, viewer, params.client as string, null, now);
  return gone.ok ? accepted({ value: gone.value }) : gone;
});

export const { PATCH, POST } = othersRefused("DELETE", "GET", "PUT");
