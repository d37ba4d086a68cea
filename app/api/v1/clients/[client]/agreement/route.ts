import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";
import { readAgreement } from "@/lib/safety/read";
import { changeAgreement } from "@/lib/safety/write";

export const GET = route(operations.readAgreement, async (tx, viewer, { params }) => {
  const value = await readAgreement(tx, viewer, params.client as string);
  return accepted({ value, revision: value.version });
});

export const PUT = route(operations.changeAgreement, async (tx, viewer, { params, body, match }) => {
  const changed = await changeAgreement(tx, viewer, params.client as string, body, match);
  return changed.ok ? accepted({ value: changed.value, revision: changed.value.version }) : changed;
});

export const { DELETE, PATCH, POST } = othersRefused("GET", "PUT");
