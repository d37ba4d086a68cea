import { beforeAll, expect, it } from "vitest";
import { changesSince, watchChanges } from "@/db/testing/changes";
import { type Cast, fullHouse } from "@/db/testing/fuzz/cast";
import { examples } from "@/db/testing/fuzz/examples";
import { everything } from "@/db/testing/practice";
import { may } from "@/lib/access/rules";
import { roles } from "@/lib/access/schema";
import { lines } from "./testing/doors";
import { knock } from "./testing/knock";

// What somebody who walks up to an open screen should not be able to do (ASVS 5.0 7.5.3). More may come; none of these goes.
const delicate = [
  "addPasskey",
  "askCopy",
  "askErasure",
  "askForAddress",
  "beginEmergency",
  "beginPasskey",
  "beginSecondFactor",
  "changeMember",
  "decideErasure",
  "exportRecord",
  "letGo",
  "makeRelativeLink",
  "nameRelative",
  "readStepUp",
  "removePasskey",
  "removeSecondFactor",
  "renewRecoveryCodes",
  "setUpSecondFactor",
];

let cast: Cast;
let known: Awaited<ReturnType<typeof fullHouse>>["known"];

beforeAll(async () => {
  ({ cast, known } = await fullHouse());
  await everything`update sign_ins set fresh_at = now() - interval '11 minutes'`;
  await watchChanges();
}, 120_000);

it("the delicate is what is asked again before", () => {
  const asked = lines.filter(({ fresh }) => fresh).map(({ name }) => name);
  expect(delicate.filter((name) => !asked.includes(name))).toEqual([]);
});

it.each(lines.filter(({ fresh }) => fresh).map((door) => [door.name, door] as const))(
  "%s wants a password or a code of the last ten minutes, and changes nothing without",
  async (_name, door) => {
    await changesSince();
    for (const role of roles.filter((one) => may(one, door.line.permission))) {
      const answer = await knock(door, { cookie: cast[role], known, examples: examples(known) });
      expect([role, answer.status, ((await answer.json()) as { type: string }).type]).toEqual([
        role,
        403,
        "urn:verzacht:problem:step_up_needed",
      ]);
    }
    expect(await changesSince()).toEqual([]);
  },
);
