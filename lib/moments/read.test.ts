import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  entryOf,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, logOf, wholeChain } from "@/db/testing/programs";
import { enterPractice } from "@/db/transaction";
import { readTimeline } from "@/lib/check-ins/read";
import { tellCheckIn } from "@/lib/check-ins/write";
import type { Program } from "@/lib/programs/schema";
import { accepted } from "@/lib/result";
import { checkIn, sessionLog } from "@/lib/sessions/schema";
import { logSession } from "@/lib/sessions/write";
import { readOwnToldSession, readToldSessions } from "./read";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
let program: Program;
const now = new Date("2026-11-22T12:00:00Z");
const timeZone = "Europe/Amsterdam";

beforeAll(async () => {
  v = await village();
  client = await clientOf(v.nienke, "Irma Smit");
  program = await assigned(v.nienke, client, draftOf(wholeChain()), "2026-11-02", now);
});

const logged = async (startedAt: string) => {
  const id = uuidv7();
  valueOf(await logSession(entryOf(client), id, sessionLog.parse(logOf(program, startedAt)), now));
  return id;
};
const told = async (at: string) => {
  const id = uuidv7();
  valueOf(await as(client, (tx, who) => tellCheckIn(tx, who, id, checkIn.parse({ at, timeZone, tension: 3 }), now)));
  return id;
};

describe("sessions and check-ins in one list", () => {
  it("stand in the order in which they were lived, and each once, page by page", async () => {
    const lived: string[] = [];
    // Of some there are more in a row than a page holds, and one of each kind at the very same moment.
    for (const [at, kind] of [
      ["2026-11-10T08:00:00+01:00", told],
      ["2026-11-10T09:00:00+01:00", logged],
      ["2026-11-11T23:30:00+01:00", told],
      ["2026-11-12T00:30:00+01:00", logged],
      ["2026-11-13T09:00:00.250+01:00", told],
      ["2026-11-13T10:00:00+01:00", told],
      ["2026-11-13T11:00:00+01:00", told],
      ["2026-11-14T09:00:00+01:00", logged],
      ["2026-11-14T09:00:00+01:00", told],
    ] as const)
      lived.unshift(await kind(at));
    for (const limit of [1, 2, 3, 50]) {
      const seen: string[] = [];
      let cursor: string | null | undefined;
      do {
        const period = { limit, ...(cursor && { cursor }) };
        const page = valueOf(
          await as(v.nienke, async (tx, who) => accepted(await readTimeline(tx, who, client.id, period)), client),
        );
        expect(page.items.length).toBeLessThanOrEqual(limit);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(lived);
    }
  });
});

describe("a session of one's own", () => {
  const open = (id: string, by: Person = client, when = new Date()) =>
    as(by, (tx, who) => readOwnToldSession(tx, who, id, when));
  const inTwoDays = () => new Date(Date.now() + 2 * 86_400_000);

  it("can be put right until it was looked at, and for a day in any case", async () => {
    const id = await logged("2026-11-20T19:30:00+01:00");
    expect(valueOf(await open(id))).toMatchObject({ session: { id, before: { tension: 7 } }, mayBePutRight: true });
    expect(valueOf(await open(id, client, inTwoDays())).mayBePutRight).toBe(true);
    valueOf(
      await enterPractice({ ...entryOf(v.nienke, client), act: "sessions.listed" }, async (tx, who) =>
        accepted(await readToldSessions(tx, who, client.id, { limit: 1 })),
      ),
    );
    expect(valueOf(await open(id)).mayBePutRight).toBe(true);
    expect(valueOf(await open(id, client, inTwoDays())).mayBePutRight).toBe(false);
  });

  it("is nobody else's, and what is no id is nothing", async () => {
    const id = await logged("2026-11-19T19:30:00+01:00");
    for (const stranger of [v.kees, v.johan, v.willem, v.nienke])
      expect(refusalOf(await open(id, stranger))).toBe("not_found");
    expect(refusalOf(await open(uuidv7()))).toBe("not_found");
    expect(refusalOf(await open("nothing"))).toBe("not_found");
  });
});
