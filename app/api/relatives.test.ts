import { beforeAll, describe, expect, it } from "vitest";
import { changesSince, watchChanges } from "@/db/testing/changes";
import { type Cast, fullHouse } from "@/db/testing/fuzz/cast";
import { examples } from "@/db/testing/fuzz/examples";
import { everything } from "@/db/testing/practice";
import { may } from "@/lib/access/rules";
import { ask, handlerOf, house, lines } from "./testing/doors";
import { knock } from "./testing/knock";

// Somebody near a client, at every door of the house. Made from the table of operations: one that comes tomorrow is tried.

/** What is a relative's to do: their own account, and what is shared with them. */
const theirs = [
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
  "readShared",
  "readSharedDays",
  "readSharedProgram",
  "readSharedProgress",
  "readStepUp",
  "readStepUpQuestion",
  "removePasskey",
  "removeSecondFactor",
  "renewRecoveryCodes",
  "setUpSecondFactor",
  "stepUp",
];
const shared = ["readShared", "readSharedDays", "readSharedProgram", "readSharedProgress"];

let cast: Cast;
let known: Awaited<ReturnType<typeof fullHouse>>["known"];
let client: Awaited<ReturnType<typeof fullHouse>>["client"];

beforeAll(async () => {
  ({ cast, known, client } = await fullHouse());
  await watchChanges();
}, 120_000);

const tried = (door: (typeof lines)[number], who: keyof Cast = "relative") =>
  knock(door, { cookie: cast[who], known, examples: examples(known) });
const doorOf = (name: string) => lines.find((line) => line.name === name) as (typeof lines)[number];

it("the doors that open to a relative are their own account's, and what is shared", () => {
  expect(
    lines
      .filter(({ line }) => may("relative", line.permission))
      .map(({ name }) => name)
      .sort(),
  ).toEqual(theirs);
});

it.each(lines.filter(({ name }) => !theirs.includes(name)).map((door) => [door.name, door] as const))(
  "%s is closed to a relative, with ids that are really there, and nothing changes",
  async (_name, door) => {
    await changesSince();
    const answer = await tried(door);
    expect([403, 404]).toContain(answer.status);
    expect(await answer.text()).not.toContain("kenmerk");
    expect((await changesSince()).filter((table) => !String(table).startsWith("audit_"))).toEqual([]);
  },
);

describe("what is shared", () => {
  it("is answered, one door for each part, and to nobody of another role", async () => {
    for (const name of shared) {
      const answer = await tried(doorOf(name));
      expect([name, answer.status]).toEqual([name, 200]);
      expect(await answer.text()).not.toContain("kenmerk");
      for (const who of ["owner", "therapist", "client"] as const)
        expect([name, who, (await tried(doorOf(name), who)).status]).toEqual([name, who, 403]);
      expect((await tried(doorOf(name), "nobody")).status).toBe(401);
    }
  });

  it("is gone from the next request on where a part is left out, and everywhere once it is taken back", async () => {
    const [share] = await everything<{ id: string }[]>`select id from relatives where client_id = ${client.id}`;
    const at = { relative: share?.id ?? "" };
    const headers = { origin: house, cookie: cast.client, "content-type": "application/json", "if-match": '"1"' };
    const changed = await ask(await handlerOf(doorOf("changeShares")), doorOf("changeShares"), {
      parts: at,
      headers,
      body: JSON.stringify({ parts: ["days"] }),
    });
    expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2"']);
    const statuses = async () =>
      Promise.all(shared.map(async (name) => [name, (await tried(doorOf(name))).status] as const));
    expect(Object.fromEntries(await statuses())).toEqual({
      readShared: 200,
      readSharedDays: 200,
      readSharedProgram: 404,
      readSharedProgress: 404,
    });
    const taken = await ask(await handlerOf(doorOf("takeBack")), doorOf("takeBack"), { parts: at, headers });
    expect(taken.status).toBe(200);
    for (const name of theirs) expect([name, (await tried(doorOf(name))).status]).toEqual([name, 401]);
  });
});
