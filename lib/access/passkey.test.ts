import { TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import {
  act,
  add,
  asked,
  begin,
  enter,
  look,
  newDevice,
  own,
  questionTo,
  somebody,
  stale,
  withPasskey,
} from "@/db/testing/passkeys";
import { everything, refusalOf, valueOf } from "@/db/testing/practice";
import { accepted } from "@/lib/result";
import { removePasskey } from "./passkey";
import { beginSecondFactor, readFactorState, removeSecondFactor, setUpSecondFactor } from "./second-factor";
import { sha256 } from "./secret";

const state = async (id: string) => valueOf(await act(id, async (tx) => accepted(await readFactorState(tx))));
const remove = (id: string, passkey: string) => act(id, (tx, viewer) => removePasskey(tx, viewer, passkey, sha256(id)));

async function setUpApp(id: string) {
  const then = new Date(Date.now() - 30_000);
  const { secret, offer } = valueOf(await act(id, async (_, viewer) => accepted(beginSecondFactor(viewer, then))));
  const sent = { offer, code: new TOTP({ secret }).generate({ timestamp: then.getTime() }) };
  return { secret, ...valueOf(await act(id, (tx, viewer) => setUpSecondFactor(tx, viewer, sent, sha256(id), then))) };
}

describe("making a passkey", () => {
  it("is a second factor for whoever treats: ten codes come with it, and every other sign-in ends", async () => {
    const [email, device] = [await somebody(), newDevice()];
    const [here, there] = [valueOf(await enter(email)).id, valueOf(await enter(email)).id];
    expect(refusalOf(await look(here))).toBe("second_factor_needed");
    const { codes, signIn: next } = valueOf(await add(here, device.make(await begin(here), { name: "Werktelefoon" })));
    expect(codes).toHaveLength(10);
    for (const ended of [here, there]) expect(refusalOf(await look(ended, { unfinished: true }))).toBe("signed_out");
    const { accountId } = valueOf(await look(next));
    expect(await own(next)).toMatchObject([{ name: "Werktelefoon", usedAt: null, backedUp: false }]);
    expect(await state(next)).toMatchObject({ since: null, passkeys: 1, codesLeft: 10, asked: true });
    const events = await everything`select event, object_type from audit_events
      where event = 'passkey.added' and actor_id in (select id from members where account_id = ${accountId})`;
    expect(events).toEqual([{ event: "passkey.added", object_type: "passkey" }]);
    expect((await enter(email, { code: codes[0] ?? "" })).ok).toBe(true);
  });

  it("tells the device no address of the house but its own, and wants to be shown who is there", async () => {
    const { id } = valueOf(await enter(await somebody()));
    const { options } = await begin(id);
    expect(options.rp).toEqual({ id: "localhost", name: "Verzacht" });
    expect(options.authenticatorSelection).toEqual({ residentKey: "preferred", userVerification: "required" });
    expect(options.attestation).toBe("none");
    expect((await begin(id)).options.challenge).not.toBe(options.challenge);
  });

  it("takes no passkey that was made elsewhere, for something else, or by nobody in particular", async () => {
    const { id } = valueOf(await enter(await somebody()));
    const lies = [
      { origin: "http://localhost:3001" },
      { origin: "https://localhost.evil.example" },
      { rpId: "evil.example" },
      { verified: false },
      { present: false },
      { challenge: (await begin(id)).options.challenge },
      { type: "webauthn.get" },
      { crossOrigin: true },
    ];
    for (const said of lies)
      expect([said, refusalOf(await add(id, newDevice().make(await begin(id), said)))]).toEqual([
        said,
        "passkey_unusable",
      ]);
    for (const broken of ["AAAA", "oA", `${"gYGB".repeat(2000)}`, "v2NmbXRkbm9uZQ"])
      expect(refusalOf(await add(id, { ...newDevice().make(await begin(id)), attestation: broken }))).toBe(
        "passkey_unusable",
      );
    expect(await own(id)).toEqual([]);
  });

  it("is finished by whoever began it, on that sign-in, within ten minutes", async () => {
    const [email, device] = [await somebody(), newDevice()];
    const [here, there] = [valueOf(await enter(email)).id, valueOf(await enter(email)).id];
    const other = valueOf(await enter(await somebody())).id;
    const sent = device.make(await begin(here));
    for (const who of [there, other]) expect(refusalOf(await add(who, sent))).toBe("set_up_over");
    expect(refusalOf(await add(here, { ...sent, offer: `${sent.offer.slice(0, -4)}AAAA` }))).toBe("set_up_over");
    expect(refusalOf(await add(here, sent, new Date(Date.now() + 11 * 60_000)))).toBe("set_up_over");
    expect((await add(here, sent)).ok).toBe(true);
  });

  it("counts once, however often and at once it is sent", async () => {
    const [email, device] = [await somebody(), newDevice()];
    const { id } = valueOf(await enter(email));
    const sent = device.make(await begin(id));
    const all = await Promise.allSettled([add(id, sent), add(id, sent), add(id, sent)]);
    const done = all.flatMap((one) => (one.status === "fulfilled" && one.value.ok ? [one.value.value] : []));
    expect(done).toHaveLength(1);
    const next = done[0]?.signIn ?? "";
    // Removed, and the same answer once more: it was made for a challenge that is spent.
    const [mine] = await own(next);
    const kept = newDevice();
    const { signIn: third } = valueOf(await add(next, kept.make(await begin(next))));
    expect((await remove(third, mine?.id ?? "")).ok).toBe(true);
    expect(refusalOf(await add(third, sent))).toBe("set_up_over");
    expect(await own(third)).toHaveLength(1);
  });

  it("takes none that another login has already", async () => {
    const { sent } = await withPasskey();
    const { id } = valueOf(await enter(await somebody()));
    const copied = newDevice().make(await begin(id), { credential: sent.credential });
    expect(refusalOf(await add(id, copied))).toBe("passkey_unusable");
  });

  it("leaves the recovery codes as they are beside another factor", async () => {
    const { email, device, codes, signIn: id } = await withPasskey();
    const app = await setUpApp(id);
    expect(app.codes).toEqual([]);
    const { codes: none, signIn: next } = valueOf(await add(app.signIn, newDevice().make(await begin(app.signIn))));
    expect(none).toEqual([]);
    expect(await state(next)).toMatchObject({ passkeys: 2, codesLeft: 10 });
    expect(await questionTo(email)).toMatchObject({ app: true, passkey: { options: { rpId: "localhost" } } });
    expect((await enter(email, { code: codes[1] ?? "" })).ok).toBe(true);
    expect((await enter(email, { code: new TOTP({ secret: app.secret }).generate() })).ok).toBe(true);
    expect((await enter(email, { passkey: device.sign(await asked(email)) })).ok).toBe(true);
  });

  it("is done ten times at most", async () => {
    let { signIn: id } = await withPasskey("client");
    for (let n = 1; n < 10; n++) id = valueOf(await add(id, newDevice().make(await begin(id)))).signIn;
    expect((await begin(id)).options.excludeCredentials).toHaveLength(10);
    expect(refusalOf(await add(id, newDevice().make(await begin(id))))).toBe("too_many_passkeys");
  });

  it("keeps passkeys and challenges out of the runtime role's reach", async () => {
    const rights =
      await everything`select has_any_column_privilege('verzacht_runtime', t, 'select, insert, update, references')
      or has_table_privilege('verzacht_runtime', t, 'delete, truncate, trigger') as any
      from unnest(array['passkeys', 'spent_challenges', 'second_factors', 'recovery_codes']) t`;
    expect(rights.map((row) => row.any)).toEqual([false, false, false, false]);
  });
});

describe("taking a passkey away", () => {
  it("ends it and every other sign-in; the last factor of whoever treats stays", async () => {
    const { email, device, signIn: first } = await withPasskey();
    const { signIn: id } = valueOf(await add(first, newDevice().make(await begin(first))));
    const there = valueOf(await enter(email, { passkey: device.sign(await asked(email)) })).id;
    const [lost, kept] = await own(id);
    const question = await asked(email);
    expect((await remove(id, lost?.id ?? "")).ok).toBe(true);
    expect(refusalOf(await look(there))).toBe("signed_out");
    expect((await look(id)).ok).toBe(true);
    expect(refusalOf(await enter(email, { passkey: device.sign(question) }))).toBe("passkey_wrong");
    expect(refusalOf(await remove(id, lost?.id ?? ""))).toBe("not_found");
    expect(refusalOf(await remove(id, kept?.id ?? ""))).toBe("factor_asked");
    // There is no app to take away: nothing is done, and nothing said of it.
    expect((await act(id, (tx, viewer) => removeSecondFactor(tx, viewer, sha256(id)))).ok).toBe(true);
    const { accountId } = valueOf(await look(id));
    const events = await everything`select event from audit_events e join members m on m.id = e.actor_id
      where m.account_id = ${accountId} and event like '%.removed'`;
    expect(events).toEqual([{ event: "passkey.removed" }]);
    expect(await own(id)).toHaveLength(1);
  });

  it("is nobody else's to do", async () => {
    const { signIn: id } = await withPasskey("client");
    const { signIn: other } = await withPasskey("client");
    const [theirs] = await own(other);
    expect(refusalOf(await remove(id, theirs?.id ?? ""))).toBe("not_found");
    expect(await own(other)).toHaveLength(1);
  });

  it("leaves the app to whoever treats, and the other way about, but never neither", async () => {
    const { email, signIn: first } = await withPasskey();
    const { signIn: id, secret } = await setUpApp(first);
    const [mine] = await own(id);
    const both = await Promise.allSettled([
      remove(id, mine?.id ?? ""),
      act(id, (tx, viewer) => removeSecondFactor(tx, viewer, sha256(id))),
    ]);
    expect(both.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(1);
    const { since, passkeys } = await state(id);
    expect((since === null ? 0 : 1) + passkeys).toBe(1);
    const question = await questionTo(email);
    expect(question.app).toBe(since !== null);
    if (since) expect((await enter(email, { code: new TOTP({ secret }).generate() })).ok).toBe(true);
  });

  it("takes the codes along where it was a client's last factor", async () => {
    const { email, codes, signIn: id } = await withPasskey("client");
    const [mine] = await own(id);
    expect((await remove(id, mine?.id ?? "")).ok).toBe(true);
    expect(await state(id)).toMatchObject({ since: null, passkeys: 0, codesLeft: 0 });
    await stale(id);
    expect(await look(id, { fresh: true })).toMatchObject({ current: { ask: "password" } });
    const again = valueOf(await enter(email)).id;
    const next = valueOf(await add(again, newDevice().make(await begin(again))));
    expect(next.codes).toHaveLength(10);
    expect(refusalOf(await enter(email, { code: codes[0] ?? "" }))).toBe("code_wrong");
  });
});
