import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { examineChains, type Head, headLine, headsIn } from "@/db/audit-chain";
import { readAuditHeads } from "@/db/post-office";
import { auditHeadFile, entryOf, everything, village } from "@/db/testing/practice";
import { enterPractice } from "@/db/transaction";
import { accepted } from "@/lib/result";
import { keepHeads, seal } from "./write";

let v: Awaited<ReturnType<typeof village>>;

const look = () => enterPractice(entryOf(v.nienke, v.sanne, "client.read"), async () => accepted(1));
const lookTimes = async (times: number) => {
  for (let n = 0; n < times; n++) await look();
};
const practice = () => v.linde.id;
const chain = () => everything<{ seq: string; event_id: string }[]>`select seq, event_id from audit_seals
  where practice_id = ${practice()} order by seq`;
const findings = async (heads: Head[] = []) =>
  (await examineChains(everything, heads)).findings.filter(({ practiceId }) => practiceId === practice());
const headsNow = async (): Promise<Head[]> =>
  (await readAuditHeads()).map((head) => ({ ...head, seq: Number(head.seq), at: "2026-11-29T15:00:00Z" }));

beforeEach(async () => {
  v = await village();
  await lookTimes(6);
  await seal(true);
});

describe("the chain over a practice's events", () => {
  it("holds every event once, in the order of time, one chain for each practice", async () => {
    const seals = await everything`select s.seq::int as seq, e.at from audit_seals s
      join audit_events e on e.practice_id = s.practice_id and e.id = s.event_id
      where s.practice_id = ${practice()} order by s.seq`;
    expect(seals.map(({ seq }) => seq)).toEqual(seals.map((_, n) => n + 1));
    expect(seals).toHaveLength(6);
    const times = seals.map(({ at }) => Number(at));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect((await everything`select 1 from audit_seals where practice_id = ${v.maas.id}`).length).toBe(0);
  });

  it("is whole when nobody touched it, and grows on from its end", async () => {
    const before = await headsNow();
    await lookTimes(2);
    await seal(false);
    expect(await findings(before)).toEqual([]);
    expect(await chain()).toHaveLength(8);
  });

  it("is one chain, however many seal at once while others write", async () => {
    await Promise.all([lookTimes(10), seal(true), lookTimes(10), seal(false), seal(true), seal(false)]);
    await Promise.all([seal(true), seal(true)]);
    const seals = await chain();
    expect(seals.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 26 }, (_, n) => n + 1));
    expect(await findings()).toEqual([]);
  });

  it("reads letters beyond the first hundred, quotes and nothing at all the same way on both sides", async () => {
    const detail = { parts: ["naam é ✓ \"'\\"], from: null, n: 1.5 };
    await everything`insert into audit_events (practice_id, id, action, event, detail, object_type)
      values (${practice()}, gen_random_uuid(), 'U', 'client.changed', ${everything.json(detail)}, 'a,-3:b')`;
    await seal(true);
    expect(await chain()).toHaveLength(7);
    expect(await findings()).toEqual([]);
  });
});

describe("somebody with all rights on the database", () => {
  const third = async () => (await chain())[2] as { seq: string; event_id: string };

  it.each([
    ["actor_id", "gen_random_uuid()"],
    ["at", "at - interval '1 microsecond'"],
    ["event", "'programs.listed'"],
    ["client_id", "null"],
    ["network", "'192.0.2.7'"],
    ["detail", "'{}'"],
    ["outcome", "8"],
  ])("who edits %s of a row is found, and the row named", async (column, value) => {
    const { event_id: eventId } = await third();
    await everything.unsafe(`update audit_events set ${column} = ${value} where id = '${eventId}'`);
    expect(await findings()).toEqual([{ practiceId: practice(), kind: "edited", seq: 3, until: 3, eventId }]);
  });

  it("who deletes a row is found, with its seal and without", async () => {
    const { event_id: eventId } = await third();
    await everything`delete from audit_events where id = ${eventId}`;
    expect(await findings()).toEqual([{ practiceId: practice(), kind: "deleted", seq: 3, until: 3, eventId }]);
    await everything`delete from audit_seals where event_id = ${eventId}`;
    expect(await findings()).toEqual([{ practiceId: practice(), kind: "deleted", seq: 3, until: 3, eventId: null }]);
  });

  it("who cuts the end is invisible to the chain, and found by a head that was kept elsewhere", async () => {
    const heads = await headsNow();
    const cut = (await chain()).slice(-2).map(({ event_id }) => event_id);
    await everything`delete from audit_events where id = any(${cut})`;
    await everything`delete from audit_seals where event_id = any(${cut})`;
    expect(await findings()).toEqual([]);
    const missing = { practiceId: practice(), kind: "cut", seq: 5, until: 6, eventId: null };
    expect(await findings(heads)).toEqual([missing]);
    // Nor does it help to write on, as if nothing had been.
    await lookTimes(2);
    await seal(true);
    expect(await findings(heads)).toMatchObject([{ kind: "rewritten", until: 6 }]);
  });

  it("who edits a row and seals all that follows anew is found by the heads", async () => {
    const heads = await headsNow();
    const { event_id: eventId } = await third();
    await everything`update audit_events set event = 'programs.listed' where id = ${eventId}`;
    await everything`delete from audit_seals where practice_id = ${practice()} and seq >= 3`;
    await seal(true);
    expect(await findings()).toEqual([]);
    expect(await findings(heads)).toMatchObject([{ kind: "rewritten", seq: 1, until: 6 }]);
  });

  it("who empties a practice's whole chain is found by the heads", async () => {
    const heads = await headsNow();
    await everything`delete from audit_events where practice_id = ${practice()}`;
    await everything`delete from audit_seals where practice_id = ${practice()}`;
    expect(await findings(heads)).toMatchObject([{ kind: "cut", seq: 1, until: 6 }]);
  });
});

describe("the file of heads", () => {
  it("gets a line for each practice whose chain grew, behind what was there, and no other", async () => {
    await keepHeads(new Date("2026-11-29T15:00:00Z"));
    const own = () =>
      headsIn(readFileSync(auditHeadFile, "utf8")).filter(({ practiceId }) => practiceId === practice());
    expect(own()).toMatchObject([{ at: "2026-11-29T15:00:00.000Z", seq: 6 }]);
    await keepHeads(new Date("2026-11-29T16:00:00Z"));
    expect(own()).toHaveLength(1);
    await look();
    await seal(false);
    await keepHeads(new Date("2026-11-29T17:00:00Z"));
    expect(own().map(({ seq }) => seq)).toEqual([6, 7]);
    expect(await findings(own())).toEqual([]);
  });

  it("is read as far as its lines are whole", () => {
    const head = { at: "2026-11-29T15:00:00.000Z", practiceId: practice(), seq: 3, hash: "ab".repeat(32) };
    expect(headsIn(`${headLine(head)}${headLine(head).slice(0, 70)}\nsomething else\n`)).toEqual([head]);
  });
});

it("the runtime role reads seals as the owner of the practice does, and lays none", async () => {
  const [rights] = await everything`select has_table_privilege('verzacht_runtime', 'audit_seals', 'insert') as add,
    has_table_privilege('verzacht_runtime', 'audit_seals', 'update, delete, truncate') as change,
    has_function_privilege('verzacht_runtime', 'app.seal_audit(boolean, int)', 'execute') as seal,
    has_table_privilege('verzacht_worker', 'audit_seals', 'select, insert, update, delete') as worker,
    has_table_privilege('verzacht_worker', 'audit_events', 'select, insert, update, delete') as events`;
  expect(rights).toEqual({ add: false, change: false, seal: false, worker: false, events: false });
});
