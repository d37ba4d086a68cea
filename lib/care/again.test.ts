import { describe, expect, it } from "vitest";
import { carers, client, end, events, give, keep, later, opens, teun, today, v } from "@/db/testing/care";
import { entryOf, everything, type Person, refusalOf, valueOf } from "@/db/testing/practice";
import { addDays } from "@/lib/calendar";
import { giveCareAgain } from "./again";
import { careTerm } from "./schema";

const handOver = (by: Person, { to = teun, from = today, about = client } = {}) => {
  const term = careTerm.parse({ from, insteadOf: by.memberId });
  return giveCareAgain(entryOf(by, about), about.id, to.memberId, term, new Date());
};
const denials = async () =>
  (
    await everything<{ n: number }[]>`select coalesce(sum(count), 0)::int as n from audit_tallies
      where event = 'access.denied' and member_id = ${v.nienke.memberId}`
  )[0]?.n ?? 0;

describe("a hand-over whose answer got lost", () => {
  it("is answered as the first time, changes nothing, and opens nothing", async () => {
    const first = valueOf(await handOver(v.nienke));
    const theirs = first.carers.filter(({ id }) => id === teun.memberId);
    const again = valueOf(await handOver(v.nienke));
    expect(again).toEqual({ carers: theirs, colleagues: first.colleagues });
    expect(await carers()).toEqual([["Teun Vos", today, null, true]]);
    expect((await events()).map(([event]) => event)).toEqual(["care.given", "care.ended"]);
    expect(await opens(v.nienke)).toBe(false);
  });

  it("that was planned is answered so on its day, too", async () => {
    const from = addDays(today, 3);
    for (let n = 0; n < 2; n++) expect(valueOf(await handOver(v.nienke, { from })).carers).toHaveLength(2);
    await later(3);
    expect(valueOf(await handOver(v.nienke)).carers).toMatchObject([{ id: teun.memberId, from: today }]);
    expect(refusalOf(await handOver(v.nienke, { from }))).toBe("not_found");
  });

  it("is nobody else's to ask about, and no other hand-over is taken for it", async () => {
    valueOf(await handOver(v.nienke));
    for (const stranger of [v.bas, v.ruud]) expect(refusalOf(await handOver(stranger))).toBe("not_found");
    expect(refusalOf(await handOver(v.nienke, { to: v.bas }))).toBe("not_found");
    expect(refusalOf(await handOver(v.nienke, { from: addDays(today, 1) }))).toBe("not_found");
    const instead = careTerm.parse({ from: today, insteadOf: v.bas.memberId });
    const other = giveCareAgain(entryOf(v.nienke, client), client.id, teun.memberId, instead, new Date());
    expect(refusalOf(await other)).toBe("not_found");
  });

  it("is written down as one that was turned away where it was another's", async () => {
    valueOf(await handOver(v.nienke));
    const before = await denials();
    valueOf(await handOver(v.nienke));
    expect(await denials()).toBe(before);
    await handOver(v.nienke, { to: v.bas });
    expect(await denials()).toBeGreaterThan(before);
  });

  it("is a new one where the client came back meanwhile, and none where the owner settled it", async () => {
    valueOf(await handOver(v.nienke));
    valueOf(await give(teun, v.nienke, { insteadOf: teun.memberId }));
    valueOf(await handOver(v.nienke));
    expect((await carers()).map(([name]) => name)).toEqual(["Teun Vos"]);
    valueOf(await give(v.marieke, v.nienke, { insteadOf: teun.memberId }));
    valueOf(await give(v.marieke, teun, { insteadOf: v.nienke.memberId }));
    expect(refusalOf(await handOver(v.nienke))).toBe("not_found");
  });

  it("goes on as ever for a stand-in, and where it is called off in time", async () => {
    const term = careTerm.parse({ from: today, until: addDays(today, 3) });
    const stand = () => giveCareAgain(entryOf(v.nienke, client), client.id, teun.memberId, term, new Date());
    for (let n = 0; n < 2; n++) expect(valueOf(await stand()).carers).toHaveLength(2);
    valueOf(await end(v.nienke, teun));
    valueOf(await handOver(v.nienke, { from: addDays(today, 2) }));
    valueOf(await keep(v.nienke, v.nienke));
    expect(await carers()).toEqual([["Nienke de Wit", today, null, true]]);
  });
});
