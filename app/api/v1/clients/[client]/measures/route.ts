import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readClientDay } from "@/lib/clients/read";
import { readGoals } from "@/lib/goals/read";
import { readAssignments } from "@/lib/measures/read";
import { accepted } from "@/lib/result";

export const GET = route(operations.listMeasures, async (tx, viewer, { params, now }) => {
  const client = params.client as string;
  const { today } = await readClientDay(tx, viewer, client, now);
  const goals = await readGoals(tx, viewer, client);
  return accepted({ value: { items: await readAssignments(tx, viewer, client, goals, today) } });
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
