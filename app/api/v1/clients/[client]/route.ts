import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { readClient } from "@/lib/clients/read";
import { changeClient } from "@/lib/clients/write";
import { setRemindersAnew } from "@/lib/reminders/write";
import { accepted } from "@/lib/result";

export const GET = route(operations.readClient, async (tx, viewer, { params }) => {
  const found = await readClient(tx, viewer, params.client as string);
  return found.ok ? accepted({ value: found.value, revision: found.value.version }) : found;
});

export const PATCH = route(operations.changeClient, async (tx, viewer, { params, body, match, now }) => {
  const changed = await changeClient(tx, viewer, params.client as string, body, match);
  if (changed.ok && body.timeZone) await setRemindersAnew(tx, viewer, changed.value.id, now);
  return changed.ok ? accepted({ value: changed.value, revision: changed.value.version }) : changed;
});

export const { DELETE, POST, PUT } = othersRefused("GET", "PATCH");
