import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { inviteClient } from "@/lib/clients/write";
import { accepted } from "@/lib/result";

export const POST = route(operations.inviteClient, async (tx, viewer, { params, now }) => {
  const invited = await inviteClient(tx, viewer, params.client as string, now);
  return invited.ok ? accepted({ value: invited.value }) : invited;
});

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
