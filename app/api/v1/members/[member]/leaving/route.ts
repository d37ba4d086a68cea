import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { letGo } from "@/lib/care/leave";
import { readLeavingPlan } from "@/lib/care/read";
import { accepted } from "@/lib/result";

export const GET = route(operations.readLeaving, async (tx, viewer, { params }) => {
  const plan = await readLeavingPlan(tx, viewer, params.member as string);
  return plan.ok ? accepted({ value: plan.value }) : plan;
});

export const POST = route(operations.letGo, async (tx, viewer, { params, body, now }) => {
  const gone = await letGo(tx, viewer, params.member as string, body, now);
  return gone.ok ? accepted({ value: gone.value }) : gone;
});

export const { DELETE, PATCH, PUT } = othersRefused("GET", "POST");
