import { expect, test } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import { openMailServer } from "@/db/testing/mail-server";
import { type Person, signedIn } from "./person";
import { type Instance, openTwoInstances, toInstance, way } from "./two-instances";

// One practice, two web processes: what one of them knows, the other knows, and nothing happens twice.

const both = ["a", "b"] as const;
const other = { a: "b", b: "a" } as const;

const statusAt = async (who: Person, which: Instance, path = "/api/v1/me") =>
  (await who.ask("GET", path, undefined, toInstance(which))).status;

async function signOut(who: Person, at: Instance) {
  const { csrfToken } = (await (await who.ask("GET", "/api/auth/csrf")).json()) as { csrfToken: string };
  const words = new URLSearchParams({ csrfToken, json: "true" });
  return (await who.ask("POST", "/api/auth/signout", words, toInstance(at))).status;
}

/** Wrong tries at one instance until it says how long to wait; answers how many were heard. */
async function guessAt(url: string, which: Instance, email: string, most: number): Promise<number> {
  const asked = await fetch(`${url}/api/auth/csrf`, { headers: toInstance(which) });
  const cookie = asked.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  for (let n = 0; n < most; n++) {
    const told = await fetch(`${url}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: { ...toInstance(which), origin: url, cookie },
      body: new URLSearchParams({ csrfToken, email, password: "a guess, and one more", json: "true" }),
    });
    if (told.status === 429) return n;
  }
  return most;
}

test("two instances are one house: signed in, signed out, slowed down, stored once and sent once at both", async () => {
  test.setTimeout(240_000);
  test.info().annotations.push({ type: "the second instance speaks to the database", description: way });
  const mail = await openMailServer();
  const house = await openTwoInstances({ SMTP_URL: mail.url, DEMO_CLIENTS: "2", DEMO_DAYS: "14" });
  try {
    // Whoever signs in asks both in turn: what one hands out, the other takes.
    const therapist = await signedIn(house.url, "therapist@demo.test");
    const client = await signedIn(house.url, "client@demo.test");
    for (const which of both) expect(await statusAt(client, which)).toBe(200);

    const left: number[] = [];
    for (const which of both) {
      const who = await signedIn(house.url, "client2@demo.test");
      const kept = [...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      expect(await statusAt(who, other[which])).toBe(200);
      expect(await signOut(who, which)).toBe(200);
      const again = await fetch(`${house.url}/api/v1/me`, { headers: { cookie: kept, ...toInstance(other[which]) } });
      left.push(again.status);
    }
    expect(left).toEqual([401, 401]);

    // Guesses at one are waited for at the other.
    const heard = await guessAt(house.url, "a", "owner@demo.test", 30);
    expect(heard).toBeLessThan(30);
    const more = await guessAt(house.url, "b", "owner@demo.test", 1);
    expect(more).toBe(0);

    // The same session, sent to both at once.
    interface Today {
      program: { id: string; version: number };
    }
    const today = (await (await client.ask("GET", "/api/v1/today")).json()) as Today;
    const { clientId } = (await (await client.ask("GET", "/api/v1/me")).json()) as { clientId: string };
    const sent = Array.from({ length: 50 }, (_, n) => ({ id: uuidv7(), n }));
    const told = await Promise.all(
      sent.flatMap(({ id, n }) =>
        both.map(async (which) => {
          const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 8, minute, n)).toISOString();
          const session = {
            programId: today.program.id,
            programVersion: today.program.version,
            startedAt: at(0),
            endedAt: at(20),
            timeZone: "Europe/Amsterdam",
            choice: "relax-only",
            before: { tension: n % 11, safety: null, areas: [] },
            after: null,
            entries: [],
            note: null,
          };
          return (await client.ask("PUT", `/api/v1/sessions/${id}`, session, toInstance(which))).status;
        }),
      ),
    );
    const count = (status: number) => told.filter((one) => one === status).length;
    expect([count(201), count(200)]).toEqual([50, 50]);
    const page = await client.ask("GET", `/api/v1/clients/${clientId}/sessions?limit=200&to=2026-01-05`);
    const { items } = (await page.json()) as { items: { id: string }[] };
    expect(items.map(({ id }) => id).sort()).toEqual(sent.map(({ id }) => id).sort());

    // A revision that was read at one is out of date at the other.
    const path = `/api/v1/clients/${clientId}`;
    const seen = (await therapist.ask("GET", path, undefined, toInstance("a"))).headers.get("etag") ?? "";
    const change = (name: string, which: Instance) =>
      therapist.ask("PATCH", path, { name }, { ...toInstance(which), "if-match": seen });
    expect((await change("Sanne van B", "b")).status).toBe(200);
    expect((await change("Sanne van A", "a")).status).toBe(412);

    // Many at once at both, of two practices: nobody is shown another's clients.
    const stranger = await signedIn(house.url, "therapist@other.test");
    const caseload = async (who: Person) => {
      const answer = await who.ask("GET", "/api/v1/clients?limit=100");
      return ((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id).sort();
    };
    const [own, theirs] = [await caseload(therapist), await caseload(stranger)];
    expect(own.filter((id) => theirs.includes(id))).toEqual([]);
    const looks = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        const [who, whose] = n % 2 === 0 ? [therapist, own] : [stranger, theirs];
        return JSON.stringify(await caseload(who)) === JSON.stringify(whose);
      }),
    );
    expect(looks.filter((same) => !same)).toEqual([]);

    // Both work off the queue: each letter and each message goes out once.
    await expect
      .poll(async () => (await signedIn(house.url, "owner@demo.test").catch(() => null)) !== null, { timeout: 60_000 })
      .toBe(true);
    const owner = await signedIn(house.url, "owner@demo.test");
    mail.think(100);
    const people = Array.from({ length: 12 }, (_, n) => `colleague${n}@linde.test`);
    const invited = await Promise.all(
      people.map(async (email) => {
        const draft = { id: uuidv7(), name: "Nienke de Wit", email, locale: "nl" };
        return (await owner.ask("POST", "/api/v1/members", draft)).status;
      }),
    );
    expect(invited).toEqual(people.map(() => 201));
    const reminded = await client.ask("POST", "/api/v1/reminders/test");
    expect(reminded.status).toBe(202);
    const expected = [...people, "client@demo.test"].sort();
    await expect.poll(() => mail.arrived.length, { timeout: 60_000 }).toBeGreaterThanOrEqual(expected.length);
    // What would be sent twice would come within a round of the queue, which is two seconds.
    await expect
      .poll(async () => (await (await client.ask("GET", "/api/v1/reminders")).text()).includes('"state":"sent"'))
      .toBe(true);
    const arrived = mail.arrived.map(({ to }) => to).filter((to) => expected.includes(to));
    expect(arrived.sort()).toEqual(expected);

    console.log(
      `two instances, the second ${way}: signed out at one, ${left.join(" and ")} at the other; waits after ${heard} guesses ` +
        `at one, ${more} more at the other; ${sent.length} sessions sent to both at once, ${items.length} rows; 412 across; ` +
        `${looks.length} looks of two practices, ${looks.filter((same) => !same).length} wrong; ${expected.length} messages, ` +
        `${arrived.length} sent`,
    );
  } finally {
    await house.close();
    await mail.stop();
  }
});
