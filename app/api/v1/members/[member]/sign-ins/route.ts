import { operations } from "@/app/api/operations";
import { signOutColleague } from "@/lib/access/members";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";

export const DELETE = route(operations.signOutMember, async (tx, viewer, { params }) => {
  const ended = await signOutColleague(tx, viewer, params.member as string);
  return ended.ok ? accepted({ value: ended.value }) : ended;
});

export const { GET, PATCH, POST, PUT } = othersRefused("DELETE");
