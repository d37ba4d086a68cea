import { operations } from "@/app/api/operations";
import { withdrawInvitation } from "@/lib/access/invitation";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";

export const DELETE = route(operations.withdrawInvitation, async (tx, viewer, { params }) => {
  const withdrawn = await withdrawInvitation(tx, viewer, params.member as string);
  return withdrawn.ok ? accepted({ value: withdrawn.value }) : withdrawn;
});

export const { GET, PATCH, POST, PUT } = othersRefused("DELETE");
