import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { swiftRoute, WrittenFile } from "@/lib/access/route";
import { exportRecord } from "@/lib/reports/read";
import { accepted } from "@/lib/result";

export const GET = swiftRoute(operations.exportRecord, async (entry, { params, query }) => {
  const read = await exportRecord(entry, params.client as string, query);
  if (!read.ok) return read;
  return accepted({ value: new WrittenFile(new TextEncoder().encode(read.value), "text/csv", "verzacht-record.csv") });
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
