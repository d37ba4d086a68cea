import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { noteShare } from "@/lib/reports/write";
import { accepted } from "@/lib/result";

export const POST = route(operations.shareReport, async (tx, viewer, { params, body }) => {
  const of = { clientId: params.client as string, id: params.report as string };
  const noted = await noteShare(tx, viewer, of, body);
  return noted.ok ? accepted({ value: noted.value.share, status: noted.value.isNew ? 201 : 200 }) : noted;
});

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
