import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { seedPractice } from "@/db/seed/people";
import { watchChanges, watchSignIns } from "@/db/testing/changes";
import { type CuttableLine, layCuttableLine } from "@/db/testing/cut-line";
import { type Cast, castOf } from "@/db/testing/fuzz/cast";
import { clientOf, colleague, everything, seeding } from "@/db/testing/practice";
import { passingTrouble } from "@/lib/access/trouble";
import { signOut } from "@/lib/access/write";
import type { Result } from "@/lib/result";
import { ofAccounts, writeOwnAccount } from "./testing/account-writes";
import { cutAsking } from "./testing/cut-asking";

// As in faults.test.ts, for what opens the house: the first visit, a link that is spent, a password, an address, a second
// factor, sign-ins. What can be done once answers that it was done; and whoever did not hear of it comes in all the same.

let line: CuttableLine;
vi.stubEnv("SET_UP_CODE", "KLEINE-LINDE");
// Passkeys belong to a name. And where mail is sent, each of these leaves word.
vi.stubEnv("PUBLIC_URL", "http://localhost:3000");
vi.stubEnv("SMTP_URL", "smtp://127.0.0.1:1");

beforeAll(async () => {
  line = await layCuttableLine();
  await watchChanges();
  await watchSignIns();
}, 120_000);
afterAll(() => line.stop());

const first = {
  code: "kleine-linde",
  practiceName: "Praktijk De Linde",
  timeZone: "Europe/Amsterdam",
  name: "Marieke Hofstra",
  email: "marieke@example.nl",
  password: "een lange zin om te onthouden",
  locale: "nl",
};

/** What a door says of it: who signs in comes through next-auth's own, which holds no line of the interface. */
const told = async (acting: Promise<Result<unknown>>): Promise<Response> =>
  acting.then(
    (result) => Response.json(result, { status: result.ok ? 200 : 401 }),
    (error: unknown) => {
      if (passingTrouble(error)) return new Response(null, { status: 503 });
      throw error;
    },
  );

it("a fault at any statement leaves an account as it was or as it was to be, and nobody outside", async () => {
  const { as, cutAtEach, seen, found, report } = cutAsking(line);
  const cast: Cast = { owner: "", therapist: "", client: "", assistant: "", relative: "", nobody: "" };
  const tell = as(cast);
  await tell("nobody", "setUp", {}, first, undefined, { spent: "already_set_up" });

  const practice = await seedPractice(seeding, "Praktijk De Els");
  const owner = await colleague(practice, "owner", "Joke van Dam");
  const therapist = await colleague(practice, "therapist", "Tess Jonker");
  const client = await clientOf(therapist, "Piet Smit");
  Object.assign(cast, await castOf(owner, therapist, client));
  const invited = await clientOf(therapist, "Sanne Bakker");
  const [own] = await everything<{ account: string }[]>`select account_id as account from members
    where id = ${invited.memberId}`;
  await everything`update members set account_id = null, email = null where id = ${invited.memberId}`;
  await everything`delete from accounts where id = ${own?.account ?? null}`;
  const { url } = (await tell("therapist", "inviteClient", { client: invited.id }, {})) as { url: string };
  const email = "sanne@example.nl";
  const accepted = { token: url.split("/").at(-1), password: first.password, locale: "nl", email };
  await tell("nobody", "acceptInvitation", {}, accepted, undefined, { spent: "invitation_spent" });

  const { come, comeIn } = await writeOwnAccount(tell, cast, client);
  await cutAtEach("signIn", async () => {
    await everything`delete from sign_in_tries`;
    return () => told(come());
  });
  const id = await comeIn();
  await cutAtEach("signOut", async () => () => told(signOut(id).then(() => ({ ok: true, value: null }))));
  await comeIn();

  console.log(report());
  expect(found).toEqual([]);
  expect(ofAccounts.filter((name) => !seen.operations.has(name))).toEqual([]);
}, 900_000);
