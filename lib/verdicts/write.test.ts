import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { agreeOn, autumn, lookedAt } from "@/db/testing/verdicts";
import { instantOn } from "@/lib/instant";
import { accepted } from "@/lib/result";
import { answerVerdict } from "./write";

const zone = "Europe/Amsterdam";
let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
beforeAll(async () => {
  v = await village();
});
beforeEach(async () => {
  client = await clientOf(v.nienke, "Agnes Prins");
});

const at = (day: string, time = "12:00") => instantOn(day, time, zone);
const agree = (given: object = {}, by: Person = v.nienke, now = at("2026-10-19"), id?: string) =>
  agreeOn(by, client, given, now, id);
const answer = (id: string, kind: "accepted" | "withdrawn", by: Person = client, now = at("2026-10-20")) =>
  as(by, (tx, who) => answerVerdict(tx, who, client.id, id, kind, now), client);
const looking = (now: Date, by: Person = v.nienke) => lookedAt(by, client, zone, now);
const verdictAt = async (now: Date) => (await looking(now))[0]?.verdict;

describe("an agreement", () => {
  it("is proposed by who treats, and is one once the client says yes, who says it once", async () => {
    const one = valueOf(await agree({ together: false }));
    expect(one).toMatchObject({
      ...autumn,
      points: 2,
      fewest: 5,
      proposed: { on: "2026-10-19", by: v.nienke.name },
      accepted: null,
      verdict: { kind: "not_yet" },
    });
    expect(valueOf(await answer(one.id, "accepted")).accepted).toEqual({ on: "2026-10-20", by: client.name });
    expect(valueOf(await answer(one.id, "accepted", client, at("2026-10-22"))).accepted?.on).toBe("2026-10-20");
    const events = await everything`select event, detail from audit_events where object_id = ${one.id} order by at, id`;
    expect(events.map(({ event }) => event)).toEqual(["verdict.agreed", "verdict.accepted"]);
    expect(events[0]?.detail).toEqual({ after: { ...autumn, points: 2, fewest: 5 }, together: false });
  });

  it("sent twice is one; the same id with other terms is refused", async () => {
    const id = uuidv7();
    const first = valueOf(await agree({}, v.nienke, at("2026-10-19"), id));
    expect(valueOf(await agree({}, v.nienke, at("2026-10-20"), id))).toEqual(first);
    expect(refusalOf(await agree({ points: 3 }, v.nienke, at("2026-10-19"), id))).toBe("conflict");
    expect(await looking(at("2026-10-20"))).toHaveLength(1);
  });

  it("that is changed is another one: the earlier stays to be seen, with old and new in the log", async () => {
    const one = valueOf(await agree());
    expect(await agree({ points: 3 })).toMatchObject({ ok: false, refusal: "stale", current: { id: one.id } });
    const two = valueOf(await agree({ points: 3, replaces: one.id }, v.marieke));
    const all = await looking(at("2026-10-20"), client);
    expect(all.map(({ id, points, withdrawn, verdict }) => [id, points, withdrawn, verdict.kind])).toEqual([
      [two.id, 3, null, "not_yet"],
      [one.id, 2, { on: "2026-10-19", by: v.marieke.name }, "withdrawn"],
    ]);
    const [event] = await everything`select detail from audit_events where object_id = ${two.id}`;
    expect(event?.detail).toMatchObject({ replaces: one.id, before: { points: 2 }, after: { points: 3 } });
    expect(refusalOf(await agree({ points: 4, replaces: one.id }))).toBe("stale");
  });

  it("two who agree at once: one is kept, the other is told", async () => {
    // Both are let in before either may write.
    let both: Promise<Awaited<ReturnType<typeof agree>>[]> | undefined;
    await everything.begin(async (held) => {
      await held`lock table verdict_agreements in exclusive mode`;
      both = Promise.all([agree(), agree({ points: 4 }, v.marieke)]);
      for (let waiting = 0; waiting < 2; )
        [{ waiting = 0 } = {}] = await held<{ waiting: number }[]>`select count(*)::int as waiting, pg_sleep(0.02)
          from pg_locks l join pg_database d on d.oid = l.database
          where not l.granted and d.datname = current_database()`;
    });
    const answers = (await both) ?? [];
    expect(answers.filter((one) => one.ok)).toHaveLength(1);
    expect(answers.filter((one) => !one.ok).map(refusalOf)).toEqual(["stale"]);
    expect(await looking(at("2026-10-20"))).toHaveLength(1);
  });

  it("lies ahead: neither a day of looking that has come nor a second period that has begun", async () => {
    expect(refusalOf(await agree({}, v.nienke, at("2026-10-27")))).toBe("look_not_ahead");
    expect(refusalOf(await agree({}, v.nienke, at("2026-10-20")))).toBe("phase_already_begun");
    // Half past midnight in Amsterdam is still the day before by the clock of Greenwich.
    expect(refusalOf(await agree({}, v.nienke, new Date("2026-10-19T22:30:00Z")))).toBe("phase_already_begun");
    expect(await looking(at("2026-10-27"))).toEqual([]);
  });

  it("is closed from its date on: no change, no yes, no end", async () => {
    const one = valueOf(await agree({ together: false }));
    const date = at("2026-10-27", "00:05");
    const change = { baselineFrom: "2026-10-19", baselineUntil: "2026-10-26", secondFrom: "2026-10-27" };
    expect(refusalOf(await agree({ ...change, lookOn: "2026-11-20", replaces: one.id }, v.nienke, date))).toBe(
      "agreement_closed",
    );
    for (const kind of ["accepted", "withdrawn"] as const)
      expect(refusalOf(await answer(one.id, kind, client, date))).toBe("agreement_closed");
    expect(await verdictAt(date)).toEqual({ kind: "not_agreed" });
    // What comes after it is a next one, beside it.
    expect(valueOf(await agree({ ...change, lookOn: "2026-11-20" }, v.nienke, date)).verdict.kind).toBe("not_yet");
    expect(await looking(date)).toHaveLength(2);
  });

  it("either may end it before its date, and then nothing is said of it", async () => {
    const one = valueOf(await agree());
    expect(valueOf(await answer(one.id, "withdrawn")).withdrawn).toEqual({ on: "2026-10-20", by: client.name });
    expect(refusalOf(await answer(one.id, "accepted"))).toBe("agreement_closed");
    expect(await verdictAt(at("2026-10-27"))).toEqual({ kind: "withdrawn" });
    const two = valueOf(await agree());
    expect(valueOf(await answer(two.id, "withdrawn", v.nienke)).withdrawn?.by).toBe(v.nienke.name);
  });

  it("is nobody else's, by the house and by the tables", async () => {
    const one = valueOf(await agree({ together: false }));
    for (const stranger of [v.kees, v.johan, v.willem, v.bas, v.ruud]) {
      expect(refusalOf(await agree({}, stranger))).toBe("not_found");
      expect(refusalOf(await answer(one.id, "accepted", stranger))).toBe("not_found");
    }
    expect(refusalOf(await answer(uuidv7(), "accepted"))).toBe("not_found");
    const [practiceId, id] = [v.linde.id, uuidv7()];
    // A client can't propose; nobody says yes in a client's place; nothing is changed or taken away.
    const written = (by: Person, statement: ReturnType<typeof sql>) =>
      as(by, async (tx) => accepted(await tx.execute(statement)), client);
    await expect(
      written(
        client,
        sql`insert into verdict_agreements select practice_id, client_id, ${id}, rating, wanted, points, fewest,
          baseline_from, baseline_until, second_from, look_on, true, ${client.memberId} from verdict_agreements`,
      ),
    ).rejects.toThrow("42501");
    await expect(
      written(
        v.nienke,
        sql`insert into verdict_answers values (${practiceId}, ${client.id}, ${one.id}, 'accepted', ${v.nienke.memberId})`,
      ),
    ).rejects.toThrow("42501");
    await expect(written(v.nienke, sql`update verdict_agreements set points = 1`)).rejects.toThrow("42501");
    await expect(written(v.nienke, sql`delete from verdict_answers`)).rejects.toThrow("42501");
    const elsewhere = await as(
      v.kees,
      async (tx) => accepted(await tx.execute(sql`select * from verdict_agreements`)),
      v.kees,
    );
    expect(valueOf(elsewhere)).toHaveLength(0);
  });
});
