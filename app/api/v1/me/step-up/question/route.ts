import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { swiftRoute } from "@/lib/access/route";
import { askStepUp } from "@/lib/access/write";
import { accepted } from "@/lib/result";

export const GET = swiftRoute(operations.readStepUpQuestion, async (entry, { now }) => {
  const asked = await askStepUp(entry, now);
  return asked.ok ? accepted({ value: asked.value }) : asked;
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
