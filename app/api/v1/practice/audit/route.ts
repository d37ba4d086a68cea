import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { lookIntoAudit } from "@/lib/audit/write";
import { accepted } from "@/lib/result";

export const GET = route(operations.readAudit, async (tx, viewer, { query, now }) =>
  accepted({ value: await lookIntoAudit(tx, viewer, query, now) }),
);

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
