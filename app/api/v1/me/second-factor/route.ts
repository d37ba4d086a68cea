import { operations } from "@/app/api/operations";
import { signInCookie } from "@/lib/access/auth";
import { othersRefused } from "@/lib/access/others-refused";
import { route } from "@/lib/access/route";
import { beginSecondFactor, removeSecondFactor, setUpSecondFactor } from "@/lib/access/second-factor";
import { accepted } from "@/lib/result";

export const POST = route(operations.beginSecondFactor, async (_tx, viewer, { now }) =>
  accepted({ value: beginSecondFactor(viewer, now) }),
);

export const PUT = route(operations.setUpSecondFactor, async (tx, viewer, { body, idHash, now }) => {
  const made = await setUpSecondFactor(tx, viewer, body, idHash, now);
  if (!made.ok) return made;
  const { codes, signIn } = made.value;
  return accepted({ value: { codes }, cookie: await signInCookie(signIn) });
});

export const DELETE = route(operations.removeSecondFactor, async (tx, viewer, { idHash }) => {
  const removed = await removeSecondFactor(tx, viewer, idHash);
  return removed.ok ? accepted({ value: removed.value }) : removed;
});

export const { GET, PATCH } = othersRefused("POST", "PUT", "DELETE");
