import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { carers, client, end, events, give, later, opens, teun, today, v } from "@/db/testing/care";
import { as, everything, type Person, refusalOf, valueOf } from "@/db/testing/practice";
import { addDays, dayOf } from "@/lib/calendar";
import { readClients, readReaders } from "@/lib/clients/read";
import { accepted } from "@/lib/result";
import { careTerm } from "./schema";

const lists = async (by: Person) =>
  valueOf(await as(by, async (tx, who) => accepted(await readClients(tx, who, { limit: 100 })))).items.some(
    ({ id }) => id === client.id,
  );

describe("a stand-in", () => {
  it("opens the record on those days and on no other, and is told apart afterwards by the log", async () => {
    const [from, until] = [addDays(today, 2), addDays(today, 9)];
    valueOf(await give(v.nienke, teun, { from, until }));
    expect(await carers()).toEqual([
      ["Nienke de Wit", today, null, true],
      ["Teun Vos", from, until, false],
    ]);
    expect([await opens(teun), await lists(teun)]).toEqual([false, false]);
    await later(2);
    expect([await opens(teun), await lists(teun)]).toEqual([true, true]);
    await later(7);
    expect([await opens(teun), await lists(teun)]).toEqual([true, true]);
    await later(1);
    expect([await opens(teun), await lists(teun)]).toEqual([false, false]);
    expect((await carers()).map(([name]) => name)).toEqual(["Nienke de Wit"]);
    expect(await events()).toEqual([["care.given", { from, until }]]);
  });

  it("is read by the client, with the last day, while it lasts", async () => {
    valueOf(await give(v.nienke, teun, { until: addDays(today, 3) }));
    const readers = valueOf(
      await as(client, async (tx, who) => accepted(await readReaders(tx, who, client.id)), client),
    );
    const standIn = readers.find(({ id }) => id === teun.memberId);
    expect(standIn).toMatchObject({ name: "Teun Vos", treats: true, isOwner: false });
    expect(dayOf(new Date(Date.parse(standIn?.until as string) - 1), "Europe/Amsterdam")).toBe(addDays(today, 3));
  });

  it("gives nobody's care to anybody, nor themselves more days", async () => {
    valueOf(await give(v.nienke, teun, { until: addDays(today, 3) }));
    for (const [to, given] of [
      [teun, { until: null }],
      [v.bas, {}],
      [v.nienke, { until: today }],
    ] as const)
      expect(refusalOf(await give(teun, to, given))).toBe("carer_only");
    expect(refusalOf(await end(teun, v.nienke))).toBe("carer_only");
    valueOf(await end(teun, teun));
    expect(await opens(teun)).toBe(false);
  });

  it("for a second time has both times, and sees nothing in between", async () => {
    const [first, second] = [
      { from: today, until: addDays(today, 3) },
      { from: addDays(today, 20), until: addDays(today, 25) },
    ];
    valueOf(await give(v.nienke, teun, first));
    valueOf(await give(v.nienke, teun, second));
    const times = async () => (await carers()).filter(([name]) => name === "Teun Vos");
    expect(await times()).toEqual([
      ["Teun Vos", first.from, first.until, true],
      ["Teun Vos", second.from, second.until, false],
    ]);
    await later(10);
    expect(await opens(teun)).toBe(false);
    await later(10);
    expect(await opens(teun)).toBe(true);
  });

  it("of two times ends the one that is meant, also when that is sent again", async () => {
    valueOf(await give(v.nienke, teun, { until: addDays(today, 3) }));
    valueOf(await give(v.nienke, teun, { from: addDays(today, 20), until: addDays(today, 25) }));
    for (let n = 0; n < 2; n++) valueOf(await end(v.nienke, teun, addDays(today, 20)));
    expect((await carers()).slice(1)).toEqual([["Teun Vos", today, addDays(today, 3), true]]);
    valueOf(await end(v.nienke, teun, today));
    expect(await opens(teun)).toBe(false);
  });

  it("whose times touch has one, from the first day to the last that was said", async () => {
    valueOf(await give(v.nienke, teun, { until: addDays(today, 3) }));
    valueOf(await give(v.nienke, teun, { from: addDays(today, 20), until: addDays(today, 25) }));
    valueOf(await give(v.nienke, teun, { from: addDays(today, 4), until: addDays(today, 21) }));
    expect((await carers()).slice(1)).toEqual([["Teun Vos", today, addDays(today, 25), true]]);
  });

  it("keeps each day that was settled: a second time that overlaps the first is added to it", async () => {
    const [first, second] = [
      { from: addDays(today, 7), until: addDays(today, 20) },
      { from: addDays(today, 10), until: addDays(today, 24) },
    ];
    for (const given of [first, second, first, { from: addDays(today, 12), until: addDays(today, 13) }])
      valueOf(await give(v.nienke, teun, given));
    expect((await carers()).slice(1)).toEqual([["Teun Vos", first.from, second.until, false]]);
    expect((await events()).map(([event]) => event)).toEqual(["care.given", "care.given"]);
  });

  it("is nobody who treats the client already: they are given no end", async () => {
    valueOf(await give(v.nienke, teun));
    for (const by of [v.nienke, v.marieke])
      expect(refusalOf(await give(by, teun, { from: addDays(today, 7), until: addDays(today, 20) }))).toBe(
        "treats_already",
      );
    expect((await carers()).slice(1)).toEqual([["Teun Vos", today, null, true]]);
  });

  it("who takes over afterwards stands in until then", async () => {
    valueOf(await give(v.nienke, teun, { until: addDays(today, 9) }));
    valueOf(await give(v.nienke, teun, { from: addDays(today, 5), insteadOf: v.nienke.memberId }));
    expect((await carers()).filter(([name]) => name === "Teun Vos")).toEqual([
      ["Teun Vos", today, addDays(today, 4), true],
      ["Teun Vos", addDays(today, 5), null, false],
    ]);
  });

  it("in whose stead somebody else comes is there no longer for that", async () => {
    const until = addDays(today, 3);
    valueOf(await give(v.nienke, teun, { until }));
    valueOf(await give(v.nienke, v.bas, { from: addDays(today, 9), insteadOf: teun.memberId }));
    expect((await carers()).find(([name]) => name === "Teun Vos")).toEqual(["Teun Vos", today, until, true]);
  });

  it("sent twice, or ten times at once, is one; with other days those count", async () => {
    const until = addDays(today, 5);
    const answers = await Promise.all(Array.from({ length: 10 }, () => give(v.nienke, teun, { until })));
    for (const answer of answers) valueOf(answer);
    valueOf(await give(v.nienke, teun, { until: addDays(today, 8) }));
    expect((await carers())[1]).toEqual(["Teun Vos", today, addDays(today, 8), true]);
    expect((await events()).map(([event]) => event)).toEqual(["care.given", "care.given"]);
  });
});

it("the database itself lets a stand-in settle nothing, whatever is asked of it", async () => {
  valueOf(await give(v.nienke, teun, { until: addDays(today, 3) }));
  const lasting = (by: Person) =>
    as(
      by,
      async (tx) =>
        accepted(
          await tx.execute(sql`update care_relations set until = null
            where client_id = ${client.id} and therapist_id = ${teun.memberId} returning 1`),
        ),
      client,
    );
  await expect(lasting(teun)).rejects.toThrow();
  expect(valueOf(await lasting(v.nienke))).toHaveLength(1);
});

describe("who treats a client", () => {
  it("is never nobody, and never nobody for good", async () => {
    expect(refusalOf(await end(v.nienke, v.nienke))).toBe("last_carer");
    const gap = { from: addDays(today, 6), until: addDays(today, 9), insteadOf: v.nienke.memberId };
    expect(refusalOf(await give(v.nienke, teun, gap))).toBe("last_carer");
    expect(await carers()).toEqual([["Nienke de Wit", today, null, true]]);
    expect(await events()).toEqual([]);
  });

  it("is settled by nobody from elsewhere, about nobody who does not work here, and for no day that is over", async () => {
    for (const stranger of [v.bas, v.ruud]) expect(refusalOf(await give(stranger, teun))).toBe("not_found");
    for (const no of [v.ruud, client]) expect(refusalOf(await give(v.marieke, no))).toBe("not_found");
    expect(await give(v.nienke, teun, { from: addDays(today, -1) })).toMatchObject({
      refusal: "invalid",
      faults: [{ path: "from", refusal: "day_past" }],
    });
    expect(careTerm.safeParse({ from: today, until: addDays(today, -1) }).success).toBe(false);
    expect(refusalOf(await give(v.nienke, teun, { insteadOf: v.bas.memberId }))).toBe("invalid");
    expect(await carers()).toEqual([["Nienke de Wit", today, null, true]]);
  });

  it("who has not begun yet is unsaid, and leaves no trace but in the log", async () => {
    valueOf(await give(v.nienke, teun, { from: addDays(today, 3) }));
    for (let n = 0; n < 2; n++) valueOf(await end(v.nienke, teun));
    expect(await everything`select 1 from care_relations where therapist_id = ${teun.memberId}`).toHaveLength(0);
    expect((await events()).map(([event]) => event)).toEqual(["care.given", "care.ended"]);
  });
});
