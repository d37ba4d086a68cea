import { randomUUID } from "node:crypto";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { seedClient, seedMember } from "@/db/seed/people";
import { openMailServer } from "@/db/testing/mail-server";
import { as, entryOf, everything, refusalOf, seeding, valueOf, village, workOff } from "@/db/testing/practice";
import { enterPractice } from "@/db/transaction";
import { sendLetter } from "@/lib/messages/write";
import { accepted } from "@/lib/result";
import { askForAddress, askForPassword, changeAddress, lookAtPasswordReset, resetPassword } from "./own-account";
import { beginSecondFactor, setUpSecondFactor } from "./second-factor";
import { sha256 } from "./secret";
import { changePassword, hashPassword, signIn } from "./write";

const mail = await openMailServer();
vi.stubEnv("SMTP_URL", mail.url);
afterAll(() => mail.stop());

let v: Awaited<ReturnType<typeof village>>;
let passwordHash: string;
const password = "een lange zin om te onthouden";
const next = "een heel andere zin dan toen";
const home = "browser home";

beforeAll(async () => {
  v = await village();
  passwordHash = await hashPassword(password);
});
beforeEach(async () => {
  mail.arrived.length = 0;
  await everything`delete from mails`;
  await everything`delete from sign_in_tries`;
});

let made = 0;
async function client() {
  const email = `greet${++made}@example.nl`;
  const { id } = await seedClient(seeding, v.linde, v.nienke.memberId, { name: "Greet Hoekstra", email, passwordHash });
  const { id: signedIn } = valueOf(await signIn(email, password, home, "Firefox"));
  return { id, email, signedIn };
}

const work = () => workOff({ letter: (order) => sendLetter(order as Parameters<typeof sendLetter>[0]) });
async function letters(to: string) {
  await work();
  return mail.arrived.filter((letter) => letter.to === to).map(({ text }) => text);
}
const tokenIn = (text: string | undefined) => /\/(?:password|address)\/([\w-]{43})/.exec(text ?? "")?.[1] as string;
const look = (id: string) =>
  enterPractice({ ...entryOf(v.sanne), idHash: sha256(id) }, async (_, viewer) => accepted(viewer));
const outdated = (table: "password_resets" | "address_changes") =>
  everything`update ${everything(table)} set made_at = made_at - interval '2 hours'`;

describe("a lost password", () => {
  it("is replaced by a link that works once, and everybody is signed out by it", async () => {
    const { email, signedIn } = await client();
    valueOf(await askForPassword(` ${email.toUpperCase()} `, home));
    const [text] = await letters(email);
    const token = tokenIn(text);
    expect(await lookAtPasswordReset(token)).toMatchObject({ email, open: true });
    const all = await Promise.all(Array.from({ length: 5 }, () => resetPassword(token, next)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(all.filter(({ ok }) => !ok).map(refusalOf))).toEqual(new Set(["link_spent"]));
    expect(refusalOf(await look(signedIn))).toBe("signed_out");
    expect(refusalOf(await signIn(email, password, home, ""))).toBe("sign_in_failed");
    expect((await signIn(email, next, home, "")).ok).toBe(true);
    // The owner of the account gets word of it.
    expect((await letters(email)).at(-1)).toContain("Het wachtwoord van je account is veranderd.");
    const events = await everything`select actor_id from audit_events where event = 'password.reset'`;
    expect(events).toHaveLength(1);
  });

  it("keeps the link itself nowhere, not even while its letter waits", async () => {
    const { email } = await client();
    await everything`delete from password_resets`;
    valueOf(await askForPassword(email, home));
    const rows = JSON.stringify([
      await everything`select r.*, encode(token_hash, 'escape') from password_resets r`,
      await everything`select * from mails`,
    ]);
    const [text] = await letters(email);
    expect(tokenIn(text)).toMatch(/^[\w-]{43}$/);
    expect(rows).not.toContain(tokenIn(text));
    expect(rows).not.toContain("/password/");
  });

  it("is answered alike where nobody has the address, and takes as long", async () => {
    const { email } = await client();
    const timed = async (address: string) => {
      const since = performance.now();
      const told = await askForPassword(address, home);
      return { told, took: performance.now() - since };
    };
    const [known, unknown, none] = [
      await timed(email),
      await timed("niemand@example.nl"),
      await timed("geen adres\u0000"),
    ];
    expect([unknown.told, none.told]).toEqual([known.told, known.told]);
    for (const { took } of [known, unknown, none]) expect(took).toBeGreaterThanOrEqual(399);
    expect(await everything`select 1 from mails where kind = 'password'`).toHaveLength(1);
  });

  it("is over after an hour, and with the next link", async () => {
    const { email } = await client();
    const ask = async () => {
      valueOf(await askForPassword(email, home));
      return tokenIn((await letters(email)).at(-1));
    };
    const [one, two] = [await ask(), await ask()];
    expect(refusalOf(await resetPassword(one, next))).toBe("link_spent");
    await everything`update password_resets set expires_at = now() where used_at is null`;
    expect(refusalOf(await resetPassword(two, next))).toBe("link_spent");
    expect(
      refusalOf(
        await resetPassword(
          two.replace(/^./, (letter) => (letter === "A" ? "B" : "A")),
          next,
        ),
      ),
    ).toBe("not_found");
    expect((await signIn(email, password, home, "")).ok).toBe(true);
  });

  it("fills nobody's letter box: five an hour, each ending the one that still waits", async () => {
    const { email } = await client();
    for (let n = 0; n < 8; n++) {
      await everything`delete from sign_in_tries`;
      valueOf(await askForPassword(email, `192.0.2.${n}`));
    }
    expect(await everything`select 1 from mails where kind = 'password'`).toHaveLength(5);
    expect(await letters(email)).toHaveLength(1);
    await outdated("password_resets");
    valueOf(await askForPassword(email, "192.0.2.99"));
    expect(await letters(email)).toHaveLength(2);
  });

  it("is asked for slowly by who asks often from one place, for a known address and an unknown one", async () => {
    const { email } = await client();
    for (const address of [email, "niemand@example.nl"]) {
      const told = await Promise.all(Array.from({ length: 8 }, () => askForPassword(address, "192.0.2.1")));
      expect([address, told.some((one) => !one.ok && one.refusal === "too_many_tries")]).toEqual([address, true]);
    }
  });

  it("must be a good one, and the link stays open until it is", async () => {
    const { email } = await client();
    valueOf(await askForPassword(email, home));
    const token = tokenIn((await letters(email))[0]);
    expect(await resetPassword(token, "hoekstra12345")).toMatchObject({ refusal: "password_too_common" });
    expect((await resetPassword(token, next)).ok).toBe(true);
  });

  it("leaves a second factor where it is", async () => {
    const { email, signedIn } = await client();
    const then = new Date(Date.now() - 30_000);
    const enter = { ...entryOf(v.sanne), idHash: sha256(signedIn), fresh: true as const };
    const secret = valueOf(
      await enterPractice(enter, async (tx, viewer) => {
        const offer = beginSecondFactor(viewer, then);
        const code = new TOTP({ secret: offer.secret }).generate({ timestamp: then.getTime() });
        const set = await setUpSecondFactor(tx, viewer, { offer: offer.offer, code }, enter.idHash, then);
        return set.ok ? accepted(offer.secret) : set;
      }),
    );
    valueOf(await askForPassword(email, home));
    const text = (await letters(email)).find((letter) => letter.includes("/password/"));
    valueOf(await resetPassword(tokenIn(text), next));
    expect(refusalOf(await signIn(email, next, home, ""))).toBe("code_needed");
    expect((await signIn(email, next, home, "", { code: new TOTP({ secret }).generate() })).ok).toBe(true);
  });
});

describe("another address", () => {
  const ask = (id: string, email: string) =>
    enterPractice({ ...entryOf(v.sanne), idHash: sha256(id), fresh: true }, (tx, viewer) =>
      askForAddress(tx, viewer, email),
    );

  it("counts once its link was followed; the one of before gets word of it", async () => {
    const { id, email, signedIn } = await client();
    const wanted = `nieuw-${email}`;
    valueOf(await ask(signedIn, wanted));
    expect(refusalOf(await signIn(wanted, password, home, ""))).toBe("sign_in_failed");
    const token = tokenIn((await letters(wanted))[0]);
    expect(valueOf(await changeAddress(token))).toEqual({ email: wanted });
    expect(refusalOf(await changeAddress(token))).toBe("link_spent");
    expect(valueOf(await look(signedIn)).email).toBe(wanted);
    expect((await signIn(wanted, password, home, "")).ok).toBe(true);
    expect(refusalOf(await signIn(email, password, home, ""))).toBe("sign_in_failed");
    expect((await letters(email)).at(-1)).toContain("ander e-mailadres");
    expect(await everything`select email from clients where id = ${id}`).toEqual([{ email: wanted }]);
    expect(await everything`select 1 from audit_events where event = 'address.changed'`).toHaveLength(1);
  });

  it("that somebody has already is asked for alike, gets no letter, and is never taken", async () => {
    const [one, other] = [await client(), await client()];
    expect(await ask(one.signedIn, other.email)).toEqual(await ask(one.signedIn, `vrij-${randomUUID()}@example.nl`));
    expect(await everything`select 1 from mails where recipient = ${other.email}`).toHaveLength(0);
    // Free when it was asked for, and taken when the link was followed.
    const wanted = `straks-${other.email}`;
    valueOf(await ask(one.signedIn, wanted));
    const token = tokenIn((await letters(wanted))[0]);
    await seedMember(seeding, v.maas, "therapist", { name: "Tess", email: wanted, passwordHash });
    expect(refusalOf(await changeAddress(token))).toBe("email_taken");
    expect((await signIn(one.email, password, home, "")).ok).toBe(true);
  });

  it("is asked for by a fresh sign-in only, at most five times an hour", async () => {
    const { email, signedIn } = await client();
    await everything`update sign_ins set fresh_at = now() - interval '10 minutes' where id_hash = ${sha256(signedIn)}`;
    expect(refusalOf(await ask(signedIn, `x-${email}`))).toBe("step_up_needed");
    await everything`update sign_ins set fresh_at = now() where id_hash = ${sha256(signedIn)}`;
    for (let n = 0; n < 5; n++) valueOf(await ask(signedIn, `x${n}-${email}`));
    expect(refusalOf(await ask(signedIn, `x6-${email}`))).toBe("too_many_tries");
    // The links of before are dead.
    const token = tokenIn((await letters(`x4-${email}`))[0]);
    expect((await changeAddress(token)).ok).toBe(true);
    expect(await letters(`x3-${email}`)).toEqual([]);
  });

  it("dies with a new password, however it came", async () => {
    const { email, signedIn } = await client();
    valueOf(await ask(signedIn, `y-${email}`));
    const token = tokenIn((await letters(`y-${email}`))[0]);
    valueOf(await askForPassword(email, home));
    valueOf(await resetPassword(tokenIn((await letters(email)).at(-1)), next));
    expect(refusalOf(await changeAddress(token))).toBe("link_spent");
  });
});

describe("word of what happened", () => {
  it("goes out after a sign-in in a browser that was not known, and not for the first one ever", async () => {
    const { email } = await client();
    expect(await letters(email)).toEqual([]);
    valueOf(await signIn(email, password, home, "Firefox"));
    expect(await letters(email)).toEqual([]);
    valueOf(await signIn(email, password, "192.0.2.7", "Firefox"));
    const [text] = await letters(email);
    expect(text).toContain("ingelogd op een apparaat dat we nog niet kenden");
  });

  it("goes out after another password, and is not left lying where there is no mail server", async () => {
    const { email, signedIn } = await client();
    const entry = { ...entryOf(v.sanne), idHash: sha256(signedIn) };
    valueOf(await changePassword(entry, { current: password, next }));
    expect((await letters(email)).at(-1)).toContain("Het wachtwoord van je account is veranderd.");
  });

  it("is nobody else's to leave", async () => {
    const { memberId, practice } = v.kees;
    const leaving = as(v.sanne, async (tx) => {
      const { sql } = await import("drizzle-orm");
      await tx.execute(sql`select app.post_notice(${practice.id}, ${memberId}, ${randomUUID()}, 'x', 'y')`);
      return accepted(null);
    });
    await expect(leaving).rejects.toThrow("a statement failed");
  });

  it("names no practice, no health and no program", async () => {
    const { email, signedIn } = await client();
    valueOf(await signIn(email, password, "192.0.2.8", "Firefox"));
    valueOf(await askForPassword(email, home));
    valueOf(await changePassword({ ...entryOf(v.sanne), idHash: sha256(signedIn) }, { current: password, next }));
    const all = await letters(email);
    expect(all.length).toBeGreaterThan(2);
    for (const text of all)
      expect(text).not.toMatch(/praktijk|linde|therap|oefen|programma|cli[eë]nt|spanning|gezondheid/i);
  });
});
