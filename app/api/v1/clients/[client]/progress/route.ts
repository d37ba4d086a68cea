import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { swiftRoute } from "@/lib/access/route";
import { readProgress } from "@/lib/progress/read";
import { accepted } from "@/lib/result";

export const GET = swiftRoute(operations.readProgress, async (entry, { query, now }) => {
  const progress = await readProgress(entry, query, now);
  return progress.ok ? accepted({ value: progress.value }) : progress;
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
