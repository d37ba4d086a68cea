import { operations } from "@/app/api/operations";
import { signInCookie } from "@/lib/access/auth";
import { othersRefused } from "@/lib/access/others-refused";
import { addPasskey, beginPasskey, readOwnPasskeys } from "@/lib/access/passkey";
import { route } from "@/lib/access/route";
import { accepted } from "@/lib/result";

export const GET = route(operations.listPasskeys, async (tx) =>
  accepted({ value: { items: await readOwnPasskeys(tx), nextCursor: null } }),
);

export const POST = route(operations.beginPasskey, async (tx, viewer, { idHash, now }) => {
  const begun = await beginPasskey(tx, viewer, idHash, now);
  return begun.ok ? accepted({ value: begun.value }) : begun;
});

export const PUT = route(operations.addPasskey, async (tx, viewer, { body, idHash, now }) => {
  const made = await addPasskey(tx, viewer, body, idHash, now);
  if (!made.ok) return made;
  const { codes, signIn } = made.value;
  return accepted({ value: { codes }, cookie: await signInCookie(signIn) });
});

export const { DELETE, PATCH } = othersRefused("GET", "POST", "PUT");
