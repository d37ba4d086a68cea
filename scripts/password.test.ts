import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { seedMember } from "@/db/seed/people";
import { everything, refusalOf, seeding, valueOf, village } from "@/db/testing/practice";
import { changeAddress, lookAtAddressChange, lookAtPasswordReset, resetPassword } from "@/lib/access/own-account";
import { sha256 } from "@/lib/access/secret";
import { hashPassword, signIn } from "@/lib/access/write";

const [before, next] = ["een lange zin om te onthouden", "een heel andere zin dan toen"];
const email = "eigenaar@example.nl";
let v: Awaited<ReturnType<typeof village>>;
let memberId: string;

beforeAll(async () => {
  v = await village();
  const passwordHash = await hashPassword(before);
  memberId = await seedMember(seeding, v.linde, "owner", { name: "Truus Bos", email, passwordHash });
});
beforeEach(async () => {
  await everything`delete from sign_in_tries`;
});

/** As an operator runs it, on a database of their own. */
async function run(...words: string[]): Promise<{ code: number; said: string }> {
  const { address } = inject("template");
  const [row] = await everything<{ name: string }[]>`select current_database() as name`;
  const place = new URLSearchParams({ host: address.host });
  const url = `postgres://${address.username}:${address.password}@localhost:${address.port}/${row?.name}?${place}`;
  const env = {
    NODE_ENV: "test" as const,
    PATH: process.env.PATH,
    DATABASE_URL: url,
    PUBLIC_URL: "https://linde.example/",
  };
  return promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/password.ts", ...words], { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: `${error.stdout}${error.stderr}`,
    }),
  );
}
const tokenIn = (said: string) => /https:\/\/linde\.example\/password\/([\w-]{43})$/m.exec(said)?.[1] ?? "";

describe("npm run password", () => {
  it("prints a link with which the only owner comes in again, once", async () => {
    const { code, said } = await run(` ${email.toUpperCase()}`);
    expect(code).toBe(0);
    const token = tokenIn(said);
    expect(await lookAtPasswordReset(token)).toMatchObject({ email, open: true });
    expect(valueOf(await resetPassword(token, next))).toEqual({ email });
    expect(refusalOf(await resetPassword(token, before))).toBe("link_spent");
    expect(refusalOf(await signIn(email, before, "home", ""))).toBe("sign_in_failed");
    expect((await signIn(email, next, "home", "")).ok).toBe(true);
  });

  it("lasts an hour, ends the link of before, and is kept nowhere but in its hash", async () => {
    const [one, two] = [tokenIn((await run(email)).said), tokenIn((await run(email)).said)];
    expect((await lookAtPasswordReset(one))?.open).toBe(false);
    expect((await lookAtPasswordReset(two))?.open).toBe(true);
    const [row] = await everything<{ minutes: number }[]>`
      select round(extract(epoch from expires_at - made_at) / 60)::int as minutes from password_resets
        where used_at is null and expires_at > now()`;
    expect(row?.minutes).toBe(60);
    const rows = JSON.stringify([
      await everything`select r.*, encode(token_hash, 'escape') as shown from password_resets r`,
      await everything`select * from audit_events`,
      await everything`select * from mails`,
    ]);
    expect(rows).not.toContain(two);
  });

  it("is in the log of that practice: by nobody of it, for whom", async () => {
    await everything`delete from audit_seals`;
    await everything`delete from audit_events`;
    await run(email);
    const events =
      await everything`select practice_id, action, event, actor_id, object_type, object_id from audit_events`;
    expect([...events]).toEqual([
      {
        practice_id: v.linde.id,
        action: "U",
        event: "password.link_made",
        actor_id: null,
        object_type: "member",
        object_id: memberId,
      },
    ]);
  });

  it("takes app, passkeys and codes away from who lost them all, and lets only the link in", async () => {
    await everything`insert into second_factors (account_id, secret, last_step)
      select account_id, '\\x00', 0 from members where id = ${memberId}`;
    await everything`insert into recovery_codes (account_id, code_hash)
      select account_id, '\\x01' from members where id = ${memberId}`;
    await everything`insert into passkeys
        (id, account_id, credential_id, public_key, counter, transports, backed_up, label)
      select gen_random_uuid(), account_id, '\\x02', '\\x03', 0, '{}', false, 'Telefoon' from members where id = ${memberId}`;
    await run(email);
    const left = async () =>
      (
        await everything<{ kind: string }[]>`select 'app' as kind from second_factors
          union all select 'code' from recovery_codes
          union all select 'passkey' from passkeys
          union all select 'sign-in' from sign_ins where member_id = ${memberId} and ended_at is null`
      ).map(({ kind }) => kind);
    const there = await left();
    expect(there).toEqual(expect.arrayContaining(["app", "code", "passkey", "sign-in"]));
    expect((await signIn(email, next, "home", "")).ok).toBe(false);

    const { said } = await run(email, "--second-step");
    expect(await left()).toEqual([]);
    expect(refusalOf(await signIn(email, next, "home", ""))).toBe("sign_in_failed");
    const events =
      await everything`select event from audit_events where object_id = ${memberId} order by at desc limit 2`;
    expect(events.map(({ event }) => event as string).sort()).toEqual([
      "password.link_made",
      "second_factor.taken_away",
    ]);
    expect(valueOf(await resetPassword(tokenIn(said), before))).toEqual({ email });
    expect((await signIn(email, before, "home", "")).ok).toBe(true);
  });

  it("ends a link to another address, too: nobody who asked for it ends the link that was made just now", async () => {
    const asked = randomBytes(32).toString("base64url");
    await everything`insert into address_changes (token_hash, account_id, email, expires_at)
      select ${sha256(asked)}, account_id, 'dief@example.nl', now() + interval '1 hour' from members where id = ${memberId}`;
    expect((await lookAtAddressChange(asked))?.open).toBe(true);
    const token = tokenIn((await run(email, "--second-step")).said);
    expect((await lookAtAddressChange(asked))?.open).toBe(false);
    expect(refusalOf(await changeAddress(asked))).toBe("link_spent");
    expect(valueOf(await resetPassword(token, next))).toEqual({ email });
  });

  it("says so where nobody has the address, or where none was given, and changes nothing", async () => {
    const count = async () =>
      (await everything`select 1 from password_resets`).length + (await everything`select 1 from audit_events`).length;
    const there = await count();
    expect(await run("niemand@example.nl")).toEqual({
      code: 1,
      said: expect.stringContaining("Nobody signs in with niemand@example.nl."),
    });
    for (const words of [[], ["geen adres"], [email, "--now"]]) expect((await run(...words)).code).toBe(1);
    expect(await count()).toBe(there);
  });
});
