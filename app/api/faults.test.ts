import { afterAll, beforeAll, expect, it } from "vitest";
import { connection } from "@/db/connection";
import { seedPractice } from "@/db/seed/people";
import { changesSince, watchChanges } from "@/db/testing/changes";
import { type Cut, type CuttableLine, layCuttableLine } from "@/db/testing/cut-line";
import { castOf } from "@/db/testing/fuzz/cast";
import { clientOf, colleague, everything, seeding } from "@/db/testing/practice";
import { type Tell, writeEverywhere } from "@/e2e/payload-record";
import type { Role } from "@/lib/access/schema";
import { ask, handlerOf, house, lines } from "./testing/doors";
import { writeOwnAffairs } from "./testing/own-writes";

// Each statement of each operation that writes about a client is made to fail once, before it is done and after it
// (security.md R19): what stands then is what stood before or what was asked, never half of it, and the audit log says
// the same. And whoever asks again, as a phone does, gets what they asked for.

let line: CuttableLine;
const seen = { operations: new Set<string>(), before: 0, after: 0, old: 0, done: 0 };

beforeAll(async () => {
  line = await layCuttableLine();
  await watchChanges();
}, 120_000);
afterAll(() => line.stop());

/** A client's key is made once and says nothing by itself; a notice that waits is put off when the same is said again. */
const isBeside = (change: string) => change.startsWith("client_keys") || change === "_private_jobs UPDATE";
/** What is one's own device is no part of a record, and not in its log. */
const unlogged = new Set(["addPushDevice"]);

const changesTold = async () => {
  const [row] = await everything<{ n: number }[]>`select count(*)::int as n from audit_events where action <> 'R'
    and event not like '%denied%'`;
  return row?.n ?? 0;
};

it("a fault at any statement leaves what was or what was asked, and asking again brings it about", async () => {
  const practice = await seedPractice(seeding, "Praktijk De Linde");
  const owner = await colleague(practice, "owner", "Marieke Hofstra");
  const therapist = await colleague(practice, "therapist", "Nienke de Wit");
  const client = await clientOf(therapist, "Sanne Bakker");
  const cast = await castOf(owner, therapist, client);
  const [exercise] = await everything<{ id: string }[]>`select id from library_exercises where key = 'grounding'`;
  const found: string[] = [];

  const tell: Tell<Role> = async (who, operation, parts, body, revision) => {
    const door = lines.find(({ name }) => name === operation);
    if (!door) throw new Error(`no operation ${operation}`);
    const handler = await handlerOf(door);
    const send = () =>
      ask(handler, door, {
        parts,
        headers: {
          origin: house,
          cookie: cast[who],
          "content-type": "application/json",
          ...(revision !== undefined && { "if-match": `"${revision}"` }),
        },
        body: door.body ? JSON.stringify(body) : undefined,
      });
    const isChange = door.method !== "GET";
    seen.operations.add(operation);
    // Before and after each statement in turn, until it is done: by the answer that got lost after its last one.
    for (let n = 2, isDone = !isChange; !isDone && n < 160; n++) {
      const when: Cut = n % 2 === 0 ? "before" : "after";
      await changesSince();
      const told = await changesTold();
      // A pool that is new asks about types first; that is no statement of the operation.
      await connection().pool`select 1`;
      line.cutAt(n >> 1, when);
      const answer = await send();
      const at = `${operation}, ${when} statement ${n >> 1}`;
      if (!line.mend()) {
        if (!answer.ok) found.push(`${at}: not done: ${await answer.text()}`);
        break;
      }
      seen[when]++;
      const changes = (await changesSince()).filter((one) => !isBeside(one));
      isDone = changes.length > 0;
      seen[isDone ? "done" : "old"]++;
      if (!answer.ok && answer.status !== 503) found.push(`${at}: answered ${answer.status} ${await answer.text()}`);
      if (when === "before" && isDone && !answer.ok) found.push(`${at}: half done: ${changes.join()}`);
      if (!unlogged.has(operation) && isDone !== (await changesTold()) > told)
        found.push(`${at}: changed ${changes.join()}, and the log differs`);
    }
    const answer = await send();
    const text = await answer.text();
    if (!answer.ok) found.push(`${operation}, once more: ${answer.status} ${text}`);
    const said = JSON.parse(text) as Record<string, unknown>;
    return answer.ok ? said : ((said.current ?? {}) as Record<string, unknown>);
  };

  const made = await writeEverywhere(tell, client.id, exercise?.id ?? "", "zacht");
  await writeOwnAffairs(tell, made, "zacht");
  console.log(
    `faults: ${seen.operations.size} operations; ${seen.before} cut before a statement, ${seen.after} after it; ` +
      `${seen.old} left what was, ${seen.done} what was asked, ${found.length} neither`,
  );
  expect(found).toEqual([]);
  expect(seen.before).toBeGreaterThan(200);
}, 900_000);
