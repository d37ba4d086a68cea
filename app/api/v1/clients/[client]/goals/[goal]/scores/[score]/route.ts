import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readClientDay } from "@/lib/clients/read";
import { scoreGoal } from "@/lib/goals/write";
import { accepted } from "@/lib/result";

export const PUT = route(operations.scoreGoal, async (tx, viewer, { params, body, now }) => {
  const { client, goal, score } = params as { client: string; goal: string; score: string };
  const { today } = await readClientDay(tx, viewer, client, now);
  const scored = await scoreGoal(tx, viewer, client, goal, score, body, today);
  if (!scored.ok) return scored;
  return accepted({ value: scored.value.score, status: scored.value.repeated ? 200 : 201 });
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
