import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { swiftRoute } from "@/lib/access/route";
import { writeReport } from "@/lib/reports/write";
import { accepted } from "@/lib/result";

export const PUT = swiftRoute(operations.writeReport, async (entry, { params, body, match, now }) => {
  const of = { clientId: params.client as string, id: params.report as string };
  const written = await writeReport(entry, of, body, match, now);
  if (!written.ok) return written;
  const { report, isNew } = written.value;
  return accepted({ value: report, status: isNew ? 201 : 200, revision: report.version });
});

export const { DELETE, GET, PATCH, POST } = othersRefused("PUT");
