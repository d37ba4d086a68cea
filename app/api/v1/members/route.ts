import { operations } from "@/app/api/operations";
import { inviteMember } from "@/lib/access/invitation";
import { othersRefused } from "@/lib/access/others-refused";
import { readMembers } from "@/lib/access/read";
import { route } from "@/lib/access/route";
import { postInvitation } from "@/lib/messages/write";
import { accepted } from "@/lib/result";

export const GET = route(operations.listMembers, async (tx, viewer) =>
  accepted({ value: { items: await readMembers(tx, viewer), nextCursor: null } }),
);

export const POST = route(operations.inviteMember, async (tx, viewer, { body, now }) => {
  const invited = await inviteMember(tx, viewer, body, now);
  if (!invited.ok) return invited;
  await postInvitation(tx, viewer, { memberId: body.id, ...body }, invited.value);
  const { url, expiresAt } = invited.value;
  return accepted({ value: { url, expiresAt } });
});

export const { DELETE, PATCH, PUT } = othersRefused("GET", "POST");
