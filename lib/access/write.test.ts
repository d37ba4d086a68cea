import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { seedMember } from "@/db/seed/people";
import { as, entryOf, everything, type Person, refusalOf, seeding, valueOf, village } from "@/db/testing/practice";
import { enterPractice } from "@/db/transaction";
import { addClient, inviteClient } from "@/lib/clients/write";
import { accepted } from "@/lib/result";
import { deskIdleMinutes } from "./rules";
import { sha256 } from "./secret";
import { acceptInvitation, changeMe, changePassword, hashPassword, signIn, signOut } from "./write";

let v: Awaited<ReturnType<typeof village>>;
const password = "een lange zin om te onthouden";
const home = "192.0.2.7";

beforeAll(async () => {
  v = await village();
});

let made = 0;
async function somebody(role: "therapist" | "client" = "therapist") {
  const email = `iemand${++made}@example.nl`;
  const person = { name: "Nienke de Wit", email, passwordHash: await hashPassword(password) };
  return { email, memberId: await seedMember(seeding, v.linde, role, person) };
}

const enter = (id: string) =>
  enterPractice({ ...entryOf(v.nienke), idHash: sha256(id), unfinished: true }, async (_, viewer) => accepted(viewer));
const rowOf = async (id: string) => (await everything`select * from sign_ins where id_hash = ${sha256(id)}`)[0];
const inside = async (email: string, network = home) => valueOf(await signIn(email, password, network, "Firefox")).id;

describe("signing in", () => {
  it("opens the house to who knows the password, however the address is written", async () => {
    const { email, memberId } = await somebody();
    const id = await inside(`  ${email.toUpperCase()} `);
    expect(valueOf(await enter(id))).toMatchObject({ memberId, role: "therapist", practiceId: v.linde.id });
    const events = await everything`select event from audit_events where actor_id = ${memberId} order by at`;
    expect(events).toEqual([{ event: "signed_in" }]);
  });

  it("keeps the secret itself nowhere, and no two are alike", async () => {
    const { email } = await somebody();
    const [one, two] = [await inside(email), await inside(email)];
    expect(one).not.toBe(two);
    expect(one.length).toBeGreaterThanOrEqual(43);
    expect(JSON.stringify(await everything`select encode(id_hash, 'escape'), s.* from sign_ins s`)).not.toContain(one);
  });

  it("answers the same to a wrong password, an unknown address and what is no address", async () => {
    const { email } = await somebody();
    const wrong = [
      [email, "iets anders dan dat"],
      ["niemand@example.nl", password],
      ["geen adres", password],
      ["\u0000@\ud800", password],
      [email, "x".repeat(513)],
    ] as const;
    for (const [address, word] of wrong)
      expect(refusalOf(await signIn(address, word, home, ""))).toBe("sign_in_failed");
  });

  it("is over after signing out, at once, for this sign-in alone", async () => {
    const { email, memberId } = await somebody();
    const [here, there] = [await inside(email), await inside(email)];
    await signOut(here);
    expect(refusalOf(await enter(here))).toBe("signed_out");
    expect((await enter(there)).ok).toBe(true);
    await signOut(here);
    const events = await everything`select 1 from audit_events where actor_id = ${memberId} and event = 'signed_out'`;
    expect(events).toHaveLength(1);
  });

  it("is over when it lay idle, and when its last hour has passed; both lie where the role puts them", async () => {
    for (const [role, idle, absolute] of [
      ["therapist", 0.5, 12],
      ["client", 720, 2160],
    ] as const) {
      const { email } = await somebody(role);
      for (const column of ["idle_until", "absolute_until"] as const) {
        const id = await inside(email);
        const row = await rowOf(id);
        const hours = (until: Date) => (until.getTime() - row?.created_at.getTime()) / 3_600_000;
        expect([hours(row?.idle_until), hours(row?.absolute_until)]).toEqual([idle, absolute]);
        await everything`update sign_ins set ${everything(column)} = now() where id_hash = ${sha256(id)}`;
        expect([role, column, refusalOf(await enter(id))]).toEqual([role, column, "signed_out"]);
      }
    }
  });

  it("is kept alive by use, never beyond its last hour", async () => {
    const { email } = await somebody();
    const id = await inside(email);
    await everything`update sign_ins set seen_at = now() - interval '20 minutes', idle_until = now() + interval '10 minutes',
      absolute_until = now() + interval '5 minutes' where id_hash = ${sha256(id)}`;
    expect((await enter(id)).ok).toBe(true);
    const row = await rowOf(id);
    expect(row?.idle_until.getTime() - Date.now()).toBeGreaterThan(29 * 60_000);
    expect(row?.absolute_until.getTime() - Date.now()).toBeLessThan(6 * 60_000);
  });

  it("is over for who has left, with the next request", async () => {
    const { email, memberId } = await somebody();
    const id = await inside(email);
    await everything`update members set left_at = now() where id = ${memberId}`;
    expect(refusalOf(await enter(id))).toBe("signed_out");
    expect(refusalOf(await signIn(email, password, home, ""))).toBe("sign_in_failed");
  });
});

describe("an invitation", () => {
  const answer = { password, locale: "en" as const, email: null };
  async function invited(email: string | null): Promise<string> {
    const draft = { id: uuidv7(), name: "Greet Hoekstra", email, locale: "nl" as const };
    valueOf(await as(v.nienke, (tx, viewer) => addClient(tx, viewer, draft)));
    const invitation = await as(v.nienke, (tx, viewer) => inviteClient(tx, viewer, draft.id, new Date()), draft);
    return valueOf(invitation).link.url.split("/").at(-1) as string;
  }

  it("makes one account, however many accept it at once", async () => {
    const email = "greet1@example.nl";
    const token = await invited(email);
    const answers = await Promise.all(Array.from({ length: 20 }, () => acceptInvitation(token, answer)));
    expect(answers.filter((one) => one.ok)).toEqual([{ ok: true, value: { email } }]);
    expect(new Set(answers.filter((one) => !one.ok).map(refusalOf))).toEqual(new Set(["invitation_spent"]));
    expect(await everything`select 1 from accounts where email = ${email}`).toHaveLength(1);
    expect(valueOf(await enter(await inside(email)))).toMatchObject({ role: "client", locale: "en" });
  });

  it("is not found when it never was, and spent when its time is over", async () => {
    const token = await invited("greet2@example.nl");
    expect(refusalOf(await acceptInvitation(`${token}x`, answer))).toBe("not_found");
    await everything`update invitations set expires_at = now() where token_hash = ${sha256(token)}`;
    expect(refusalOf(await acceptInvitation(token, answer))).toBe("invitation_spent");
  });

  it("never takes over an address that somebody has, and stays open then", async () => {
    const { email, memberId } = await somebody();
    const token = await invited(email);
    expect(refusalOf(await acceptInvitation(token, answer))).toBe("email_taken");
    expect(valueOf(await enter(await inside(email))).memberId).toBe(memberId);
    expect(
      await everything`select 1 from invitations where token_hash = ${sha256(token)} and used_at is null`,
    ).toHaveLength(1);
  });

  it("asks for an address only where none was given, and for a password that is not a first guess", async () => {
    const token = await invited(null);
    expect(await acceptInvitation(token, answer)).toMatchObject({ refusal: "invalid", faults: [{ path: "email" }] });
    const common = await acceptInvitation(token, { ...answer, email: "greet3@example.nl", password: "hoekstra12345" });
    expect(common).toMatchObject({ refusal: "password_too_common", faults: [{ path: "password" }] });
    expect((await acceptInvitation(token, { ...answer, email: "greet3@example.nl" })).ok).toBe(true);
    const given = await invited("greet4@example.nl");
    await acceptInvitation(given, { ...answer, email: "een.ander@example.nl" });
    expect(await everything`select 1 from accounts where email = 'een.ander@example.nl'`).toHaveLength(0);
  });
});

describe("another password", () => {
  const next = "een heel andere zin dan toen";
  const change = (who: Person, current: string, to: string) =>
    changePassword({ ...entryOf(who), unfinished: true }, { current, next: to });

  it("ends the other sign-ins and not this one; the old password is worth nothing", async () => {
    const { email, memberId } = await somebody();
    const [here, there] = [await inside(email), await inside(email)];
    const who = { ...v.nienke, memberId, idHash: sha256(here) };
    valueOf(await change(who, password, next));
    expect((await enter(here)).ok).toBe(true);
    expect(refusalOf(await enter(there))).toBe("signed_out");
    expect(refusalOf(await signIn(email, password, home, ""))).toBe("sign_in_failed");
    expect((await signIn(email, next, home, "")).ok).toBe(true);
  });

  it("needs the present one, and changes nothing when refused", async () => {
    const { email, memberId } = await somebody();
    const [here, there] = [await inside(email), await inside(email)];
    const who = { ...v.nienke, memberId, idHash: sha256(here) };
    expect(refusalOf(await change(who, "niet dit wachtwoord", next))).toBe("invalid");
    expect(refusalOf(await change(who, password, "wachtwoord123"))).toBe("password_too_common");
    expect((await enter(there)).ok).toBe(true);
    expect(await inside(email)).toBeTruthy();
  });
});

it("a person changes their own name and language, and nobody else's", async () => {
  valueOf(await as(v.sanne, (tx, viewer) => changeMe(tx, viewer, { locale: "en" })));
  expect(valueOf(await as(v.sanne, async (_, viewer) => accepted(viewer)))).toMatchObject({
    locale: "en",
    name: v.sanne.name,
  });
  expect(valueOf(await as(v.kees, async (_, viewer) => accepted(viewer))).locale).toBe("nl");
});

it("the desk says when a sign-in ends by the same half hour as the database", async () => {
  const [row] = await everything<{ minutes: number }[]>`
    select extract(epoch from app.idle_time('therapist')) / 60 as minutes`;
  expect(Number(row?.minutes)).toBe(deskIdleMinutes);
});
