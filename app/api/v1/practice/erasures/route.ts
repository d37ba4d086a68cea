import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readPracticeErasures } from "@/lib/erasures/read";
import { accepted } from "@/lib/result";

export const GET = route(operations.listErasures, async (tx, viewer) =>
  accepted({ value: { items: await readPracticeErasures(tx, viewer) } }),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
