import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { changeContact, lookAtContact } from "@/lib/contacts/write";
import { accepted } from "@/lib/result";

export const GET = route(operations.readContactData, async (tx, viewer, { params }) => {
  const found = await lookAtContact(tx, viewer, params.client as string);
  return found.ok ? accepted({ value: found.value, revision: found.value.version }) : found;
});

export const PATCH = route(operations.changeContactData, async (tx, viewer, { params, body, match }) => {
  const changed = await changeContact(tx, viewer, params.client as string, body, match);
  return changed.ok ? accepted({ value: changed.value, revision: changed.value.version }) : changed;
});

export const { DELETE, POST, PUT } = othersRefused("GET", "PATCH");
