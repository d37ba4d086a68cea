import { randomUUID } from "node:crypto";
import { TOTP } from "otpauth";
import { seedSignIn } from "@/db/seed/people";
import { type Cast, castPassword } from "@/db/testing/fuzz/cast";
import { makeDevice } from "@/db/testing/passkey-device";
import { type ClientPerson, everything, seeding, valueOf } from "@/db/testing/practice";
import { signInCookie } from "@/lib/access/auth";
import type { FactorQuestion, PasskeyOffer, PasskeyQuestion } from "@/lib/access/schema";
import { openedLetter, sha256 } from "@/lib/access/secret";
import { signIn } from "@/lib/access/write";
import type { CutAsk } from "./cut-asking";

/** What somebody does with their own account, and the doors in front of it. */
export const ofAccounts: readonly string[] = [
  "acceptInvitation",
  "addPasskey",
  "askForAddress",
  "askForPassword",
  "beginPasskey",
  "beginSecondFactor",
  "changeAddress",
  "changePassword",
  "endOtherSignIns",
  "endSignIn",
  "removePasskey",
  "removeSecondFactor",
  "renewRecoveryCodes",
  "resetPassword",
  "setUp",
  "setUpSecondFactor",
  "stepUp",
];

/** The newest letter of a kind, and the word in its link that lets somebody in. */
async function tokenSent(kind: "password" | "address"): Promise<string> {
  const [row] = await everything<{ id: string; body: string }[]>`select id, body from mails
    where kind = ${kind} and body is not null order by created_at desc, id desc limit 1`;
  const text = row && openedLetter(row.id, row.body);
  return /\/(?:password|address)\/([\w-]{43})/.exec(text ?? "")?.[1] ?? "";
}

/** Does all of it as a client, whose cookie of the cast changes with each way of coming in anew; answers how one comes in. */
export async function writeOwnAccount(tell: CutAsk, cast: Cast, client: ClientPerson) {
  const device = makeDevice("http://localhost:3000");
  const [login] = await everything<{ email: string }[]>`select a.email from accounts a
    join members m on m.account_id = a.id where m.id = ${client.memberId}`;
  let email = login?.email ?? "";
  let password = castPassword;
  const come = (shown: Parameters<typeof signIn>[4] = {}) => signIn(email, password, "browser 1", "Firefox", shown);
  const comeIn = async (shown?: Parameters<typeof signIn>[4]) => {
    await everything`delete from sign_in_tries`;
    const { id } = valueOf(await come(shown));
    cast.client = (await signInCookie(id)).split(";")[0] as string;
    return id;
  };
  const elsewhere = () => seedSignIn(seeding, client.practice.id, client.memberId, sha256);

  await tell("client", "stepUp", {}, { password });
  const next = "een heel andere zin dan toen";
  // Whoever did not hear that it was done gives the password of before, which is not theirs any more.
  await tell("client", "changePassword", {}, { current: password, next }, undefined, { spent: "invalid" });
  password = next;
  const other = `${randomUUID()}@village.test`;
  await tell("client", "askForAddress", {}, { email: other });
  await tell("nobody", "changeAddress", {}, { token: await tokenSent("address") }, undefined, { spent: "link_spent" });
  email = other;

  const [row] = await everything<
    { id: string }[]
  >`select id from sign_ins where id_hash = ${sha256(await elsewhere())}`;
  await tell("client", "endSignIn", { signIn: row?.id ?? "" }, {}, undefined, { spent: "not_found" });
  await elsewhere();
  await tell("client", "endOtherSignIns", {}, {});

  const { secret, offer } = (await tell("client", "beginSecondFactor", {}, {})) as { secret: string; offer: string };
  const code = (ahead = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + ahead });
  // Every sign-in ends with it, this one too: who did not hear of the next comes in by what was set up.
  const ended = { spent: "signed_out" } as const;
  await tell("client", "setUpSecondFactor", {}, async () => ({ offer, code: code() }), undefined, ended);
  await comeIn({ code: code(30_000) });
  await tell("client", "renewRecoveryCodes", {}, {});
  const offered = (await tell("client", "beginPasskey", {}, {})) as PasskeyOffer;
  await tell("client", "addPasskey", {}, { ...device.make(offered) }, undefined, ended);
  const { current } = (await come()) as { current?: FactorQuestion };
  await comeIn({ passkey: device.sign(current?.passkey as PasskeyQuestion) });
  const { items } = (await tell("client", "listPasskeys", {}, {})) as { items: { id: string }[] };
  await tell("client", "removePasskey", { passkey: items[0]?.id ?? "" }, {}, undefined, { spent: "not_found" });
  await tell("client", "removeSecondFactor", {}, {});

  await tell("nobody", "askForPassword", {}, { email });
  const chosen = { token: await tokenSent("password"), password: "nog een zin die niemand kent" };
  await tell("nobody", "resetPassword", {}, chosen, undefined, { spent: "link_spent" });
  password = chosen.password;
  return { come, comeIn };
}
