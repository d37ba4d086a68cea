import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seedMember } from "@/db/seed/people";
import { everything, seeding, valueOf, village } from "@/db/testing/practice";
import { knownBrowserCookie, placeOfTry } from "./place-of-try";
import { sha256 } from "./secret";
import { addressOf, hashPassword, secondsToWait, signIn } from "./write";

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

const inside = async (email: string, network = home) => valueOf(await signIn(email, password, network, "Firefox")).id;

describe("guessing", () => {
  /** Without taking one: what the next try would have to wait. */
  async function secondsLeft(email: string, place: string): Promise<number> {
    let wait = 0;
    await everything
      .begin(async (tx) => {
        const key = sha256(`${addressOf(email)}\n${place}`);
        const [row] = await tx<{ wait: number }[]>`select app.take_try(${key}, 20) as wait`;
        wait = Number(row?.wait);
        throw new Error("only looked");
      })
      .catch(() => undefined);
    return wait;
  }
  const guess = async (email: string, place: string) =>
    (await secondsToWait(email, place)) === 0 && signIn(email, "een verkeerde gok", place, "");
  /** As somebody would who waits long enough each time. */
  async function guesses(count: number, email: string, place: string) {
    for (let n = 0; n < count; n++) {
      await everything`update sign_in_tries set tried_at = tried_at - interval '21 seconds'`;
      await guess(email, place);
    }
  }

  it("in parallel gets no more tries than one after another", async () => {
    const { email } = await somebody();
    const tried = await Promise.all(Array.from({ length: 24 }, () => guess(email, home)));
    // Two slips are free; after the third a wait begins, which on a busy machine may be over before all have asked.
    expect(tried.filter((one) => one !== false).length).toBeLessThan(7);
  });

  it("grows slower with each guess, up to twenty seconds", async () => {
    const { email } = await somebody();
    const waits: number[] = [];
    for (let n = 0; n < 9; n++) {
      await guesses(1, email, home);
      waits.push(await secondsLeft(email, home));
    }
    const expected = [0, 0, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8];
    // What has passed since the guess is taken off; a busy machine lets more pass.
    for (const [n, wait] of waits.entries()) expect(wait).toBeLessThanOrEqual(expected[n] as number);
    expect(waits.at(-1)).toBeGreaterThan(10);
    expect(await secondsLeft(` ${email.toUpperCase()}`, home)).toBeGreaterThan(10);
  });

  it("never holds up the owner of the address elsewhere, nor anybody else here", async () => {
    const { email } = await somebody();
    await guesses(6, email, home);
    expect(await secondsLeft(email, "198.51.100.1")).toBe(0);
    expect(await secondsLeft("ander@example.nl", home)).toBe(0);
    expect(await inside(email, "198.51.100.1")).toBeTruthy();
    // Their own success elsewhere is no excuse for the guesser here.
    expect(await secondsLeft(email, home)).toBeGreaterThan(0);
  });

  it("from next door holds up nobody who signed in from their own browser before", async () => {
    const [nienke, greet] = [await somebody(), await somebody()];
    const cookie = knownBrowserCookie(new Headers(), nienke.email).split(";")[0] as string;
    const own = new Headers({ cookie: `theme=dark; ${cookie}` });
    const place = (headers: Headers, { email }: { email: string }) => placeOfTry(headers, email);
    const stranger = place(new Headers(), nienke);
    await guesses(9, nienke.email, stranger);
    expect(await secondsLeft(nienke.email, stranger)).toBeGreaterThan(10);
    expect(await secondsLeft(nienke.email, place(own, nienke))).toBe(0);
    expect(await inside(nienke.email, place(own, nienke))).toBeTruthy();
    // Signing in helps the guesser nothing, and the cookie opens the short way for one address alone.
    expect(await secondsLeft(nienke.email, stranger)).toBeGreaterThan(10);
    expect(place(own, greet)).toBe(place(new Headers(), greet));
    // Who guesses in a known browser is slowed down there.
    await guesses(9, nienke.email, place(own, nienke));
    expect(await secondsLeft(nienke.email, place(own, nienke))).toBeGreaterThan(10);
  });

  it("is forgotten after the right password, and after a quarter of an hour", async () => {
    const { email } = await somebody();
    for (const forget of [
      () => inside(email),
      () => everything`update sign_in_tries set tried_at = now() - interval '16 minutes'`,
    ]) {
      // So many that the pause outlasts whatever else a busy machine does meanwhile.
      await guesses(8, email, home);
      expect(await secondsLeft(email, home)).toBeGreaterThan(0);
      await forget();
      expect(await secondsLeft(email, home)).toBe(0);
    }
  });

  describe("many addresses", () => {
    beforeEach(async () => {
      await everything`delete from sign_in_tries`;
    });
    /** How many of so many strangers' tries had to wait; each is the first at its address. */
    async function held(count: number, network: (n: number) => string) {
      const waits = await Promise.all(
        Array.from({ length: count }, (_, n) => secondsToWait(`vreemd${++made}@example.nl`, network(n))),
      );
      return waits.filter((wait) => wait > 0).length;
    }
    const known = (email: string) =>
      placeOfTry(new Headers({ cookie: knownBrowserCookie(new Headers(), email).split(";")[0] as string }), email);

    it("from one network are slowed there, and nowhere else", async () => {
      const { email } = await somebody();
      expect(await held(30, () => home)).toBe(0);
      // A busy machine lets one more go every six seconds.
      expect(await held(30, () => home)).toBeGreaterThan(20);
      expect(await secondsToWait(email, "198.51.100.1")).toBe(0);
      expect(await secondsToWait(email, known(email))).toBe(0);
    });

    it("from everywhere are slowed by the house, and not who was here before", async () => {
      const { email } = await somebody();
      expect(await held(300, (n) => `2001:db8:0:${n}`)).toBe(0);
      expect(await held(150, (n) => `2001:db8:1:${n}`)).toBeGreaterThan(50);
      expect(await secondsToWait(email, known(email))).toBe(0);
      expect(await inside(email, known(email))).toBeTruthy();
    });

    it("cost nothing where each of them was right: a practice may begin its day", async () => {
      const { email } = await somebody();
      for (let n = 0; n < 35; n++) {
        expect(await secondsToWait(email, home)).toBe(0);
        await inside(email, home);
      }
    });

    it("come back with time, and never more than there was", async () => {
      await held(60, () => home);
      await everything`update sign_in_tries set tried_at = tried_at - interval '1 hour'`;
      expect(await held(30, () => home)).toBe(0);
      expect(await held(30, () => home)).toBeGreaterThan(20);
    });

    it("are slowed by the house where no network is believed", async () => {
      expect(await held(300, () => "")).toBe(0);
      expect(await held(150, () => "")).toBeGreaterThan(50);
    });
  });
});
