import { uuidv7 } from "uuidv7";
import { beforeAll, expect, it } from "vitest";
import { type Cast, fullHouse } from "@/db/testing/fuzz/cast";
import { examples } from "@/db/testing/fuzz/examples";
import type { Known } from "@/db/testing/fuzz/from-schema";
import { everything } from "@/db/testing/practice";
import { lines } from "./testing/doors";
import { knock } from "./testing/knock";

// An assistant at every door of the interface, with ids that are there: all but the doors to contact data and to an own
// account stay shut. Made from the table of operations: one that comes tomorrow is tried as well.

const ofContactData = ["changeContactData", "inviteContact", "listContactData", "readContactData", "registerClient"];
const ofOwnAccount = [
  "addPasskey",
  "askForAddress",
  "beginPasskey",
  "beginSecondFactor",
  "changeMe",
  "changePassword",
  "endOtherSignIns",
  "endSignIn",
  "listPasskeys",
  "listSignIns",
  "readMe",
  "readStepUp",
  "readStepUpQuestion",
  "removePasskey",
  "removeSecondFactor",
  "renewRecoveryCodes",
  "setUpSecondFactor",
  "stepUp",
];

let cast: Cast;
let known: Known;

beforeAll(async () => {
  const house = await fullHouse();
  cast = house.cast;
  // Whoever ends their own sign-in is nobody at the doors that come after it: this one is nobody's.
  known = { ...house.known, signIn: [uuidv7()] };
}, 120_000);

it("an assistant is let in where contact data or their own account is, and nowhere else", async () => {
  const open: string[] = [];
  for (const door of lines) {
    const before = await refusals();
    const answer = await knock(door, { cookie: cast.assistant, known, examples: examples(known) });
    const text = await answer.text();
    if (answer.status === 403 && text.includes("role_cannot")) {
      expect([door.name, text.includes("kenmerk")]).toEqual([door.name, false]);
      // Whoever tries is written down.
      expect([door.name, (await refusals()) - before]).toEqual([door.name, 1]);
    } else open.push(door.name);
  }
  expect(open.sort()).toEqual([...ofContactData, ...ofOwnAccount].sort());
});

async function refusals(): Promise<number> {
  const [row] = await everything<{ n: number }[]>`select coalesce(sum(count), 0)::int as n from audit_tallies
    where event = 'access.denied' and role = 'assistant'`;
  return row?.n ?? 0;
}

it("what an assistant reads of a client holds nothing of their record", async () => {
  const [client = ""] = known.client ?? [];
  const read = async (name: string) => {
    const door = lines.find((one) => one.name === name);
    if (!door) throw new Error(`no operation ${name}`);
    const answer = await knock(door, { cookie: cast.assistant, known, examples: examples(known) });
    return { status: answer.status, told: (await answer.json()) as { items?: object[] } };
  };
  const list = await read("listContactData");
  const one = await read("readContactData");
  const fields = ["carers", "email", "hasAccount", "id", "invitedUntil", "locale", "name", "version"];
  for (const told of [...(list.told.items ?? []), one.told]) expect(Object.keys(told).sort()).toEqual(fields);
  const [row] = await everything<{ n: number }[]>`select count(*)::int as n from clients c
    where practice_id = (select practice_id from clients where id = ${client})`;
  expect([list.status, list.told.items?.length, one.status]).toEqual([200, row?.n, 200]);
});
