import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route, swiftRoute } from "@/lib/access/route";
import { stepUp } from "@/lib/access/write";
import { accepted } from "@/lib/result";

// Gets no further than the door where it is not fresh.
export const GET = route(operations.readStepUp, async () => accepted({ value: { done: true as const } }));

export const POST = swiftRoute(operations.stepUp, async (entry, { body }) => {
  const shown = await stepUp(entry, body);
  return shown.ok ? accepted({ value: shown.value }) : shown;
});

export const { DELETE, PATCH, PUT } = othersRefused("GET", "POST");
