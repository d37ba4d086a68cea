import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";
import { readVisit } from "@/lib/visits/read";

export const GET = route(operations.readVisit, async (tx, viewer, { params, query, now }) => {
  const visit = await readVisit(tx, viewer, params.client as string, query, now);
  return visit.ok ? accepted({ value: visit.value }) : visit;
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
