import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { swiftRoute } from "@/lib/access/route";
import { readCaseload } from "@/lib/attention/read";
import { accepted } from "@/lib/result";

export const GET = swiftRoute(operations.readCaseload, async (entry, { query, now }) => {
  const caseload = await readCaseload(entry, query, now);
  return caseload.ok ? accepted({ value: caseload.value }) : caseload;
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
