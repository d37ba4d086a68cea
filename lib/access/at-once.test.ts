import { randomBytes, randomUUID } from "node:crypto";
import { TOTP } from "otpauth";
import { beforeAll, describe, expect, it } from "vitest";
import { bothBehind } from "@/db/testing/at-once";
import { as, clientOf, colleague, entryOf, everything, type Person, refusalOf, village } from "@/db/testing/practice";
import { enterPractice } from "@/db/transaction";
import { letGo } from "@/lib/care/leave";
import { accepted, type Result } from "@/lib/result";
import { changeAddress, resetPassword } from "./own-account";
import { beginSecondFactor, setUpSecondFactor } from "./second-factor";
import { sha256 } from "./secret";
import { passingTrouble } from "./trouble";

// Two that lay hands on the same login at once. Each takes the sign-ins, then the account, then what hangs on it, so that
// one stands behind the other and neither is thrown out as the one too many.

let v: Awaited<ReturnType<typeof village>>;
const password = "een heel andere zin dan toen";

beforeAll(async () => {
  v = await village();
});

const accountOf = async ({ memberId }: Person) => {
  const [row] = await everything<{ id: string }[]>`select account_id as id from members where id = ${memberId}`;
  return row?.id ?? "";
};

/** A link of the house's own, by its token. */
async function linkOf(account: string, kind: "password_resets" | "address_changes"): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const more = kind === "address_changes" ? { email: `${randomUUID()}@village.test` } : {};
  const row = { token_hash: sha256(token), account_id: account, expires_at: new Date(Date.now() + 3_600_000), ...more };
  await everything`insert into ${everything(kind)} ${everything(row)}`;
  return token;
}

const outcome = (end: PromiseSettledResult<Result<unknown>>) => {
  if (end.status === "rejected") return (end.reason as { code?: string }).code;
  return end.value.ok ? "done" : end.value.refusal;
};

describe("another password and another address, by two links", () => {
  const links = async () => {
    const account = await accountOf(await clientOf(v.nienke, "Greet Hoekstra"));
    const [reset, change] = [await linkOf(account, "password_resets"), await linkOf(account, "address_changes")];
    const hold = `select 1 from address_changes where account_id = '${account}' for update`;
    return { hold, reset: () => resetPassword(reset, password), change: () => changeAddress(change) };
  };

  it("come one after the other, and the second finds its link spent", async () => {
    const { hold, reset, change } = await links();
    expect((await bothBehind(hold, change, reset)).map(outcome)).toEqual(["done", "link_spent"]);
    expect(refusalOf(await reset())).toBe("link_spent");
  });

  it("and the other way about", async () => {
    const { hold, reset, change } = await links();
    expect((await bothBehind(hold, reset, change)).map(outcome)).toEqual(["done", "link_spent"]);
  });
});

it("of two sign-ins that set a factor up, the first does, and the other has ended by that", async () => {
  const here = await clientOf(v.nienke, "Greet Hoekstra");
  const there = randomUUID();
  await everything`insert into sign_ins (id_hash, practice_id, member_id, device, fresh_at, idle_until, absolute_until)
    select ${sha256(there)}, practice_id, member_id, device, fresh_at, idle_until, absolute_until from sign_ins
    where id_hash = ${here.idHash}`;
  const setUp = (idHash: Buffer) => () =>
    enterPractice({ ...entryOf(here), idHash }, async (tx, viewer) => {
      const now = new Date();
      const { secret, offer } = beginSecondFactor(viewer, now);
      return setUpSecondFactor(tx, viewer, { offer, code: new TOTP({ secret }).generate() }, idHash, now);
    });
  const hold = `select 1 from accounts where id = '${await accountOf(here)}' for update`;
  const ends = await bothBehind(hold, setUp(here.idHash), setUp(sha256(there)));
  expect(ends.map(outcome)).toEqual(["done", "40001"]);
  expect(passingTrouble((ends[1] as PromiseRejectedResult).reason)).toBe(true);
  const again = await enterPractice({ ...entryOf(here), idHash: sha256(there) }, async () => accepted(null));
  expect(refusalOf(again)).toBe("signed_out");
});

it("an owner who is let go while they choose another password is gone, and their link opens nothing", async () => {
  const ruben = await colleague(v.linde, "owner", "Ruben Post");
  const account = await accountOf(ruben);
  const token = await linkOf(account, "password_resets");
  const leave = () =>
    as(v.marieke, (tx, viewer) => letGo(tx, viewer, ruben.memberId, { handOver: [], standIns: [] }, new Date()));
  const hold = `select 1 from accounts where id = '${account}' for update`;
  const ends = await bothBehind(hold, leave, () => resetPassword(token, password));
  expect(ends.map(outcome)).toEqual(["done", "link_spent"]);
  expect(await everything`select 1 from accounts where id = ${account}`).toEqual([]);
});
