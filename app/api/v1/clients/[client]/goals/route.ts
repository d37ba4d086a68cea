import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readGoals } from "@/lib/goals/read";
import { accepted } from "@/lib/result";

export const GET = route(operations.listGoals, async (tx, viewer, { params }) =>
  accepted({ value: { items: await readGoals(tx, viewer, params.client as string) } }),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
