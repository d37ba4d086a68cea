import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import {
  as,
  type ClientPerson,
  clientOf,
  eventsOf,
  everything,
  type Person,
  refusalOf,
  valueOf,
  village,
} from "@/db/testing/practice";
import { assigned, drafted, draftOf, itemOf, wholeChain } from "@/db/testing/programs";
import { accepted } from "@/lib/result";
import { readToday } from "@/lib/today/read";
import { openProgram } from "./read";
import type { ProgramDraft } from "./schema";
import { assignProgram, changeProgram, draftProgram, endProgram } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
const now = new Date("2026-11-22T12:00:00Z");
const today = "2026-11-22";

beforeAll(async () => {
  v = await village();
});

const someone = () => clientOf(v.nienke, "Lotte Smit");
const draft = (by: Person, d: ProgramDraft, about: ClientPerson = client) =>
  as(by, (tx, viewer) => draftProgram(tx, viewer, about.id, d), about);
const change = (d: ProgramDraft, match: number, by: Person = v.nienke) =>
  as(by, (tx, viewer) => changeProgram(tx, viewer, d.id, d, match, now));
const assign = (id: string, startsOn: string, endsOn: string | null = null, by: Person = v.nienke) =>
  as(by, (tx, viewer) => assignProgram(tx, viewer, id, { startsOn, endsOn }, now));
const end = (id: string, at = now) => as(v.nienke, (tx, viewer) => endProgram(tx, viewer, id, at));
const read = async (id: string) => valueOf(await as(v.nienke, (tx, viewer) => openProgram(tx, viewer, id, uuidv7())));
const planOf = (of: ClientPerson) => everything`select program_id as id, version, starts_on::text as "from",
  ends_on::text as "to" from plan_periods where client_id = ${of.id} order by starts_on`;
const todayOf = async (of: ClientPerson, at: string) =>
  valueOf(await as(of, async (tx, viewer) => accepted(await readToday(tx, viewer, of.id, new Date(at)))));

describe("a draft", () => {
  beforeAll(async () => {
    client = await someone();
  });

  it("sent twice is one program; something else under its id is refused", async () => {
    const d = draftOf([itemOf("grounding", { days: ["mon"] })]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => draft(v.nienke, d)));
    expect(answers.filter((answer) => valueOf(answer).isNew)).toHaveLength(1);
    expect(refusalOf(await draft(v.nienke, { ...d, title: "Anders" }))).toBe("conflict");
    expect(await everything`select 1 from audit_events where object_id = ${d.id}`).toHaveLength(1);
  });

  it("may be unfinished, and keeps only its latest version", async () => {
    const d = draftOf([]);
    await drafted(v.nienke, client, d);
    const second = { ...d, items: [itemOf("wall-sit")] };
    const program = valueOf(await change(second, 1));
    expect(program).toMatchObject({ version: 2, revision: 2, status: "draft", items: second.items });
    expect(await everything`select version from program_versions where program_id = ${d.id}`).toEqual([{ version: 2 }]);
  });

  it("is refused with the item named where its exercise is unknown, or another practice's", async () => {
    const [theirs] = [uuidv7()];
    await everything`insert into practice_exercises (practice_id, id, created_by, "group", phase, posture, content, search_text)
      values (${v.maas.id}, ${theirs}, ${v.ruud.memberId}, 'relax', 'relax', 'sitting', ${{ id: theirs } as never}, '')`;
    for (const exerciseId of [uuidv7(), theirs]) {
      const answer = await draft(v.nienke, draftOf([itemOf("grounding"), { ...itemOf("grounding"), exerciseId }]));
      expect(answer).toMatchObject({ refusal: "unknown_exercise", faults: [{ path: "items.1.exerciseId" }] });
    }
  });

  it("is not written for a colleague's client, nor changed by a colleague", async () => {
    const d = draftOf([itemOf("grounding")]);
    expect(refusalOf(await draft(v.bas, d))).toBe("not_found");
    await drafted(v.nienke, client, d);
    for (const stranger of [v.bas, v.ruud]) {
      expect(refusalOf(await change({ ...d, title: "Van mij" }, 1, stranger))).toBe("not_found");
      expect(refusalOf(await assign(d.id, today, null, stranger))).toBe("not_found");
    }
    expect((await read(d.id)).title).toBe(d.title);
  });
});

describe("two people at one program", () => {
  it("the second is told what is there now; the same change sent again is already so", async () => {
    client = await someone();
    const d = draftOf([itemOf("grounding")]);
    await drafted(v.nienke, client, d);
    const mine = { ...d, title: "Van Nienke" };
    expect(valueOf(await change(mine, 1)).version).toBe(2);
    const late = await change({ ...d, title: "Van Marieke" }, 1, v.marieke);
    expect(late).toMatchObject({ refusal: "stale", current: { title: "Van Nienke", revision: 2 } });
    expect(valueOf(await change(mine, 1)).version).toBe(2);
    expect(await eventsOf(d.id)).toEqual(["program.drafted", "program.changed"]);
  });

  it("fifty at once: one is stored, forty-nine are told what is there, and nobody writes over anybody", async () => {
    client = await someone();
    const d = draftOf([itemOf("grounding")]);
    await drafted(v.nienke, client, d);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => change({ ...d, title: `Titel ${n}` }, 1)));
    const [winner] = answers.filter((answer) => answer.ok);
    const late = answers.filter((answer) => refusalOf(answer) === "stale");
    expect([answers.filter((answer) => answer.ok).length, late.length]).toEqual([1, 49]);
    const title = winner?.ok ? winner.value.title : "";
    for (const answer of late) expect(answer).toMatchObject({ current: { title, revision: 2 } });
    expect(await eventsOf(d.id)).toEqual(["program.drafted", "program.changed"]);
    console.log(`fifty editors: 1 stored, ${late.length} told what is there, 0 written over`);
  });

  it("assigning two programs at the same time leaves one active", async () => {
    client = await someone();
    const drafts = [1, 2, 3, 4].map(() => draftOf([itemOf("grounding")]));
    for (const d of drafts) await drafted(v.nienke, client, d);
    const answers = await Promise.all(drafts.map((d) => assign(d.id, today)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await everything`select 1 from programs where client_id = ${client.id} and status = 'active'`).toHaveLength(
      1,
    );
  });
});

describe("assigning", () => {
  beforeAll(async () => {
    client = await someone();
  });

  it("refuses a chain that is not whole, and names the item; nothing is assigned", async () => {
    const [ground, wallSit, tremor, integrate] = wholeChain({ days: ["tue"] });
    if (!ground || !wallSit || !tremor || !integrate) throw new Error("the chain has four links");
    const noGround = draftOf([wallSit, integrate]);
    const noEnd = draftOf([ground, { ...tremor, days: ["tue", "sat"] }, integrate]);
    for (const d of [noGround, noEnd]) await drafted(v.nienke, client, d);
    expect(await assign(noGround.id, today)).toMatchObject({
      refusal: "chain_without_grounding",
      faults: [{ path: "items.0" }],
    });
    expect(await assign(noEnd.id, today)).toMatchObject({ faults: [{ path: "items.1" }, { path: "items.1" }] });
    expect((await read(noGround.id)).status).toBe("draft");
    expect(await planOf(client)).toEqual([]);
  });

  it("refuses an empty program, a last day before the first, and a template", async () => {
    const empty = draftOf([]);
    const whole = draftOf(wholeChain());
    for (const d of [empty, whole]) await drafted(v.nienke, client, d);
    expect(refusalOf(await assign(empty.id, today))).toBe("program_empty");
    expect(refusalOf(await assign(whole.id, today, "2026-11-21"))).toBe("ends_before_start");
    const template = draftOf([itemOf("grounding")]);
    await as(v.nienke, (tx, viewer) => draftProgram(tx, viewer, null, template));
    expect(refusalOf(await assign(template.id, today))).toBe("not_a_draft");
  });

  it("twice is once, and leaves one event; another period is refused", async () => {
    const d = draftOf([itemOf("grounding", { days: ["mon", "thu"], timesPerDay: 2 })]);
    await drafted(v.nienke, client, d);
    const once = valueOf(await assign(d.id, today));
    expect(valueOf(await assign(d.id, today))).toEqual(once);
    expect(refusalOf(await assign(d.id, "2026-11-30"))).toBe("not_a_draft");
    expect(await planOf(client)).toEqual([{ id: d.id, version: 1, from: today, to: null }]);
    const [{ week } = {}] = await everything`select week from plan_periods where program_id = ${d.id}`;
    expect(week).toEqual([2, 0, 0, 2, 0, 0, 0]);
    expect(
      await everything`select 1 from audit_events where event = 'program.assigned' and object_id = ${d.id}`,
    ).toHaveLength(1);
    const [summary] =
      await everything`select program_id, program_title from client_summaries where client_id = ${client.id}`;
    expect(summary).toEqual({ program_id: d.id, program_title: d.title });
  });
});

describe("one active program at a time", () => {
  it("the running one makes room on the day that the other starts, also when that is later", async () => {
    client = await someone();
    const first = await assigned(
      v.nienke,
      client,
      draftOf([itemOf("grounding")], { title: "Eerst" }),
      "2026-11-02",
      now,
    );
    const second = await assigned(
      v.nienke,
      client,
      draftOf([itemOf("integration")], { title: "Dan" }),
      "2026-11-30",
      now,
    );
    expect(await read(first.id)).toMatchObject({ status: "ended", endsOn: "2026-11-29" });
    expect(await planOf(client)).toEqual([
      { id: first.id, version: 1, from: "2026-11-02", to: "2026-11-29" },
      { id: second.id, version: 1, from: "2026-11-30", to: null },
    ]);
    expect((await todayOf(client, "2026-11-29T22:59:00Z")).program?.title).toBe("Eerst");
    expect((await todayOf(client, "2026-11-29T23:01:00Z")).program?.title).toBe("Dan");
  });

  it("one that had not begun never was the plan", async () => {
    client = await someone();
    await assigned(v.nienke, client, draftOf([itemOf("grounding")]), "2026-12-07", now);
    const sooner = await assigned(v.nienke, client, draftOf([itemOf("grounding")]), "2026-11-23", now);
    expect(await planOf(client)).toEqual([{ id: sooner.id, version: 1, from: "2026-11-23", to: null }]);
    expect((await todayOf(client, "2026-12-08T10:00:00Z")).program?.id).toBe(sooner.id);
  });
});

describe("changing an active program", () => {
  it("is in force from today; what was asked before stays as it was asked", async () => {
    client = await someone();
    const d = draftOf([itemOf("grounding", { days: ["mon"] })]);
    const program = await assigned(v.nienke, client, d, "2026-11-02", now);
    const second = { ...d, items: [itemOf("grounding", { days: ["mon", "tue"] })] };
    const third = { ...d, items: [itemOf("grounding", { days: ["wed"] })] };
    const { revision } = valueOf(await change(second, program.revision));
    valueOf(await change(third, revision));
    expect(await planOf(client)).toEqual([
      { id: d.id, version: 1, from: "2026-11-02", to: "2026-11-21" },
      { id: d.id, version: 3, from: today, to: null },
    ]);
    const versions = await everything`select version from program_versions where program_id = ${d.id} order by version`;
    expect(versions.map((row) => row.version)).toEqual([1, 2, 3]);
  });

  it("before its start keeps its start; its chain must stay whole", async () => {
    client = await someone();
    const d = draftOf([itemOf("grounding")]);
    const program = await assigned(v.nienke, client, d, "2026-12-07", now);
    expect(refusalOf(await change({ ...d, items: [itemOf("wall-sit")] }, program.revision))).toBe(
      "chain_without_grounding",
    );
    expect(refusalOf(await change({ ...d, items: [] }, program.revision))).toBe("program_empty");
    valueOf(await change({ ...d, items: wholeChain() }, program.revision));
    expect(await planOf(client)).toEqual([{ id: d.id, version: 2, from: "2026-12-07", to: null }]);
  });
});

describe("ending", () => {
  it("is as of yesterday in the client's own zone; twice is once; then nothing changes any more", async () => {
    client = await clientOf(v.nienke, "Eva Schouten", { timeZone: "Pacific/Auckland" });
    const d = draftOf([itemOf("grounding")]);
    await assigned(v.nienke, client, d, "2026-11-02", now);
    // In Auckland it is the 23rd already.
    const ended = valueOf(await end(d.id));
    expect(ended).toMatchObject({ status: "ended", endsOn: "2026-11-22" });
    expect(valueOf(await end(d.id)).revision).toBe(ended.revision);
    expect(refusalOf(await change({ ...d, title: "Toch nog" }, ended.revision))).toBe("not_active");
    expect(refusalOf(await assign(d.id, "2026-12-01"))).toBe("not_a_draft");
    expect((await todayOf(client, now.toISOString())).program).toBeNull();
    expect(await planOf(client)).toEqual([{ id: d.id, version: 1, from: "2026-11-02", to: "2026-11-22" }]);
    expect(await eventsOf(d.id)).toEqual(["program.drafted", "program.assigned", "program.ended"]);
  });

  it("before it began leaves no plan; a draft can't be ended", async () => {
    client = await someone();
    const d = draftOf([itemOf("grounding")]);
    await drafted(v.nienke, client, d);
    expect(refusalOf(await end(d.id))).toBe("not_active");
    valueOf(await assign(d.id, "2026-12-07"));
    valueOf(await end(d.id));
    expect(await planOf(client)).toEqual([]);
    expect((await todayOf(client, "2026-12-08T10:00:00Z")).program).toBeNull();
  });
});
