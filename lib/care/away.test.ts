import { uuidv7 } from "uuidv7";
import { beforeEach, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  colleague,
  entryOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { enterPractice } from "@/db/transaction";
import { readLooks } from "@/lib/audit/read";
import { addDays, dayOf } from "@/lib/calendar";
import { readClient } from "@/lib/clients/read";
import { accepted } from "@/lib/result";
import { arrangeAway, endAway, readAwayPlan } from "./away";
import { readCarers } from "./read";
import { away, awayEnd, careTerm } from "./schema";
import { endCare, giveCare } from "./write";

const v = await village();
const now = new Date();
const today = dayOf(now, "Europe/Amsterdam");
const [from, until] = [addDays(today, 7), addDays(today, 20)];
let fenna: Person;
let teun: Person;
let clients: ClientPerson[];

beforeEach(async () => {
  fenna = await colleague(v.linde, "therapist", "Fenna Bos");
  teun = await colleague(v.linde, "therapist", "Teun Vos");
  clients = await Promise.all(
    ["Aaltje", "Berend", "Corrie"].map((name) => clientOf(fenna, `${name} ${uuidv7().slice(-6)}`)),
  );
});

const one = (n: number) => clients[n] as ClientPerson;
const allTo = (to: Person, whose = clients) => whose.map(({ id }) => ({ clientId: id, therapistId: to.memberId }));
const arrange = (by: Person, who: Person, standIns = allTo(teun), days = { from, until }) =>
  as(by, (tx, viewer) => arrangeAway(tx, viewer, who.memberId, away.parse({ ...days, standIns }), now));
const give = (by: Person, to: Person, about: ClientPerson, term: object) =>
  as(
    by,
    (tx, viewer) => giveCare(tx, viewer, about.id, to.memberId, careTerm.parse({ from: today, ...term }), now),
    about,
  );
const planOf = (by: Person, who: Person) => as(by, (tx, viewer) => readAwayPlan(tx, viewer, who.memberId));
const outcomes = async (...asked: Parameters<typeof arrange>) =>
  valueOf(await arrange(...asked)).standIns.map(({ outcome }) => outcome);
const carersOf = async (client: ClientPerson) =>
  valueOf(await as(v.marieke, async (tx, who) => accepted(await readCarers(tx, who, client.id)), client)).map(
    ({ name, from: first, until: last }) => [name, first, last],
  );
const standIn = ["Teun Vos", from, until];
const own = ["Fenna Bos", today, null];
const rowsOf = async () => everything`select therapist_id, client_id, since, until, said_by from care_relations
  where client_id = any(${clients.map(({ id }) => id)}::uuid[]) order by 1, 2, 3`;
const givenOf = (client: ClientPerson) => everything<{ detail: object; actor: string }[]>`
  select detail, actor_id as actor from audit_events where client_id = ${client.id} and event = 'care.given'`;

describe("being away", () => {
  it("is settled for all ticked clients in one act, and each has what one stand-in has", async () => {
    expect(await outcomes(fenna, fenna)).toEqual(["stands_in", "stands_in", "stands_in"]);
    for (const client of clients) {
      expect(await carersOf(client)).toEqual([own, standIn]);
      expect(await givenOf(client)).toEqual([{ detail: { from, until }, actor: fenna.memberId }]);
    }
    const mine = await as(
      one(0),
      async (tx, who) => accepted(await readLooks(tx, who, one(0).id, { whose: "others", limit: 9 })),
      one(0),
    );
    expect(valueOf(mine).items.map(({ event, care }) => [event, care])).toEqual([
      ["care.given", { name: "Teun Vos", from, until, standIn: true }],
    ]);
    // Nobody's record was opened or read for it, before its days as little as after.
    const looks = await everything`select event from audit_events where client_id = ${one(0).id} and action = 'R'`;
    expect(looks).toEqual([]);
    const opened = await enterPractice(entryOf(teun, one(0), "client.read"), (tx, who) =>
      readClient(tx, who, one(0).id),
    );
    expect(refusalOf(opened)).toBe("not_found");
  });

  it("sent twice, or at the same moment, is settled once", async () => {
    const both = await Promise.all([arrange(fenna, fenna), arrange(fenna, fenna)]);
    for (const done of both) valueOf(done);
    const before = await rowsOf();
    expect(await outcomes(fenna, fenna)).toEqual(["stands_in", "stands_in", "stands_in"]);
    expect(await rowsOf()).toEqual(before);
    for (const client of clients) expect(await givenOf(client)).toHaveLength(1);
  });

  it("leaves out whom it should, and has different colleagues for different clients", async () => {
    valueOf(await arrange(fenna, fenna, [...allTo(teun, [one(0)]), ...allTo(v.bas, [one(1)])]));
    expect(await Promise.all(clients.map(carersOf))).toEqual([
      [own, standIn],
      [own, ["Bas Vermeer", from, until]],
      [own],
    ]);
  });

  it("says of whom the colleague treats anyway that nothing changes, and settles the others", async () => {
    valueOf(await give(fenna, teun, one(1), {}));
    const done = valueOf(await arrange(fenna, fenna)).standIns;
    expect(new Map(done.map(({ clientId, outcome }) => [clientId, outcome]))).toEqual(
      new Map([
        [one(0).id, "stands_in"],
        [one(1).id, "treats_already"],
        [one(2).id, "stands_in"],
      ]),
    );
    expect(await carersOf(one(1))).toEqual([own, ["Teun Vos", today, null]]);
    expect(await carersOf(one(2))).toEqual([own, standIn]);
  });

  it("takes no day from what was settled, and reaches no further than until somebody takes over", async () => {
    valueOf(await give(fenna, teun, one(0), { from: addDays(from, -3), until: addDays(from, 2) }));
    valueOf(await give(fenna, v.bas, one(1), { from: addDays(from, 5), insteadOf: fenna.memberId }));
    valueOf(await give(fenna, v.bas, one(2), { from: addDays(from, -1), insteadOf: fenna.memberId }));
    expect(await outcomes(fenna, fenna)).toEqual(["stands_in", "stands_in", "treats_already"]);
    expect((await carersOf(one(0)))[1]).toEqual(["Teun Vos", addDays(from, -3), until]);
    expect((await carersOf(one(1))).filter(([name]) => name === "Teun Vos")).toEqual([
      ["Teun Vos", from, addDays(from, 4)],
    ]);
    expect((await carersOf(one(2))).map(([name]) => name)).toEqual(["Fenna Bos", "Bas Vermeer"]);
  });

  it("changes nothing at all where one of them can't be", async () => {
    const before = await rowsOf();
    const past = { from: addDays(today, -1), until };
    expect(await arrange(fenna, fenna, allTo(teun), past)).toMatchObject({
      faults: [{ path: "from", refusal: "day_past" }],
    });
    const others = [...allTo(teun), ...allTo(teun, [v.johan, v.willem])];
    expect(await arrange(fenna, fenna, others)).toMatchObject({
      refusal: "invalid",
      faults: [3, 4].map((n) => ({ path: `standIns.${n}.clientId`, refusal: "not_found" })),
    });
    for (const nobody of [fenna, v.ruud, one(0)])
      expect(await arrange(fenna, fenna, allTo(nobody, [one(0)]))).toMatchObject({
        refusal: "invalid",
        faults: [{ path: "standIns.0.therapistId", refusal: "not_found" }],
      });
    expect(await rowsOf()).toEqual(before);
    expect(away.safeParse({ from, until, standIns: [] }).success).toBe(false);
    expect(away.safeParse({ from, until, standIns: [...allTo(teun), ...allTo(v.bas)] }).success).toBe(false);
    expect(away.safeParse({ from: until, until: from, standIns: allTo(teun) }).success).toBe(false);
  });

  it("is one's own to settle, and a colleague's only for the owner", async () => {
    for (const stranger of [v.bas, v.ruud, teun]) {
      expect(refusalOf(await arrange(stranger, fenna))).toBe("not_found");
      expect(refusalOf(await planOf(stranger, fenna))).toBe("not_found");
    }
    expect(await carersOf(one(0))).toEqual([own]);
    expect(await outcomes(v.marieke, fenna)).toEqual(["stands_in", "stands_in", "stands_in"]);
    expect(await carersOf(one(0))).toEqual([own, standIn]);
    expect((await givenOf(one(0))).map(({ actor }) => actor)).toEqual([v.marieke.memberId]);
    expect(await outcomes(v.marieke, fenna, allTo(v.marieke))).toEqual(["stands_in", "stands_in", "stands_in"]);
  });
});

describe("a holiday that is put off", () => {
  const call = (by: Person, who: Person, query: object = {}) =>
    as(by, (tx, viewer) => endAway(tx, viewer, who.memberId, awayEnd.parse(query)));

  it("is taken back as it was settled, and sent again it is so", async () => {
    valueOf(await arrange(fenna, fenna));
    valueOf(await give(fenna, v.bas, one(0), { until: addDays(today, 2) }));
    valueOf(await give(fenna, v.bas, one(1), {}));
    for (let n = 0; n < 2; n++) valueOf(await call(fenna, fenna, { therapist: teun.memberId, from }));
    expect(await Promise.all(clients.map(carersOf))).toEqual([
      [own, ["Bas Vermeer", today, addDays(today, 2)]],
      [own, ["Bas Vermeer", today, null]],
      [own],
    ]);
    valueOf(await call(v.marieke, fenna));
    expect(await Promise.all(clients.map(carersOf))).toEqual([[own], [own, ["Bas Vermeer", today, null]], [own]]);
  });

  it("is not taken back whole by a word that was mistyped", () => {
    expect(awayEnd.safeParse({ therapist: teun.memberId, form: from }).success).toBe(false);
  });

  it("is taken back by nobody else", async () => {
    valueOf(await arrange(fenna, fenna));
    for (const other of [teun, v.bas, v.ruud]) expect(refusalOf(await call(other, fenna))).toBe("not_found");
    valueOf(await call(teun, teun));
    expect(await Promise.all(clients.map(carersOf))).toEqual(clients.map(() => [own, standIn]));
  });
});

describe("what is shown before it is settled", () => {
  it("is each own client with who else treats them, and no client for whom one stands in", async () => {
    valueOf(await give(fenna, teun, one(1), { from, until }));
    const theirs = await clientOf(teun, "Dirk Smit");
    valueOf(await give(teun, fenna, theirs, { from: addDays(today, 2), until: addDays(today, 9) }));
    const plan = valueOf(await planOf(fenna, fenna));
    expect(plan.member).toEqual({ id: fenna.memberId, name: "Fenna Bos" });
    expect(plan.clients.map(({ name, carers }) => [name, carers.map((carer) => carer.name)])).toEqual([
      [one(0).name, ["Fenna Bos"]],
      [one(1).name, ["Fenna Bos", "Teun Vos"]],
      [one(2).name, ["Fenna Bos"]],
    ]);
    expect(plan.clients[1]?.carers[1]).toEqual({
      id: teun.memberId,
      name: "Teun Vos",
      from,
      until,
      hasBegun: false,
      saidBy: fenna.memberId,
      followedBy: null,
    });
    expect(plan.standsIn).toEqual([{ from: addDays(today, 2), until: addDays(today, 9) }]);
    expect(JSON.stringify(plan)).not.toContain("Dirk Smit");
    expect(plan.colleagues.map(({ id }) => id)).not.toContain(fenna.memberId);
    expect(valueOf(await planOf(v.marieke, fenna)).clients).toEqual(plan.clients);
  });

  it("forgets a client whose care has ended", async () => {
    valueOf(await give(fenna, teun, one(0), {}));
    valueOf(await as(fenna, (tx, who) => endCare(tx, who, one(0).id, fenna.memberId), one(0)));
    expect(valueOf(await planOf(fenna, fenna)).clients.map(({ id }) => id)).toEqual([one(1).id, one(2).id]);
    expect(refusalOf(await arrange(fenna, fenna))).toBe("invalid");
  });
});
