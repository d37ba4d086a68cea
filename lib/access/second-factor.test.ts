import { TOTP } from "otpauth";
import { beforeAll, describe, expect, it } from "vitest";
import { seedMember, seedPractice } from "@/db/seed/people";
import { entryOf, everything, refusalOf, seeding, valueOf, village } from "@/db/testing/practice";
import { type Entry, enterPractice, type PracticeTx } from "@/db/transaction";
import { accepted, type Result } from "@/lib/result";
import type { Viewer } from "./schema";
import {
  beginSecondFactor,
  readFactorState,
  removeSecondFactor,
  renewRecoveryCodes,
  setUpSecondFactor,
} from "./second-factor";
import { sealFactor, sha256, unsealFactor } from "./secret";
import { changePassword, hashPassword, signIn, stepUp } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let passwordHash: string;
const password = "een lange zin om te onthouden";

beforeAll(async () => {
  v = await village();
  passwordHash = await hashPassword(password);
});

let made = 0;
async function somebody(role: "therapist" | "client" = "therapist", practice = v.linde) {
  const email = `tweede${++made}@example.nl`;
  await seedMember(seeding, practice, role, { name: "Nienke de Wit", email, passwordHash });
  return email;
}

const enter = (email: string, code = "", place = "192.0.2.7", word = password) =>
  signIn(email, word, place, "Firefox", { code });
const entryOfId = (id: string, more: Partial<Entry> = {}): Entry => ({
  ...entryOf(v.nienke),
  idHash: sha256(id),
  ...more,
});
const act = <T>(
  id: string,
  does: (tx: PracticeTx, viewer: Viewer) => Promise<Result<T>>,
  more: Partial<Entry> = { unfinished: true, fresh: true },
) => enterPractice(entryOfId(id, more), does);
const look = (id: string, more: Partial<Entry> = {}) => act(id, async (_, viewer) => accepted(viewer), more);

/** Codes of as many half minutes as are asked for: each counts once. */
const codeOf = (secret: string, steps = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });

/** Half a minute ago, so that the code of now is still worth something. */
async function setUp(id: string) {
  const then = new Date(Date.now() - 30_000);
  const { secret, offer } = valueOf(await act(id, async (_, viewer) => accepted(beginSecondFactor(viewer, then))));
  const sent = { offer, code: new TOTP({ secret }).generate({ timestamp: then.getTime() }) };
  const done = valueOf(await act(id, (tx, viewer) => setUpSecondFactor(tx, viewer, sent, sha256(id), then)));
  return { secret, ...done };
}

async function withFactor(role: "therapist" | "client" = "therapist") {
  const email = await somebody(role);
  const { id } = valueOf(await enter(email));
  return { email, first: id, ...(await setUp(id)) };
}

const stale = (id: string) =>
  everything`update sign_ins set fresh_at = now() - interval '10 minutes' where id_hash = ${sha256(id)}`;

describe("whoever treats", () => {
  it("gets no further than the set-up without a second factor, and in with one", async () => {
    const email = await somebody();
    const { id } = valueOf(await enter(email));
    expect(refusalOf(await look(id))).toBe("second_factor_needed");
    expect(valueOf(await look(id, { unfinished: true })).role).toBe("therapist");
    const { signIn: next } = await setUp(id);
    expect(valueOf(await look(next)).role).toBe("therapist");
  });

  it("is shown nothing of the practice at a door that wants it", async () => {
    const { id } = valueOf(await enter(await somebody()));
    const [row] = await everything.begin(async (sql) => {
      await sql`set local role verzacht_runtime`;
      await sql`select * from app.enter(${sha256(id)}, gen_random_uuid(), array['therapist'], null, null)`;
      return sql`select app.practice() as practice, (select count(*)::int from clients) as clients`;
    });
    expect(row).toEqual({ practice: null, clients: 0 });
  });

  it("is asked for none in a demo, which only the seeds can say", async () => {
    const demo = await seedPractice(seeding, "Demo", { factorExempt: true });
    const { id } = valueOf(await enter(await somebody("therapist", demo)));
    expect(valueOf(await look(id)).role).toBe("therapist");
    // An owner gives the practice another name, and that is all.
    const columns = await everything`select attname as name from pg_attribute
      where attrelid = 'practices'::regclass and attnum > 0 and not attisdropped
        and has_column_privilege('verzacht_runtime', 'practices', attname, 'update, insert')`;
    expect(columns).toEqual([{ name: "name" }]);
  });
});

it("a client is asked for none, and may have one", async () => {
  const email = await somebody("client");
  const { id } = valueOf(await enter(email));
  expect(valueOf(await look(id)).role).toBe("client");
  const { secret } = await setUp(id);
  expect(refusalOf(await enter(email))).toBe("code_needed");
  const again = valueOf(await enter(email, codeOf(secret)));
  expect((await act(again.id, (tx, viewer) => removeSecondFactor(tx, viewer, sha256(again.id)))).ok).toBe(true);
  expect((await enter(email)).ok).toBe(true);
});

describe("setting it up", () => {
  it("needs a code of the new secret, within half an hour, by whom it was begun", async () => {
    const email = await somebody();
    const { id } = valueOf(await enter(email));
    const other = valueOf(await enter(await somebody()));
    const begun = valueOf(await act(id, async (_, viewer) => accepted(beginSecondFactor(viewer, new Date()))));
    const send = (who: string, offer: string, code: string, now = new Date()) =>
      act(who, (tx, viewer) => setUpSecondFactor(tx, viewer, { offer, code }, sha256(who), now));
    const code = codeOf(begun.secret);
    expect(await send(id, begun.offer, "000000")).toMatchObject({ faults: [{ path: "code", refusal: "code_wrong" }] });
    expect(refusalOf(await send(other.id, begun.offer, code))).toBe("set_up_over");
    expect(refusalOf(await send(id, `${begun.offer.slice(0, -4)}AAAA`, code))).toBe("set_up_over");
    expect(refusalOf(await send(id, begun.offer, code, new Date(Date.now() + 31 * 60_000)))).toBe("set_up_over");
    expect((await enter(email)).ok).toBe(true);
    expect((await send(id, begun.offer, code)).ok).toBe(true);
    expect(refusalOf(await enter(email))).toBe("code_needed");
  });

  it("ends every sign-in of before; the one that did it goes on under another id", async () => {
    const email = await somebody();
    const [here, there] = [valueOf(await enter(email)).id, valueOf(await enter(email)).id];
    const { signIn: next } = await setUp(here);
    for (const ended of [here, there]) expect(refusalOf(await look(ended, { unfinished: true }))).toBe("signed_out");
    expect((await look(next)).ok).toBe(true);
    const rows = await everything`select count(distinct absolute_until)::int as ends from sign_ins
      where id_hash in (${sha256(here)}, ${sha256(next)})`;
    expect(rows).toEqual([{ ends: 1 }]);
  });

  it("keeps neither secret nor codes where somebody could read them", async () => {
    const { secret, codes, signIn: next } = await withFactor();
    const { accountId } = valueOf(await look(next));
    const kept = await everything<{ secret: Buffer }[]>`select * from second_factors where account_id = ${accountId}`;
    const text = JSON.stringify([kept, await everything`select * from recovery_codes where account_id = ${accountId}`]);
    for (const hidden of [secret, ...codes, ...codes.map((code) => code.replaceAll("-", ""))])
      for (const form of [hidden, Buffer.from(hidden).toString("base64"), [...Buffer.from(hidden)].join(",")])
        expect(text).not.toContain(form);
    const bytes = kept[0]?.secret as Buffer;
    expect(unsealFactor(accountId, bytes)).toBe(secret);
    // Neither another login's, nor with one bit turned, nor by another installation.
    expect(unsealFactor(crypto.randomUUID(), bytes)).toBeNull();
    expect(
      unsealFactor(
        accountId,
        bytes.map((byte, n) => (n === 30 ? byte ^ 1 : byte)),
      ),
    ).toBeNull();
    expect(unsealFactor(accountId, bytes, "another installation's secret, as long")).toBeNull();
    expect(sealFactor(accountId, secret).equals(sealFactor(accountId, secret))).toBe(false);
  });

  it("again, for another phone, ends the secret and the codes of before", async () => {
    const { email, secret, codes, signIn: id } = await withFactor();
    const second = await setUp(id);
    expect(refusalOf(await enter(email, codeOf(secret)))).toBe("code_wrong");
    expect(refusalOf(await enter(email, codes[0]))).toBe("code_wrong");
    expect((await enter(email, codeOf(second.secret))).ok).toBe(true);
  });

  it("can't be undone by whoever treats", async () => {
    const { email, signIn: id } = await withFactor();
    expect(refusalOf(await act(id, (tx, viewer) => removeSecondFactor(tx, viewer, sha256(id))))).toBe("factor_asked");
    expect(refusalOf(await enter(email))).toBe("code_needed");
  });
});

describe("signing in with it", () => {
  it("asks for the code after the right password only", async () => {
    const { email, secret } = await withFactor();
    expect(refusalOf(await enter(email))).toBe("code_needed");
    expect(refusalOf(await enter(email, codeOf(secret), "192.0.2.7", "iets anders dan dat"))).toBe("sign_in_failed");
    expect(refusalOf(await enter(email, "", "192.0.2.7", "iets anders dan dat"))).toBe("sign_in_failed");
    expect(refusalOf(await enter(email, "000000"))).toBe("code_wrong");
    expect((await enter(email, codeOf(secret))).ok).toBe(true);
  });

  it("takes a code once, however many send it at once, and none from before it", async () => {
    const { email, secret } = await withFactor();
    const code = codeOf(secret, 1);
    const places = Array.from({ length: 6 }, (_, n) => `browser ${n}`);
    const all = await Promise.all(places.map((place) => enter(email, code, place)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(all.filter(({ ok }) => !ok).map(refusalOf))).toEqual(new Set(["code_wrong"]));
    expect(refusalOf(await enter(email, codeOf(secret), "browser z"))).toBe("code_wrong");
  });

  it("takes each recovery code once, and says how many are left", async () => {
    const { email, codes } = await withFactor();
    const [code = "", other = ""] = codes;
    const all = await Promise.all(["browser a", "browser b"].map((place) => enter(email, code, place)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    const { id } = valueOf(await enter(email, other.toLowerCase(), "browser c"));
    expect(valueOf(await act(id, async (tx) => accepted(await readFactorState(tx))))).toMatchObject({
      codesLeft: 8,
      asked: true,
    });
  });

  it("makes ten codes anew, and those of before are worth nothing", async () => {
    const { email, codes, signIn: id } = await withFactor();
    const next = valueOf(await act(id, (tx, viewer) => renewRecoveryCodes(tx, viewer))).codes;
    expect(refusalOf(await enter(email, codes[0]))).toBe("code_wrong");
    expect((await enter(email, next[0])).ok).toBe(true);
    const without = valueOf(await enter(await somebody("client")));
    expect(refusalOf(await act(without.id, (tx, viewer) => renewRecoveryCodes(tx, viewer)))).toBe("no_factor");
  });

  it("slows down who guesses codes from everywhere, and nobody in a known browser", async () => {
    const { email, secret } = await withFactor();
    for (let n = 0; n < 14; n++) {
      await everything`update sign_in_tries set tried_at = tried_at - interval '5 minutes' where failures < 13`;
      await enter(email, "000000", `192.0.2.${n}`);
    }
    const told = await enter(email, "000000", "198.51.100.9");
    expect(told).toMatchObject({ refusal: "too_many_tries" });
    expect((told as { current: { wait: number } }).current.wait).toBeGreaterThan(60);
    expect((await enter(email, codeOf(secret), "browser known")).ok).toBe(true);
  });

  it("stays after another password", async () => {
    const { email, secret, signIn: id } = await withFactor();
    const next = "een heel andere zin dan toen";
    valueOf(await changePassword(entryOfId(id), { current: password, next }));
    expect(refusalOf(await enter(email, "", "x", next))).toBe("code_needed");
    expect((await enter(email, codeOf(secret), "x", next)).ok).toBe(true);
  });
});

describe("showing once more who is there", () => {
  it("is asked for after ten minutes, says what is wanted, and holds for this sign-in", async () => {
    const email = await somebody("client");
    const [here, there] = [valueOf(await enter(email)).id, valueOf(await enter(email)).id];
    await Promise.all([stale(here), stale(there)]);
    expect(await look(here, { fresh: true })).toMatchObject({
      refusal: "step_up_needed",
      current: { ask: "password" },
    });
    expect((await look(here)).ok).toBe(true);
    expect(await stepUp(entryOfId(here), { password: "iets anders dan dat", code: "" })).toMatchObject({
      faults: [{ path: "password", refusal: "sign_in_failed" }],
    });
    valueOf(await stepUp(entryOfId(here), { password, code: "" }));
    expect((await look(here, { fresh: true })).ok).toBe(true);
    expect(refusalOf(await look(there, { fresh: true }))).toBe("step_up_needed");
  });

  it("takes a code where there is a second factor, and no password then", async () => {
    const { secret, signIn: id } = await withFactor();
    await stale(id);
    expect(await look(id, { fresh: true })).toMatchObject({ refusal: "step_up_needed", current: { ask: "code" } });
    expect(await stepUp(entryOfId(id), { password, code: "" })).toMatchObject({
      faults: [{ path: "code", refusal: "code_needed" }],
    });
    const code = codeOf(secret);
    valueOf(await stepUp(entryOfId(id), { password: "", code }));
    expect((await look(id, { fresh: true })).ok).toBe(true);
    expect(await stepUp(entryOfId(id), { password: "", code })).toMatchObject({
      faults: [{ path: "code", refusal: "code_wrong" }],
    });
  });

  it("never opens what the role or the record keeps shut", async () => {
    const { id } = valueOf(await enter(await somebody("client")));
    expect(refusalOf(await look(id, { roles: ["therapist"], fresh: true }))).toBe("role_cannot");
    await stale(id);
    expect(refusalOf(await look(id, { roles: ["therapist"], fresh: true }))).toBe("role_cannot");
  });
});
