import { operations } from "@/app/api/operations";
import { withdrawInvitation } from "@/lib/access/invitation";
import { changeRole } from "@/lib/access/members";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";

export const DELETE = route(operations.withdrawInvitation, async (tx, viewer, { params }) => {
  const withdrawn = await withdrawInvitation(tx, viewer, params.member as string);
  return withdrawn.ok ? accepted({ value: withdrawn.value }) : withdrawn;
});

export const PATCH = route(operations.changeMember, async (tx, viewer, { params, body }) => {
  const changed = await changeRole(tx, viewer, params.member as string, body.role);
  return changed.ok ? accepted({ value: changed.value }) : changed;
});

export const { GET, POST, PUT } = othersRefused("DELETE", "PATCH");
