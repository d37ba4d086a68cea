import { operation } from "@/lib/access/operation";
import { sheet } from "@/lib/paper/schema";
import * as reports from "@/lib/reports/schema";

const ofClient = { record: "client" } as const;

export const reportsOperations = {
  listReports: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/reports",
    permission: "report:list",
    summary: "Every version of every report, with whom each was shared; newest first",
    ...ofClient,
    act: "reports.listed",
    query: reports.reportPage,
    answer: reports.reportList,
  }),
  writeReport: operation({
    method: "PUT",
    path: "/api/v1/clients/{client}/reports/{report}",
    permission: "report:write",
    summary: 'Write a report about a period, or another version of it (`If-Match: "0"` for the first)',
    ...ofClient,
    body: reports.reportDraft,
    answer: reports.report,
    statuses: [201, 200],
    tagged: true,
  }),
  printReport: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/reports/{report}/print",
    permission: "report:list",
    summary: "One page on paper, as it stood when it was written",
    ...ofClient,
    act: "report.printed",
    query: reports.printQuery,
    answer: sheet,
    produces: "application/pdf",
  }),
  shareReport: operation({
    method: "POST",
    path: "/api/v1/clients/{client}/reports/{report}/shares",
    permission: "report:write",
    summary: "Note that a version was given to somebody; nothing is sent",
    ...ofClient,
    body: reports.shareDraft,
    answer: reports.share,
    statuses: [201, 200],
  }),
  exportRecord: operation({
    method: "GET",
    path: "/api/v1/clients/{client}/export",
    permission: "record:export",
    summary: "Sessions, the day after and check-ins as CSV, safe to open in a spreadsheet",
    ...ofClient,
    fresh: true,
    act: "record.exported",
    query: reports.exportQuery,
    answer: reports.csv,
    produces: "text/csv",
  }),
};
