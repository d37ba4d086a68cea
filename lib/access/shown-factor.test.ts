import { describe, expect, it } from "vitest";
import { seedPractice } from "@/db/seed/people";
import {
  asked,
  enter,
  entryOfId,
  look,
  own,
  password,
  questionTo,
  somebody,
  stale,
  withPasskey,
} from "@/db/testing/passkeys";
import { everything, refusalOf, seeding, valueOf } from "@/db/testing/practice";
import { makeChallenge } from "./passkey-proof";
import type { PasskeyAnswer } from "./schema";
import { sha256 } from "./secret";
import { askStepUp, stepUp } from "./write";

describe("signing in with a passkey", () => {
  it("is asked for after the right password only, and lets in", async () => {
    const { email, device, sent } = await withPasskey();
    const wrong = await enter(email, {}, "iets anders dan dat");
    expect(wrong).toEqual(await enter("niemand@example.nl", {}, "iets anders dan dat"));
    expect(wrong).toEqual({ ok: false, refusal: "sign_in_failed" });
    const question = await questionTo(email);
    expect(question.app).toBe(false);
    expect(question.passkey.options.userVerification).toBe("required");
    expect(question.passkey.options.allowCredentials).toEqual([
      { id: sent.credential, type: "public-key", transports: ["internal"] },
    ]);
    const answer = device.sign(question.passkey);
    expect(refusalOf(await enter(email, { passkey: answer }, "iets anders dan dat"))).toBe("sign_in_failed");
    const { id } = valueOf(await enter(email, { passkey: answer }));
    expect((await look(id)).ok).toBe(true);
    expect(await own(id)).toMatchObject([{ usedAt: expect.any(String) }]);
    const [row] = await everything`select factor_at is not null as shown from sign_ins where id_hash = ${sha256(id)}`;
    expect(row).toEqual({ shown: true });
  });

  it.each([true, false])("takes an answer once, also where the passkey counts nothing (counts: %s)", async (counts) => {
    const { email, device } = await withPasskey("therapist", { counts });
    const answer = device.sign(await asked(email));
    const all = await Promise.all(Array.from({ length: 5 }, () => enter(email, { passkey: answer })));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(all.filter(({ ok }) => !ok).map(refusalOf))).toEqual(new Set(["passkey_wrong"]));
    expect(refusalOf(await enter(email, { passkey: answer }))).toBe("passkey_wrong");
    expect((await enter(email, { passkey: device.sign(await asked(email)) })).ok).toBe(true);
  });

  it("takes one answer to a question, and not two", async () => {
    const { email, device } = await withPasskey();
    const question = await asked(email);
    const two = [device.sign(question), device.sign(question)];
    const all = await Promise.all(two.map((passkey) => enter(email, { passkey })));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("takes none that was signed elsewhere, for something else, by nobody in particular or by a copy", async () => {
    const { email, device } = await withPasskey();
    const other = await withPasskey();
    const lies = [
      { origin: "https://verzacht.evil.example" },
      { origin: "http://localhost:3001" },
      { origin: "http://127.0.0.1:3000" },
      { rpId: "evil.example" },
      { verified: false },
      { present: false },
      { challenge: (await asked(email)).options.challenge },
      { challenge: (await asked(other.email)).options.challenge },
      { type: "webauthn.create" },
      { crossOrigin: true },
      { counter: 1 },
      { counter: 0 },
      { userHandle: Buffer.from("somebody else").toString("base64url") },
    ];
    for (const said of lies)
      expect([said, refusalOf(await enter(email, { passkey: device.sign(await asked(email), said) }))]).toEqual([
        said,
        "passkey_wrong",
      ]);
    expect((await enter(email, { passkey: device.sign(await asked(email)) })).ok).toBe(true);
  });

  it("takes neither another login's passkey nor another login's question", async () => {
    const { email, device } = await withPasskey();
    const other = await withPasskey();
    const theirs = { credential: other.sent.credential };
    const signed = other.device.sign(await asked(email), { ...theirs, userHandle: null });
    expect(refusalOf(await enter(email, { passkey: signed }))).toBe("passkey_wrong");
    const question = await asked(other.email);
    expect(refusalOf(await enter(email, { passkey: device.sign(question) }))).toBe("passkey_wrong");
    expect(refusalOf(await enter(other.email, { passkey: device.sign(question, { userHandle: null }) }))).toBe(
      "passkey_wrong",
    );
    // Signed by one, under the name of the other.
    const mixed = { ...device.sign(await asked(other.email)), ...theirs, userHandle: null };
    expect(refusalOf(await enter(other.email, { passkey: mixed }))).toBe("passkey_wrong");
  });

  it("takes none with one bit turned", async () => {
    const { email, device } = await withPasskey();
    for (const part of ["clientData", "authenticatorData", "signature"] as const) {
      const answer = device.sign(await asked(email));
      const bytes = Buffer.from(answer[part], "base64url");
      bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 1;
      expect(refusalOf(await enter(email, { passkey: { ...answer, [part]: bytes.toString("base64url") } }))).toBe(
        "passkey_wrong",
      );
    }
  });

  it("asks once more where it took too long, and counts no try for that", async () => {
    const { email, device } = await withPasskey();
    const { passkey } = await questionTo(email);
    const [row] = await everything<{ id: string }[]>`select id from accounts where email = ${email}`;
    const long = makeChallenge(
      { purpose: "passkey sign-in", owner: row?.id ?? "" },
      new Date(Date.now() - 11 * 60_000),
    );
    const late = { offer: long.offer, options: { ...passkey.options, challenge: long.challenge } };
    for (let n = 0; n < 4; n++) {
      const told = await enter(email, { passkey: device.sign(late) });
      expect(told).toMatchObject({ refusal: "passkey_over", current: { passkey: { offer: expect.any(String) } } });
    }
    const tries = await everything`select 1 from sign_in_tries
      where key = ${sha256(`${email}\nbrowser 1`)} and failures > 0`;
    expect(tries).toEqual([]);
  });

  it("is asked for after all where the passkey came between the password and the sign-in", async () => {
    const { email } = await withPasskey("client");
    const [row] = await everything<{ first: unknown }[]>`
      select app.begin_sign_in(${sha256("meanwhile")}, m.practice_id, m.id, '', false, gen_random_uuid()) as first
      from members m join accounts a on a.id = m.account_id where a.email = ${email}`;
    expect(row?.first).toBeNull();
  });
});

describe("showing once more who is there", () => {
  it("is done with the passkey, on the sign-in that was asked, once", async () => {
    const { email, device, signIn: id } = await withPasskey();
    const there = valueOf(await enter(email, { passkey: device.sign(await asked(email)) })).id;
    await Promise.all([stale(id), stale(there)]);
    expect(await look(id, { fresh: true })).toMatchObject({ refusal: "step_up_needed", current: { ask: "code" } });
    const step = (who: string, passkey: PasskeyAnswer | null) =>
      stepUp(entryOfId(who), { password, code: "", passkey });
    const wrong = { faults: [{ path: "passkey", refusal: "passkey_wrong" }] };
    expect(await step(id, null)).toMatchObject({ faults: [{ path: "code", refusal: "code_needed" }] });
    const question = valueOf(await askStepUp(entryOfId(id), new Date()));
    if (!question.passkey) throw new Error("no question");
    expect(question.app).toBe(false);
    const answer = device.sign(question.passkey);
    // Neither on another sign-in of the same login, nor to get in by, nor the question of the sign-in here.
    expect(await step(there, answer)).toMatchObject(wrong);
    expect(refusalOf(await enter(email, { passkey: answer }))).toBe("passkey_wrong");
    expect(await step(id, device.sign(await asked(email)))).toMatchObject(wrong);
    expect(await step(id, device.sign(question.passkey, { verified: false }))).toMatchObject(wrong);
    expect((await look(id, { fresh: true })).ok).toBe(false);
    const last = valueOf(await askStepUp(entryOfId(id), new Date())).passkey;
    const shown = last && device.sign(last);
    valueOf(await step(id, shown));
    expect((await look(id, { fresh: true })).ok).toBe(true);
    expect(await step(id, shown)).toMatchObject(wrong);
    expect(refusalOf(await look(there, { fresh: true }))).toBe("step_up_needed");
  });

  it("takes a recovery code as well, and the password of nobody who has a factor", async () => {
    const { codes, signIn: id } = await withPasskey();
    await stale(id);
    expect(await stepUp(entryOfId(id), { password, code: "000000" })).toMatchObject({
      faults: [{ path: "code", refusal: "code_wrong" }],
    });
    valueOf(await stepUp(entryOfId(id), { password: "", code: codes[0] ?? "" }));
    expect((await look(id, { fresh: true })).ok).toBe(true);
  });

  it("asks for no passkey where there is none", async () => {
    const email = await somebody("therapist", seedPractice(seeding, "Demo", { factorExempt: true }));
    const { id } = valueOf(await enter(email));
    expect(valueOf(await askStepUp(entryOfId(id), new Date()))).toEqual({ app: false, passkey: null });
  });
});
