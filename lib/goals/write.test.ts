import { sql } from "drizzle-orm";
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
import { accepted } from "@/lib/result";
import { readGoals } from "./read";
import { goalChange, goalDraft, goalScoreDraft } from "./schema";
import { changeGoal, scoreGoal, setGoal } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
const today = "2026-11-20";

const set = (by: Person, wording: string, id: string = uuidv7(), more: object = {}) =>
  as(
    by,
    (tx, viewer) => setGoal(tx, viewer, client.id, id, goalDraft.parse({ kind: "activity", wording, ...more }), today),
    client,
  );
const change = (by: Person, id: string, to: object, match: number) =>
  as(by, (tx, viewer) => changeGoal(tx, viewer, client.id, id, goalChange.parse(to), match, today), client);
const score = (by: Person, goalId: string, told: object, id: string = uuidv7()) =>
  as(
    by,
    (tx, viewer) =>
      scoreGoal(tx, viewer, client.id, goalId, id, goalScoreDraft.parse({ scoredOn: today, ...told }), today),
    client,
  );
const goals = async (by: Person = v.nienke) =>
  valueOf(await as(by, async (tx, viewer) => accepted(await readGoals(tx, viewer, client.id)), client));
const goal = async (id: string) => (await goals()).find((one) => one.id === id);

beforeAll(async () => {
  v = await village();
  client = await clientOf(v.nienke, "Greet Mol");
});

describe("an activity in the client's own words", () => {
  let id: string;
  beforeAll(async () => {
    id = uuidv7();
    valueOf(await set(client, "De trap op met de was", id));
  });

  it("keeps who typed it; set twice it is one; the same id with other words is refused", async () => {
    expect(await goal(id)).toMatchObject({ wording: "De trap op met de was", byClient: true, by: client.name });
    expect(valueOf(await set(client, "De trap op met de was", id)).repeated).toBe(true);
    expect(refusalOf(await set(client, "Iets anders", id))).toBe("same_id_other_content");
    const typed = valueOf(await set(v.nienke, "Boodschappen doen")).goal;
    expect(typed).toMatchObject({ byClient: false, by: v.nienke.name });
  });

  it("its words can be put right until it is scored, and by one person at a time", async () => {
    expect(valueOf(await change(client, id, { wording: "De trap op met de wasmand" }, 1))).toMatchObject({
      revision: 2,
    });
    expect(valueOf(await change(client, id, { wording: "De trap op met de wasmand" }, 1)).revision).toBe(2);
    const late = await change(v.nienke, id, { wording: "Iets anders" }, 1);
    expect(late).toMatchObject({ ok: false, refusal: "stale", current: { wording: "De trap op met de wasmand" } });
  });

  it("a number that waited for words that are others by now is not put to them", async () => {
    const late = { going: 4, wording: "De trap op met de was" };
    expect(refusalOf(await score(client, id, late))).toBe("words_changed");
    expect((await goal(id))?.scores).toEqual([]);
  });

  it("null, 'rather not say' and 0 are three things; the identical repeat is one score", async () => {
    const first = uuidv7();
    expect(valueOf(await score(client, id, { going: 0, content: "declined" }, first)).score).toMatchObject({
      going: 0,
      content: "declined",
      level: null,
      source: "client",
      earlierShown: false,
    });
    expect(valueOf(await score(client, id, { going: 0, content: "declined" }, first)).repeated).toBe(true);
    expect(refusalOf(await score(client, id, { going: 1, content: "declined" }, first))).toBe("same_id_other_content");
    valueOf(await score(v.nienke, id, { scoredOn: "2026-11-18", content: 4, source: "paper", earlierShown: true }));
    expect((await goal(id))?.scores.map((one) => [one.scoredOn, one.going, one.content, one.source])).toEqual([
      ["2026-11-18", null, 4, "paper"],
      [today, 0, "declined", "client"],
    ]);
    expect(await everything`select going, content, declined from goal_scores where id = ${first}`).toEqual([
      { going: 0, content: null, declined: ["content"] },
    ]);
  });

  it("once scored the words stay: refused by the house, and by the table whatever the house thinks", async () => {
    expect(refusalOf(await change(client, id, { wording: "Met de lift" }, 2))).toBe("already_scored");
    const beside = as(
      client,
      async (tx) =>
        accepted(await tx.execute(sql`update goals set wording = chr(1) || 'Met de lift' where id = ${id}`)),
      client,
    );
    await expect(beside).rejects.toThrow("23514");
    expect((await goal(id))?.wording).toBe("De trap op met de wasmand");
  });

  it("refuses a day that is still to come, and a level where none was described", async () => {
    expect(refusalOf(await score(client, id, { scoredOn: "2026-11-22", going: 3 }))).toBe("day_ahead");
    expect(refusalOf(await score(client, id, { scoredOn: "1926-11-20", going: 3 }))).toBe("invalid");
    expect(refusalOf(await score(client, id, { level: 0 }))).toBe("no_levels");
    expect((await goal(id))?.scores).toHaveLength(2);
  });

  it("ends, and can be taken up again; what was said of the days before still arrives", async () => {
    expect(valueOf(await change(client, id, { ending: "reached" }, 2))).toMatchObject({ endedOn: today, revision: 3 });
    expect(refusalOf(await score(client, id, { scoredOn: "2026-11-21", going: 3 }))).toBe("already_ended");
    valueOf(await score(client, id, { scoredOn: "2026-11-19", going: 3 }));
    expect(valueOf(await change(v.nienke, id, { ending: null }, 3))).toMatchObject({ endedOn: null, ending: null });
    expect(await eventsOf(id)).toEqual([
      "goal.set",
      "goal.changed",
      "goal.scored",
      "goal.scored",
      "goal.ended",
      "goal.scored",
      "goal.taken_up_again",
    ]);
    const written = await everything`select detail from audit_events where object_id = ${id}`;
    expect(JSON.stringify(written)).not.toMatch(/trap|wasmand/);
  });
});

describe("goal attainment", () => {
  const levels = ["niet", "", "twee keer per week", "drie keer", "elke dag"];

  it("levels are described beforehand, and stay once one was scored; words stay once anything was", async () => {
    const id = uuidv7();
    valueOf(await set(v.nienke, "Naar buiten", id, { kind: "goal", levels }));
    const better = ["niet", "een keer", "twee keer per week", "drie keer", "elke dag"];
    valueOf(await change(v.nienke, id, { levels: better }, 1));
    valueOf(await score(client, id, { going: 4 }));
    // A number for how it goes is none of the levels.
    valueOf(await change(v.nienke, id, { levels }, 2));
    valueOf(await score(v.nienke, id, { level: -2 }));
    expect(refusalOf(await change(v.nienke, id, { levels: better }, 3))).toBe("already_scored");
    const beside = as(
      v.nienke,
      async (tx) => accepted(await tx.execute(sql`update goals set levels = to_jsonb(chr(1) || 'x') where id = ${id}`)),
      client,
    );
    await expect(beside).rejects.toThrow("23514");
    expect((await goal(id))?.scores.map(({ level }) => level)).toEqual([null, -2]);
  });
});

describe("whose goals they are", () => {
  it("a stranger, a colleague and another client find nothing and change nothing", async () => {
    const [first] = await goals();
    for (const stranger of [v.bas, v.ruud, v.johan, v.kees]) {
      expect(refusalOf(await set(stranger, "Van mij"))).toBe("not_found");
      expect(refusalOf(await score(stranger, first?.id ?? "", { going: 1 }))).toBe("not_found");
    }
    const seen = await as(v.kees, async (tx) => accepted(await tx.execute(sql`select 1 from goal_scores`)), v.kees);
    expect(valueOf(seen)).toHaveLength(0);
  });

  it("nobody puts a number down as the client's own but the client", async () => {
    const [first] = await goals();
    const beside = as(
      v.nienke,
      async (tx, viewer) =>
        accepted(
          await tx.execute(sql`insert into goal_scores
            (practice_id, client_id, goal_id, id, scored_on, going, source, earlier_shown, scored_by)
            values (${viewer.practiceId}, ${client.id}, ${first?.id}, ${uuidv7()}, ${today}, 9, 'client', false,
              ${viewer.memberId})`),
        ),
      client,
    );
    await expect(beside).rejects.toThrow("42501");
  });

  it("ten are open at most, also when two come at once", async () => {
    const open = (await goals()).filter((one) => one.ending === null).length;
    for (let n = open; n < 9; n++) valueOf(await set(client, `Nummer ${n}`));
    const both = await Promise.all([set(client, "De tiende"), set(v.nienke, "De elfde")]);
    expect(both.filter((one) => !one.ok).map(refusalOf)).toEqual(["too_many_open"]);
    expect((await goals()).filter((one) => one.ending === null)).toHaveLength(10);
  });
});
