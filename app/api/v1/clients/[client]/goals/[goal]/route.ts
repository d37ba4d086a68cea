import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readClientDay } from "@/lib/clients/read";
import { changeGoal, setGoal } from "@/lib/goals/write";
import { readQuestion } from "@/lib/measures/read";
import { announceQuestion } from "@/lib/reminders/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.setGoal, async (tx, viewer, { params, body, now }) => {
  const { client, goal } = params as { client: string; goal: string };
  const { today, timeZone } = await readClientDay(tx, viewer, client, now);
  const set = await setGoal(tx, viewer, client, goal, body, today);
  if (!set.ok) return set;
  const { goal: value, repeated } = set.value;
  // Who sets it for somebody else may make that something stands open for them.
  if (!repeated && viewer.role !== "client")
    await announceQuestion(tx, viewer, client, { ...(await readQuestion(tx, viewer, client, today)), timeZone }, now);
  return accepted({ value, revision: value.revision, status: repeated ? 200 : 201 });
});

export const PATCH = route(operations.changeGoal, async (tx, viewer, { params, body, match, now }) => {
  const { client, goal } = params as { client: string; goal: string };
  const { today } = await readClientDay(tx, viewer, client, now);
  const changed = await changeGoal(tx, viewer, client, goal, body, match, today);
  return changed.ok ? accepted({ value: changed.value, revision: changed.value.revision }) : changed;
});

export const { DELETE, GET, POST } = othersRefused("PATCH", "PUT");
