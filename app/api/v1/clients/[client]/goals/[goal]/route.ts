import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readClientDay } from "@/lib/clients/read";
import { changeGoal, setGoal } from "@/lib/goals/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.setGoal, async (tx, viewer, { params, body, now }) => {
  const { client, goal } = params as { client: string; goal: string };
  const set = await setGoal(tx, viewer, client, goal, body, (await readClientDay(tx, viewer, client, now)).today);
  if (!set.ok) return set;
  const { goal: value, repeated } = set.value;
  return accepted({ value, revision: value.revision, status: repeated ? 200 : 201 });
});

export const PATCH = route(operations.changeGoal, async (tx, viewer, { params, body, match, now }) => {
  const { client, goal } = params as { client: string; goal: string };
  const { today } = await readClientDay(tx, viewer, client, now);
  const changed = await changeGoal(tx, viewer, client, goal, body, match, today);
  return changed.ok ? accepted({ value: changed.value, revision: changed.value.revision }) : changed;
});

export const { DELETE, GET, POST } = othersRefused("PATCH", "PUT");
