import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { describe, expect, it } from "vitest";
import { carers, client, end, events, give, keep, later, opens, teun, today, v } from "@/db/testing/care";
import { as, clientOf, colleague, everything, type Person, refusalOf, valueOf } from "@/db/testing/practice";
import { type PracticeTx } from "@/db/transaction";
import type { Viewer } from "@/lib/access/schema";
import { readLooks } from "@/lib/audit/read";
import { addDays } from "@/lib/calendar";
import { accepted } from "@/lib/result";
import { readCarers, readOwnTerms } from "./read";
import { newsOf, phraseOf } from "./rules";

describe("a hand-over", () => {
  it("passes the record on with the day, and leaves nobody without somebody", async () => {
    const from = addDays(today, 4);
    for (let n = 0; n < 2; n++) valueOf(await give(v.nienke, teun, { from, insteadOf: v.nienke.memberId }));
    expect(await carers()).toEqual([
      ["Nienke de Wit", today, addDays(from, -1), true],
      ["Teun Vos", from, null, false],
    ]);
    expect((await events()).map(([event]) => event)).toEqual(["care.given", "care.ended"]);
    await later(4);
    expect([await opens(v.nienke), await opens(teun)]).toEqual([false, true]);
  });

  it("of today counts at once, and sent again changes nothing", async () => {
    const handOver = () => give(v.marieke, teun, { insteadOf: v.nienke.memberId });
    valueOf(await handOver());
    expect([await opens(v.nienke), await opens(teun)]).toEqual([false, true]);
    valueOf(await handOver());
    expect(await carers()).toEqual([["Teun Vos", today, null, true]]);
  });

  it("keeps the ground of every look of before", async () => {
    expect(await opens(v.nienke)).toBe(true);
    valueOf(await give(v.marieke, teun, { insteadOf: v.nienke.memberId }));
    const [row] = await everything<{ treated: boolean }[]>`select exists (select from care_relations r
      where r.client_id = e.client_id and r.therapist_id = e.actor_id and r.since <= e.at and r.until > e.at) as treated
      from audit_events e where e.client_id = ${client.id} and e.actor_id = ${v.nienke.memberId} and e.event = 'client.read'`;
    expect(row?.treated).toBe(true);
    valueOf(await give(v.marieke, v.nienke));
    expect((await carers()).map(([name]) => name)).toEqual(["Teun Vos", "Nienke de Wit"]);
  });
});

describe("a hand-over that is still ahead", () => {
  const from = addDays(today, 7);
  const handOver = (by: Person = v.nienke) => give(by, teun, { from, insteadOf: v.nienke.memberId });

  it("takes nothing from whoever treats the client until then", async () => {
    valueOf(await handOver());
    valueOf(await give(v.nienke, v.bas, { until: addDays(today, 3) }));
    expect(await opens(v.bas)).toBe(true);
    valueOf(await end(v.nienke, v.bas));
    await later(7);
    expect(refusalOf(await give(v.nienke, v.bas, { until: addDays(today, 3) }))).toBe("not_found");
  });

  it("is called off in one act, by who planned it or by the owner, and sent again it is so", async () => {
    for (const by of [v.nienke, v.marieke]) {
      valueOf(await handOver());
      for (let n = 0; n < 2; n++) valueOf(await keep(by, v.nienke));
      expect(await carers()).toEqual([["Nienke de Wit", today, null, true]]);
    }
    expect((await events()).slice(-2).map(([event]) => event)).toEqual(["care.given", "care.ended"]);
  });

  it("is not overtaken by another one", async () => {
    valueOf(await handOver());
    for (const by of [v.nienke, v.marieke])
      for (const day of [2, 9]) {
        const other = { from: addDays(today, day), insteadOf: v.nienke.memberId };
        expect(refusalOf(await give(by, v.bas, other))).toBe("handed_over_already");
      }
    valueOf(await handOver());
    expect((await carers()).map(([name]) => name)).toEqual(["Nienke de Wit", "Teun Vos"]);
  });

  it("is called off no more once its day has come, and ended by no half", async () => {
    valueOf(await handOver());
    valueOf(await give(v.marieke, v.bas));
    for (const whose of [v.nienke, teun]) expect(refusalOf(await end(v.marieke, whose))).toBe("handed_over_already");
    await later(7);
    expect(refusalOf(await keep(v.marieke, v.nienke))).toBe("handed_over_by_now");
  });

  it("that was planned with the release before is one, and a stand-in of then is none", async () => {
    const migration = readFileSync("db/migrations/0041_care_ends.sql", "utf8");
    const backfill = /^update care_relations g[^;]*;/m.exec(migration)?.[0] ?? "";
    valueOf(await handOver());
    const follows = async () =>
      (
        await everything<{ who: string | null }[]>`select followed_by as who from care_relations
          where client_id = ${client.id} and until is not null order by since`
      ).map(({ who }) => who);
    const forget = () => everything`update care_relations set followed_by = null where client_id = ${client.id}`;
    await forget();
    await everything.unsafe(backfill);
    expect(await follows()).toEqual([teun.memberId]);
    valueOf(await keep(v.marieke, v.nienke));
    valueOf(await give(v.nienke, v.bas, { until: addDays(from, -1) }));
    valueOf(await give(v.nienke, teun, { from }));
    await everything.unsafe(backfill);
    expect(await follows()).toEqual([null]);
  });

  it("is called off by nobody else", async () => {
    valueOf(await handOver(v.marieke));
    expect(refusalOf(await keep(v.nienke, v.nienke))).toBe("own_care_only");
    valueOf(await give(v.marieke, v.bas));
    expect(refusalOf(await keep(v.bas, v.nienke))).toBe("own_care_only");
    expect(refusalOf(await keep(v.ruud, v.nienke))).toBe("not_found");
    expect((await carers()).find(([name]) => name === "Teun Vos")).toEqual(["Teun Vos", from, null, false]);
  });

  it("to somebody who treats the client already is called off, and they stay", async () => {
    valueOf(await give(v.nienke, teun));
    valueOf(await handOver());
    expect((await carers())[0]).toEqual(["Nienke de Wit", today, addDays(from, -1), true]);
    valueOf(await keep(v.nienke, v.nienke));
    expect(await carers()).toEqual([
      ["Nienke de Wit", today, null, true],
      ["Teun Vos", today, null, true],
    ]);
  });
});

it("a stand-in in whose stead somebody comes gets fewer days, and no say", async () => {
  for (const by of [v.nienke, v.marieke]) {
    valueOf(await give(v.nienke, teun, { until: addDays(today, 9) }));
    valueOf(await give(by, v.bas, { from: addDays(today, 5), insteadOf: teun.memberId }));
    expect((await carers()).find(([name]) => name === "Teun Vos")).toEqual([
      "Teun Vos",
      today,
      addDays(today, 4),
      true,
    ]);
    expect(refusalOf(await give(teun, v.bas, { until: addDays(today, 40) }))).toBe("carer_only");
    expect(refusalOf(await keep(v.marieke, teun))).toBe("handed_over_by_now");
    valueOf(await end(v.marieke, v.bas));
  }
});

describe("somebody else's care without an end", () => {
  it("is the owner's to end, and not a colleague's who was put beside them", async () => {
    valueOf(await give(v.nienke, v.bas));
    expect(refusalOf(await end(v.bas, v.nienke))).toBe("own_care_only");
    expect(refusalOf(await give(v.bas, teun, { insteadOf: v.nienke.memberId }))).toBe("own_care_only");
    expect(await opens(v.nienke)).toBe(true);
    valueOf(await give(v.bas, teun, { until: addDays(today, 3) }));
    valueOf(await end(v.nienke, teun));
    valueOf(await end(v.marieke, v.nienke));
    expect((await carers()).map(([name]) => name)).toEqual(["Bas Vermeer"]);
  });

  it("is not to be ended past the screens either: the database refuses the same", async () => {
    valueOf(await give(v.nienke, v.bas));
    valueOf(await give(v.nienke, teun, { from: addDays(today, 3), insteadOf: v.nienke.memberId }));
    const touched = (by: Person, act: ReturnType<typeof sql>) =>
      as(by, async (tx) => accepted((await tx.execute(act)).count), client);
    const of = (who: Person) => sql`client_id = ${client.id} and therapist_id = ${who.memberId}`;
    const ends = (who: Person) => sql`update care_relations set until = now() where ${of(who)} and since <= now()`;
    expect(valueOf(await touched(v.bas, ends(v.nienke)))).toBe(0);
    expect(valueOf(await touched(v.nienke, ends(v.bas)))).toBe(0);
    expect(valueOf(await touched(v.bas, sql`delete from care_relations where ${of(teun)}`))).toBe(0);
    valueOf(await keep(v.nienke, v.nienke));
    valueOf(await give(v.marieke, teun, { from: addDays(today, 3), insteadOf: v.nienke.memberId }));
    const stays = sql`update care_relations set until = null, followed_by = null where ${of(v.nienke)}`;
    await expect(touched(v.nienke, stays)).rejects.toThrow();
    expect(valueOf(await touched(v.marieke, ends(v.bas)))).toBe(1);
  });
});

describe("the client", () => {
  const mine = <T>(read: (tx: PracticeTx, who: Viewer) => Promise<T>) =>
    as(client, async (tx, who) => accepted(await read(tx, who)), client).then(valueOf);

  it("reads who comes from which day on, who stands in for whom, and of nobody else's days", async () => {
    const [from, until] = [addDays(today, 7), addDays(today, 3)];
    valueOf(await give(v.nienke, v.bas, { until }));
    valueOf(await give(v.nienke, teun, { from, insteadOf: v.nienke.memberId }));
    const carers = await mine((tx, who) => readCarers(tx, who, client.id));
    expect(carers.map((one) => [one.name, phraseOf({ carers }, one, today)])).toEqual([
      ["Nienke de Wit", "until"],
      ["Bas Vermeer", "standsIn"],
      ["Teun Vos", "takesOver"],
    ]);
    expect(newsOf({ carers }, today).map(({ kind, carer, whom }) => [kind, carer.name, whom?.name])).toEqual([
      ["standIn", "Bas Vermeer", "Nienke de Wit"],
      ["takesOver", "Teun Vos", "Nienke de Wit"],
    ]);
    expect(newsOf({ carers }, addDays(today, -1)).map(({ kind }) => kind)).toEqual(["standIn"]);
    const stranger = await clientOf(v.nienke, "Foekje Prins");
    expect(
      valueOf(await as(stranger, async (tx, who) => accepted(await readCarers(tx, who, client.id)), stranger)),
    ).toEqual([]);
  });

  it("reads in the log of whom it was settled, and until when", async () => {
    const [from, until] = [addDays(today, 7), addDays(today, 3)];
    valueOf(await give(v.nienke, v.bas, { until }));
    valueOf(await give(v.nienke, teun, { from, insteadOf: v.nienke.memberId }));
    valueOf(await end(v.nienke, v.bas));
    // An event of an earlier house holds no more than that something ended.
    await everything`insert into audit_events (practice_id, id, action, event, actor_id, actor_role, client_id, object_type,
      object_id) values (${v.nienke.practice.id}, ${uuidv7()}, 'D', 'care.ended', ${v.nienke.memberId}, 'therapist',
      ${client.id}, 'member', ${v.bas.memberId})`;
    const looks = await mine((tx, who) => readLooks(tx, who, client.id, { whose: "others", limit: 50 }));
    const settled = looks.items.filter(({ event }) => event.startsWith("care."));
    expect(settled.map(({ event, care }) => [event, care]).reverse()).toEqual([
      ["care.given", { name: "Bas Vermeer", from: today, until, standIn: true }],
      ["care.given", { name: "Teun Vos", from, until: null, standIn: false }],
      ["care.ended", { name: "Nienke de Wit", from, until: null, standIn: false }],
      ["care.ended", { name: "Bas Vermeer", from: null, until: null, standIn: true }],
      ["care.ended", null],
    ]);
  });
});

it("a therapist's list tells whom they treat for some days, and beside whom", async () => {
  const term = async (by: Person) =>
    valueOf(await as(by, async (tx, who) => accepted(await readOwnTerms(tx, who)))).get(client.id);
  valueOf(await give(v.nienke, teun, { until: addDays(today, 3) }));
  valueOf(await give(v.nienke, v.bas));
  expect([await term(v.nienke), await term(v.bas), await term(teun)]).toEqual([
    undefined,
    { until: null, isStandIn: false },
    { until: addDays(today, 3), isStandIn: true },
  ]);
  const kees = await colleague(v.nienke.practice, "therapist", "Kees Bos");
  valueOf(await give(v.nienke, kees, { from: addDays(today, 5), insteadOf: v.nienke.memberId }));
  expect(await term(v.nienke)).toEqual({ until: addDays(today, 4), isStandIn: false });
});
