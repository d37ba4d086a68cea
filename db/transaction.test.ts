import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  type ClientPerson,
  clientOf,
  entryOf,
  everything,
  type Person,
  refusalOf,
  signedIn,
  village,
} from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf } from "@/db/testing/programs";
import { enterOnce, enterPractice } from "@/db/transaction";
import { sha256 } from "@/lib/access/secret";
import { readCaseload } from "@/lib/attention/read";
import { readExercises } from "@/lib/exercises/read";
import type { Program } from "@/lib/programs/schema";
import { readProgress } from "@/lib/progress/read";
import { accepted } from "@/lib/result";
import { logSession } from "@/lib/sessions/write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
let program: Program;
const now = new Date("2026-11-22T12:00:00Z");

beforeAll(async () => {
  v = await village();
  client = await clientOf(v.nienke, "Thijs van den Berg");
  program = await assigned(v.nienke, client, draftOf([itemOf("grounding")]), "2026-11-02");
  // What is known of a program version is kept from here on: later logs go in by their one statement.
  await logSession(entryOf(client), uuidv7(), logOf(program, "2026-11-02T19:00:00+01:00"), now);
});

/** The three ways to be in a house without a sign-in that counts. */
async function thoseWhoAreOut(person: Person): Promise<[string, Person][]> {
  const [ended, expired, late] = (await Promise.all(
    [0, 1, 2].map(() => signedIn(person.practice, person.memberId, person.role, person.name)),
  )) as [Person, Person, Person];
  await everything`update sign_ins set ended_at = now() where id_hash = ${ended.idHash}`;
  await everything`update sign_ins set idle_until = now() - interval '1 second' where id_hash = ${expired.idHash}`;
  await everything`update sign_ins set absolute_until = now() - interval '1 second' where id_hash = ${late.idHash}`;
  const unknown = { ...person, idHash: sha256(randomUUID()) };
  return [
    ["ended", ended],
    ["idle too long", expired],
    ["past its last hour", late],
    ["unknown", unknown],
  ];
}

describe("the requests that are one statement", () => {
  it("answer nothing to a sign-in that is unknown, expired or ended", async () => {
    for (const [why, person] of await thoseWhoAreOut(v.nienke)) {
      const answers = [
        await readProgress(entryOf(person, client, "progress.read"), { bucket: "day" }, now),
        await readCaseload(entryOf(person), { limit: 50 }, now),
        await readExercises(entryOf(person), { limit: 50 }),
        await enterPractice(entryOf(person), async () => accepted("in")),
      ];
      expect([why, ...answers.map(refusalOf)]).toEqual([why, ...answers.map(() => "signed_out")]);
    }
  });

  it("store nothing for a sign-in that is unknown, expired or ended", async () => {
    for (const [why, person] of await thoseWhoAreOut(client)) {
      const id = uuidv7();
      const answer = await logSession(entryOf(person), id, logOf(program, "2026-11-04T19:00:00+01:00"), now);
      expect([why, refusalOf(answer)]).toEqual([why, "signed_out"]);
      expect(await everything`select 1 from sessions where id = ${id}`).toHaveLength(0);
    }
  });

  it("store nothing for a role that can't, or for somebody whose program it is not", async () => {
    const log = logOf(program, "2026-11-05T19:00:00+01:00");
    const before = await everything`select count(*) from sessions`;
    const asTherapist = { ...entryOf(v.nienke), roles: ["client"] as const };
    expect(refusalOf(await logSession(asTherapist, uuidv7(), log, now))).toBe("role_cannot");
    for (const stranger of [v.kees, v.johan, v.willem])
      expect(refusalOf(await logSession(entryOf(stranger), uuidv7(), log, now))).toBe("not_found");
    expect(await everything`select count(*) from sessions`).toEqual(before);
  });

  it("show another's record to nobody, and write no look at it down", async () => {
    for (const stranger of [v.bas, v.ruud, v.johan, v.willem]) {
      const entry = entryOf(stranger, client, "progress.read");
      expect(refusalOf(await readProgress(entry, { bucket: "day" }, now))).toBe("not_found");
      expect(await everything`select 1 from audit_events where request_id = ${entry.requestId}`).toHaveLength(0);
    }
    const entry = entryOf(v.nienke, client, "progress.read");
    expect((await readProgress(entry, { bucket: "day" }, now)).ok).toBe(true);
    expect(await everything`select event from audit_events where request_id = ${entry.requestId}`).toEqual([
      { event: "progress.read" },
    ]);
  });

  it("see nothing where the entering comes last, whatever the plan", async () => {
    // Not drawn from viewer: the plan is free to look before it enters. It may see nothing then, never too much.
    const eager = { text: "select viewer.*, (select count(*)::int from sessions) as seen from viewer" };
    for (const [why, person] of await thoseWhoAreOut(client))
      expect([why, refusalOf(await enterOnce(entryOf(person), eager, []))]).toEqual([why, "signed_out"]);
    const theirs = {
      text: `, seen as materialized (select * from sessions) select viewer.*,
      (select count(*)::int from seen where client_id <> viewer.client_id) as foreign_rows from viewer`,
    };
    const answer = await enterOnce<{ foreign_rows: number }>(entryOf(client), theirs, []);
    expect(answer.ok && answer.value.foreign_rows).toBe(0);
  });
});

it("a statement that fails is told by its code, never with what was sent", async () => {
  const secret = "sanne slaapt slecht";
  const failing = enterPractice(entryOf(v.nienke), async (tx) => {
    await tx.execute(sql`select ${secret}::int`);
    return accepted(null);
  });
  const error = await failing.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: "StatementFailed", code: "22P02" });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("slaapt");
});
