import { operations } from "@/app/api/operations";
import { printReport } from "@/app/api/printing";
import { othersRefused } from "@/lib/access/others-refused";
import { swiftRoute } from "@/lib/access/route";
import { readPrintedReport } from "@/lib/reports/read";
import { accepted } from "@/lib/result";

export const GET = swiftRoute(operations.printReport, async (entry, { params, query }) => {
  const read = await readPrintedReport(entry, params.client as string, params.report as string, query.version);
  return read.ok ? accepted({ value: await printReport(read.value.report, read.value.timeZone) }) : read;
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
