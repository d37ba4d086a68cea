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
import { readMembers } from "@/lib/access/read";
import { addDays, dayOf } from "@/lib/calendar";
import { readClient } from "@/lib/clients/read";
import { clientDraft } from "@/lib/clients/schema";
import { addClient } from "@/lib/clients/write";
import { accepted } from "@/lib/result";
import { letGo } from "./leave";
import { readLeavingPlan } from "./read";
import { careTerm } from "./schema";
import { endCare, giveCare } from "./write";

const v = await village();
let teun: Person;
let clients: ClientPerson[];

beforeEach(async () => {
  teun = await colleague(v.nienke.practice, "therapist", "Teun Vos");
  clients = await Promise.all(
    ["Aaltje", "Berend", "Corrie"].map((name) => clientOf(teun, `${name} ${uuidv7().slice(-6)}`)),
  );
});

const opens = async (by: Person, client: ClientPerson) => {
  const found = await enterPractice(entryOf(by, client, "client.read"), (tx, who) => readClient(tx, who, client.id));
  return found.ok ? true : found.refusal;
};
const allTo = (to: Person, whose = clients) => whose.map(({ id }) => ({ clientId: id, therapistId: to.memberId }));
const go = (by: Person, who: Person, handOver = allTo(v.bas), standIns: typeof handOver = []) =>
  as(by, (tx, viewer) => letGo(tx, viewer, who.memberId, { handOver, standIns }, new Date()));
const plan = async (by: Person, who: Person) => as(by, (tx, viewer) => readLeavingPlan(tx, viewer, who.memberId));
const accountOf = async (email: string) => everything`select 1 from accounts where email = ${email}`;
const emailOf = async (who: Person) =>
  (await everything<{ email: string }[]>`select email from members where id = ${who.memberId}`)[0]?.email as string;
/** Until one transaction stands behind another one. */
const somebodyWaits = () =>
  expect
    .poll(async () => (await everything`select 1 from pg_locks where not granted`).length, { timeout: 4000 })
    .toBeGreaterThan(0);
const promoted = async (name: string) => colleague(v.nienke.practice, "owner", name);

describe("a colleague who leaves", () => {
  it("is out with the next request, and every client is with whoever was named", async () => {
    const email = await emailOf(teun);
    const [first, ...rest] = clients as [ClientPerson, ClientPerson, ClientPerson];
    valueOf(await go(v.marieke, teun, [...allTo(v.bas, [first]), ...allTo(v.nienke, rest)]));
    for (const client of clients) expect(await opens(teun, client)).toBe("signed_out");
    expect([await opens(v.bas, first), await opens(v.nienke, first)]).toEqual([true, "not_found"]);
    for (const client of rest) expect(await opens(v.nienke, client)).toBe(true);
    expect(await accountOf(email)).toHaveLength(0);
    const members = valueOf(await as(v.marieke, async (tx, who) => accepted(await readMembers(tx, who))));
    expect(members.map(({ id }) => id)).not.toContain(teun.memberId);
    const told = await everything<{ event: string }[]>`select event from audit_events
      where object_id = ${teun.memberId} order by at, id`;
    expect(told.map(({ event }) => event)).toEqual(["care.ended", "care.ended", "care.ended", "member.left"]);
    // The name stays with what was done under it.
    expect(await everything`select name, left_at is not null as gone from members where id = ${teun.memberId}`).toEqual(
      [{ name: "Teun Vos", gone: true }],
    );
  });

  it("sent again, or twice at once, is one leaving", async () => {
    const answers = await Promise.all([go(v.marieke, teun), go(v.marieke, teun)]);
    for (const answer of [...answers, await go(v.marieke, teun)]) valueOf(answer);
    const left =
      await everything`select 1 from audit_events where object_id = ${teun.memberId} and event = 'member.left'`;
    expect(left).toHaveLength(1);
    for (const { id } of clients)
      expect(await everything`select 1 from care_relations where client_id = ${id} and until is null`).toHaveLength(1);
  });

  it("leaves nobody behind: without somebody for each client nothing happens", async () => {
    const [one] = clients as [ClientPerson];
    for (const handOver of [[], allTo(v.bas, [one]), allTo(v.ruud), allTo(teun), allTo(clients[1] as ClientPerson)])
      expect(refusalOf(await go(v.marieke, teun, handOver))).toBe("client_without_carer");
    for (const client of clients) expect(await opens(teun, client)).toBe(true);
  });

  it("asks for nobody where somebody else treats the client for good, but a stand-in is not enough", async () => {
    const [shared, stoodIn] = clients as [ClientPerson, ClientPerson];
    const today = dayOf(new Date(), "Europe/Amsterdam");
    const give = (about: ClientPerson, until: string | null) =>
      as(
        teun,
        (tx, who) => giveCare(tx, who, about.id, v.bas.memberId, careTerm.parse({ from: today, until }), new Date()),
        about,
      );
    valueOf(await give(shared, null));
    valueOf(await give(stoodIn, today));
    const needs = Object.fromEntries(
      valueOf(await plan(v.marieke, teun)).clients.map(({ id, needsSomebody }) => [id, needsSomebody]),
    );
    expect(clients.map(({ id }) => needs[id])).toEqual([false, true, true]);
    valueOf(await go(v.marieke, teun, allTo(v.bas, clients.slice(1))));
    const rows = await everything`select until from care_relations where client_id = ${stoodIn.id}
      and therapist_id = ${v.bas.memberId}`;
    expect(rows).toEqual([{ until: null }]);
  });

  it("tells where they stand in, and on those days somebody else does, or nobody", async () => {
    const today = dayOf(new Date(), "Europe/Amsterdam");
    const until = addDays(today, 9);
    const others = [await clientOf(v.nienke, "Dirk Prins"), await clientOf(v.nienke, "Eefje Pot")] as const;
    for (const about of others)
      valueOf(
        await as(
          v.nienke,
          (tx, who) => giveCare(tx, who, about.id, teun.memberId, careTerm.parse({ from: today, until }), new Date()),
          about,
        ),
      );
    const told = valueOf(await plan(v.marieke, teun)).clients.filter(({ standsIn }) => standsIn.length > 0);
    expect(told).toEqual(
      others.map(({ id }, n) => ({
        id,
        name: n === 0 ? "Dirk Prins" : "Eefje Pot",
        needsSomebody: false,
        standsIn: [{ from: today, until }],
        treatedBy: [v.nienke.memberId],
      })),
    );
    for (const nobody of [v.ruud, teun])
      expect(await go(v.marieke, teun, allTo(v.bas), allTo(nobody, [others[0]]))).toMatchObject({
        refusal: "invalid",
        faults: [{ path: "standIns.0", refusal: "not_found" }],
      });
    valueOf(await go(v.marieke, teun, allTo(v.bas), allTo(v.bas, [others[0]])));
    expect([await opens(v.bas, others[0]), await opens(v.bas, others[1])]).toEqual([true, "not_found"]);
    const [row] = await everything<{ last: string }[]>`select ((until - interval '1 second') at time zone
      'Europe/Amsterdam')::date::text as last from care_relations
      where client_id = ${others[0].id} and therapist_id = ${v.bas.memberId}`;
    expect(row).toEqual({ last: until });
  });

  it("passes nobody on to who does not work here, also where nobody is needed", async () => {
    const [shared] = clients as [ClientPerson];
    const today = dayOf(new Date(), "Europe/Amsterdam");
    valueOf(
      await as(
        teun,
        (tx, who) => giveCare(tx, who, shared.id, v.bas.memberId, careTerm.parse({ from: today }), new Date()),
        shared,
      ),
    );
    const others = allTo(v.bas, clients.slice(1));
    for (const to of [v.ruud, v.kees]) {
      const handOver = [...others, ...allTo(to, [shared])];
      expect(refusalOf(await go(v.marieke, teun, handOver))).toBe("client_without_carer");
    }
    valueOf(await go(v.marieke, teun, others));
  });

  it("and the one who takes over, let go at the same moment, leave no client with nobody", async () => {
    for (let n = 0; n < 3; n++) {
      const [one, other] = [teun, await colleague(v.nienke.practice, "therapist", "Ans Bos")];
      const second = await promoted("Ada");
      await Promise.all([go(v.marieke, one, allTo(other)), go(second, other, allTo(v.bas))]);
      const left = await everything`select 1 from care_relations r join members m on m.id = r.therapist_id
        where (r.until is null or r.until > now()) and m.left_at is not null`;
      expect(left).toHaveLength(0);
      teun = await colleague(v.nienke.practice, "therapist", "Teun Vos");
      clients = [await clientOf(teun, `Dirk ${uuidv7().slice(-6)}`)];
    }
  });

  it("waits for who is just ending the care that made them free to go, and then leaves nobody behind", async () => {
    const [shared, ...rest] = clients as [ClientPerson, ClientPerson, ClientPerson];
    const today = dayOf(new Date(), "Europe/Amsterdam");
    const joins = careTerm.parse({ from: today });
    valueOf(await as(teun, (tx, who) => giveCare(tx, who, shared.id, v.bas.memberId, joins, new Date()), shared));
    let going: ReturnType<typeof go> | undefined;
    const ended = await as(
      v.bas,
      async (tx, who) => {
        const end = await endCare(tx, who, shared.id, v.bas.memberId);
        going = go(v.marieke, teun, allTo(v.bas, rest));
        await somebodyWaits();
        return end;
      },
      shared,
    );
    valueOf(ended);
    expect(refusalOf((await going) as Awaited<ReturnType<typeof go>>)).toBe("client_without_carer");
    expect(await opens(teun, shared)).toBe(true);
  });

  it("stays while a client is just coming into their care", async () => {
    const id = uuidv7();
    let going: ReturnType<typeof go> | undefined;
    const added = await as(teun, async (tx, who) => {
      const made = await addClient(tx, who, clientDraft.parse({ id, name: "Dirk Prins" }));
      going = go(v.marieke, teun);
      await somebodyWaits();
      return made;
    });
    valueOf(added);
    expect(refusalOf((await going) as Awaited<ReturnType<typeof go>>)).toBe("client_without_carer");
    expect(await opens(teun, clients[0] as ClientPerson)).toBe(true);
    valueOf(await go(v.marieke, teun, [...allTo(v.bas), { clientId: id, therapistId: v.bas.memberId }]));
  });

  it("can come back by another invitation, as somebody new", async () => {
    const email = await emailOf(teun);
    valueOf(await go(v.marieke, teun));
    expect(await accountOf(email)).toEqual([]);
    expect(await everything`select email from members where id = ${teun.memberId}`).toEqual([{ email: null }]);
  });
});

describe("the owner's say over who works here", () => {
  it("is an owner's, in their own practice, and never about themselves", async () => {
    for (const by of [v.nienke, teun, v.kees]) expect((await go(by, v.bas, [])).ok).toBe(false);
    expect(refusalOf(await go(v.ruud, teun))).toBe("not_found");
    expect(refusalOf(await go(v.marieke, v.marieke, []))).toBe("own_role");
  });

  it("of two owners who put each other out at once, leaves one", async () => {
    for (let n = 0; n < 5; n++) {
      const [ada, bob] = [await promoted("Ada"), await promoted("Bob")];
      const answers = await Promise.all([go(ada, bob, []), go(bob, ada, [])]);
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
      const left =
        await everything`select 1 from members where id in (${ada.memberId}, ${bob.memberId}) and left_at is null`;
      expect(left).toHaveLength(1);
    }
  });
});
