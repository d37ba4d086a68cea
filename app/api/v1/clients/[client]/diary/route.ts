import { operations } from "@/app/api/operations";
import { printDiary } from "@/app/api/printing";
import { othersRefused } from "@/lib/access/others-refused";
import { swiftRoute } from "@/lib/access/route";
import { readDiary } from "@/lib/paper/read";
import { accepted } from "@/lib/result";

export const GET = swiftRoute(operations.printDiary, async (entry, { params, query, now }) => {
  const read = await readDiary(entry, params.client as string);
  return read.ok ? accepted({ value: await printDiary(read.value, query.week, now) }) : read;
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
