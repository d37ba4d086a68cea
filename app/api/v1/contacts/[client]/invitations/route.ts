import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { inviteClient } from "@/lib/clients/write";
import { postInvitation } from "@/lib/messages/write";
import { accepted } from "@/lib/result";

export const POST = route(operations.inviteContact, async (tx, viewer, { params, now }) => {
  const invited = await inviteClient(tx, viewer, params.client as string, now);
  if (!invited.ok) return invited;
  const { link, to } = invited.value;
  if (to.email) await postInvitation(tx, viewer, { ...to, email: to.email }, link);
  return accepted({ value: { url: link.url, expiresAt: link.expiresAt } });
});

export const { DELETE, GET, PATCH, PUT } = othersRefused("POST");
