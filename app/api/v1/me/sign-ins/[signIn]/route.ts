import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { endSignIn } from "@/lib/access/sign-ins";
import { accepted } from "@/lib/result";

export const DELETE = route(operations.endSignIn, async (tx, viewer, { params }) => {
  const ended = await endSignIn(tx, viewer, params.signIn as string);
  return ended.ok ? accepted({ value: ended.value }) : ended;
});

export const { GET, PATCH, POST, PUT } = othersRefused("DELETE");
