import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { client, end, give, keep, later, teun, today, v } from "@/db/testing/care";
import { as, clientOf, entryOf, everything, type Person, refusalOf, valueOf } from "@/db/testing/practice";
import { readInbox } from "@/lib/attention/read";
import { inboxPage } from "@/lib/attention/schema";
import { addDays } from "@/lib/calendar";
import { accepted } from "@/lib/result";
import { letGo } from "./leave";
import { careNews, careSeen } from "./schema";
import { seeCare } from "./told";

const [from, until] = [addDays(today, 7), addDays(today, 20)];
const inboxOf = async (who: Person) => valueOf(await readInbox(entryOf(who), inboxPage.parse({}), new Date()));
const told = async (who: Person) => (await inboxOf(who)).care.map((one) => careNews.parse(one));
const lines = async (who: Person) =>
  (await told(who)).map(({ kind, from: first, until: last, whom, saidBy, clients }) => [
    kind,
    first,
    last,
    whom,
    saidBy,
    clients.map(({ name }) => name),
  ]);
const see = async (who: Person, seen = true, days: object = { from, until }, ids = [client.id]) =>
  as(who, (tx, viewer) => seeCare(tx, viewer, careSeen.parse({ clientIds: ids, ...days, seen })));
const seenBy = (who: Person) =>
  everything`select 1 from audit_events where event = 'care.seen' and actor_id = ${who.memberId}`;

describe("a colleague is told in the inbox", () => {
  it("that they stand in, for whom and on which days; the names from the first day on", async () => {
    const second = await clientOf(v.nienke, "Zwaantje Prins");
    valueOf(await give(v.nienke, teun, { from, until }));
    valueOf(await give(v.nienke, teun, { from, until }, second));
    const whose = ["standIn", from, until, "Nienke de Wit", "Nienke de Wit"];
    expect(await lines(teun)).toEqual([[...whose, [null, null]]]);
    expect((await inboxOf(teun)).open).toBe(1);
    await later(7);
    expect(await lines(teun)).toEqual([
      ["standIn", today, addDays(today, 13), "Nienke de Wit", "Nienke de Wit", [client.name]],
      [...whose, [null]],
    ]);
    expect((await told(v.nienke)).concat(await told(v.bas), await told(v.marieke))).toEqual([]);
  });

  it("of days that the owner settled too, and for whom that is", async () => {
    valueOf(await give(v.marieke, teun, { from, until }));
    expect(await lines(teun)).toEqual([["standIn", from, until, "Nienke de Wit", "Marieke Hofstra", [null]]]);
    valueOf(await give(v.marieke, v.marieke, { from, until }));
    expect(await told(v.marieke)).toEqual([]);
  });

  it("that they take over, or treat alongside", async () => {
    valueOf(await give(v.nienke, teun, { from, insteadOf: v.nienke.memberId }));
    valueOf(await give(v.nienke, v.bas, {}));
    expect(await lines(teun)).toEqual([["takesOver", from, null, "Nienke de Wit", "Nienke de Wit", [null]]]);
    expect(await lines(v.bas)).toEqual([["joins", today, null, "Nienke de Wit", "Nienke de Wit", [client.name]]]);
    valueOf(await keep(v.nienke, v.nienke));
    expect(await told(teun)).toEqual([]);
    valueOf(await see(v.bas, true, { from: today }));
  });

  it("that they take over from today, by a hand-over or because somebody left", async () => {
    valueOf(await give(v.nienke, teun, { insteadOf: v.nienke.memberId }));
    expect(await lines(teun)).toEqual([["takesOver", today, null, null, "Nienke de Wit", [client.name]]]);
    const standIn = { until: addDays(today, 3) };
    valueOf(await give(teun, v.bas, standIn));
    valueOf(await see(v.bas, true, { from: today, ...standIn }));
    const handOver = [{ clientId: client.id, therapistId: v.bas.memberId }];
    const gone = (tx: Parameters<typeof letGo>[0], who: Parameters<typeof letGo>[1]) =>
      letGo(tx, who, teun.memberId, { handOver, standIns: [] }, new Date());
    valueOf(await as(v.marieke, gone));
    expect(await lines(v.bas)).toEqual([["takesOver", today, null, null, "Marieke Hofstra", [client.name]]]);
  });

  it("no more of what ended, and anew of what got longer", async () => {
    valueOf(await give(v.nienke, teun, { from, until }));
    valueOf(await see(teun));
    expect([await told(teun), (await inboxOf(teun)).open]).toEqual([[], 0]);
    valueOf(await give(v.nienke, teun, { from, until }));
    expect(await told(teun)).toEqual([]);
    valueOf(await give(v.nienke, teun, { from, until: addDays(until, 2) }));
    expect(await lines(teun)).toEqual([["standIn", from, addDays(until, 2), "Nienke de Wit", "Nienke de Wit", [null]]]);
    // What was on the screen has other days by now: it stays until it is read.
    expect(refusalOf(await see(teun))).toBe("not_asking");
    expect(await told(teun)).toHaveLength(1);
    valueOf(await end(v.nienke, teun));
    expect(await told(teun)).toEqual([]);
  });
});

describe("what was told", () => {
  it("is put away once, however often that is sent, and can be news again", async () => {
    valueOf(await give(v.nienke, teun, { from, until }));
    for (let n = 0; n < 2; n++) valueOf(await see(teun));
    expect([await told(teun), await seenBy(teun)]).toEqual([[], [expect.anything()]]);
    for (let n = 0; n < 2; n++) valueOf(await see(teun, false));
    expect(await told(teun)).toHaveLength(1);
    expect(await seenBy(teun)).toHaveLength(2);
  });

  it("is nobody else's to put away", async () => {
    valueOf(await give(v.nienke, teun, { from, until }));
    for (const other of [v.bas, v.nienke, v.marieke, v.ruud, client])
      expect(refusalOf(await see(other))).toBe("not_asking");
    expect(await told(teun)).toHaveLength(1);
  });

  it("names who else treats to nobody but whom it is about, and the owner", async () => {
    const around = (who: Person) =>
      as(who, async (tx) =>
        accepted((await tx.execute(sql`select 1 from app.carers_around(${v.nienke.memberId}, false)`)).length),
      ).then(valueOf);
    expect(await around(v.nienke)).toBeGreaterThan(0);
    expect(await around(v.marieke)).toBeGreaterThan(0);
    for (const other of [v.bas, v.ruud, client]) expect(await around(other)).toBe(0);
  });
});
