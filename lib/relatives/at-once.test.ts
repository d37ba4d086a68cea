import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bothBehind } from "@/db/testing/at-once";
import { as, type ClientPerson, clientOf, everything, refusalOf, valueOf, village } from "@/db/testing/practice";
import { relativeOf } from "@/db/testing/relatives";
import { resetPassword } from "@/lib/access/own-account";
import { sha256 } from "@/lib/access/secret";
import type { Result } from "@/lib/result";
import { makeRelativeLink, nameRelative, takeBack } from "./write";

// Two who lay hands on the same share at once. Each takes the share first, and what hangs on it in one order.

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
const now = new Date();

beforeAll(async () => {
  v = await village();
});
beforeEach(async () => {
  client = await clientOf(v.nienke, `Foekje ${uuidv7().slice(-6)}`);
});

const own = (id: string) => ({ clientId: client.id, id });
const name = (id: string) =>
  as(client, (tx, viewer) => nameRelative(tx, viewer, own(id), { name: "Joris", parts: ["program"] }, now));
const link = (id: string) => as(client, (tx, viewer) => makeRelativeLink(tx, viewer, own(id), now));
const end = (id: string) => as(client, (tx, viewer) => takeBack(tx, viewer, own(id)));

/** What comes of `act` when it came upon what `hold` had taken: it stands behind that, and meanwhile `meanwhile` is looked at. */
async function behind<T>(
  hold: string,
  act: () => Promise<Result<T>>,
  meanwhile: (free: (query: string) => Promise<boolean>) => Promise<void> = async () => undefined,
): Promise<Result<T>> {
  let answered = false;
  let acting: Promise<Result<T>> | undefined;
  await everything.begin(async (sql) => {
    await sql.unsafe(hold);
    acting = act().finally(() => {
      answered = true;
    });
    const waits = async () => (await sql`select 1 from pg_locks where not granted`).length > 0;
    while (!answered && !(await waits())) await pause(20);
    expect(answered).toBe(false);
    // By whoever holds the one: what is free it takes, too, and `act` waits for it anyway.
    await meanwhile(async (query) => (await sql.unsafe(`${query} for update skip locked`)).length > 0);
  });
  return acting as Promise<Result<T>>;
}

describe("taken back while it was read", () => {
  it("the same sent again is refused, and makes no link", async () => {
    const id = uuidv7();
    valueOf(await name(id));
    const hold = `update relatives set ended_at = now() where id = '${id}'`;
    expect(refusalOf(await behind(hold, () => name(id)))).toBe("conflict");
    expect(await everything`select 1 from invitations where created_by = ${client.memberId}`).toHaveLength(1);
  });

  it("another link is none", async () => {
    const id = uuidv7();
    valueOf(await name(id));
    const hold = `update relatives set ended_at = now() where id = '${id}'`;
    expect(refusalOf(await behind(hold, () => link(id)))).toBe("not_found");
  });
});

describe("taking back", () => {
  it("waits for whoever makes a link before it lays hands on the links", async () => {
    const id = uuidv7();
    valueOf(await name(id));
    const taken = await behind(
      `select 1 from relatives where id = '${id}' for update`,
      () => end(id),
      async (isFree) =>
        expect(await isFree(`select 1 from invitations where created_by = '${client.memberId}'`)).toBe(true),
    );
    expect(taken.ok).toBe(true);
  });

  it("waits for what a sign-in is doing before it lays hands on the account and the member", async () => {
    const joris = await relativeOf(client);
    const taken = await behind(
      `select 1 from sign_ins where member_id = '${joris.memberId}' for update`,
      () => end(joris.id),
      async (isFree) => {
        expect(await isFree(`select 1 from accounts where email = '${joris.email}'`)).toBe(true);
        expect(await isFree(`select 1 from members where id = '${joris.memberId}'`)).toBe(true);
      },
    );
    expect(taken.ok).toBe(true);
    expect(await everything`select 1 from accounts where email = ${joris.email}`).toEqual([]);
  });
});

describe("taking back while they choose another password by a link", () => {
  async function chosen() {
    const joris = await relativeOf(client);
    const token = randomBytes(32).toString("base64url");
    const [row] = await everything<
      { account: string }[]
    >`insert into password_resets (token_hash, account_id, expires_at)
      select ${sha256(token)}, id, now() + interval '1 hour' from accounts where email = ${joris.email}
      returning account_id as account`;
    const reset = () => resetPassword(token, "een heel andere zin dan toen");
    return { joris, account: row?.account ?? "", reset, back: () => end(joris.id) };
  }
  const outcome = (one: PromiseSettledResult<Result<unknown>>) =>
    one.status === "rejected" ? (one.reason as { code?: string }).code : refusalOf(one.value);
  const isGone = async (account: string) =>
    (await everything`select 1 from accounts where id = ${account}`).length === 0;

  it("comes after it, and ends what it changed", async () => {
    const { account, reset, back } = await chosen();
    await everything`insert into address_changes (token_hash, account_id, email, expires_at)
      values (${randomBytes(32)}, ${account}, 'elders@village.test', now() + interval '1 hour')`;
    const hold = `select 1 from address_changes where account_id = '${account}' for update`;
    const ends = await bothBehind(hold, reset, back);
    expect(ends.map(outcome)).toEqual([expect.objectContaining({ ok: true }), expect.objectContaining({ ok: true })]);
    expect(await isGone(account)).toBe(true);
  });

  it("comes before it, and the link opens nothing any more", async () => {
    const { joris, account, reset, back } = await chosen();
    await everything`insert into mails (practice_id, id, member_id, kind, recipient, subject, body)
      values (${joris.practice.id}, ${uuidv7()}, ${joris.memberId}, 'notice', ${joris.email}, 'a', 'b')`;
    const hold = `select 1 from mails where member_id = '${joris.memberId}' for update`;
    const ends = await bothBehind(hold, back, reset);
    expect(ends.map(outcome)).toEqual([expect.objectContaining({ ok: true }), "link_spent"]);
    expect(await isGone(account)).toBe(true);
  });
});
