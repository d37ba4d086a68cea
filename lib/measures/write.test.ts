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
import { readGoals } from "@/lib/goals/read";
import { goalDraft, goalScoreDraft } from "@/lib/goals/schema";
import { scoreGoal, setGoal } from "@/lib/goals/write";
import { accepted } from "@/lib/result";
import { readAssignments, readLicences } from "./read";
import { assignmentDraft, licenceDraft, measureScoreDraft } from "./schema";
import { assignMeasure, endMeasure, keepLicence, scoreMeasure } from "./write";

let v: Awaited<ReturnType<typeof village>>;
let client: ClientPerson;
const today = "2026-11-20";
const entry = {
  measure: "copm",
  version: "5e druk",
  language: "nl",
  rightHolder: "CAOT",
  terms: "Scores invoeren bij eigen formulieren",
  proof: "Map licenties, factuur 2026-3",
  validFrom: "2026-01-01",
};

const keep = (by: Person, id: string, more: object = {}, match = 0) =>
  as(by, (tx, viewer) => keepLicence(tx, viewer, id, licenceDraft.parse({ ...entry, ...more }), match, new Date()));
const assign = (by: Person, draft: object, id: string = uuidv7(), day = today) =>
  as(
    by,
    (tx, viewer) =>
      assignMeasure(tx, viewer, client.id, id, assignmentDraft.parse({ firstOn: "2026-11-02", ...draft }), day),
    client,
  );
const score = (by: Person, assignmentId: string, values: object, more: object = {}, id: string = uuidv7()) =>
  as(
    by,
    (tx, viewer) => {
      const draft = measureScoreDraft.parse({ scoredOn: today, values, ...more });
      return scoreMeasure(tx, viewer, client.id, assignmentId, id, draft, today);
    },
    client,
  );
const assigned = async (by: Person = v.nienke, day = today) =>
  valueOf(
    await as(
      by,
      async (tx, viewer) =>
        accepted(await readAssignments(tx, viewer, client.id, await readGoals(tx, viewer, client.id), day)),
      client,
    ),
  );
const item = { question: "Hoe goed heb je geslapen?", low: "heel slecht", high: "heel goed", better: "higher" };

beforeAll(async () => {
  v = await village();
  client = await clientOf(v.nienke, "Toon Wit");
});

describe("the licence register", () => {
  const id = uuidv7();

  it("is the owner's to keep; entered twice it is one; two who change it: the later one is told", async () => {
    expect(valueOf(await keep(v.marieke, id))).toMatchObject({ revision: 1, enteredBy: v.marieke.name });
    expect(valueOf(await keep(v.marieke, id)).revision).toBe(1);
    expect(valueOf(await keep(v.marieke, id, { expiresOn: "2026-12-31" }, 1)).revision).toBe(2);
    expect(await keep(v.marieke, id, { version: "4" }, 1)).toMatchObject({
      refusal: "stale",
      current: { revision: 2, version: "5e druk" },
    });
    expect(refusalOf(await keep(v.marieke, uuidv7(), {}, 3))).toBe("not_found");
    expect(refusalOf(await keep(v.marieke, id, { measure: "psfs" }, 2))).toBe("same_id_other_content");
    expect(await eventsOf(id)).toEqual(["licence.entered", "licence.changed"]);
  });

  it("a therapist reads it and writes none of it; a client and another practice see nothing", async () => {
    const list = async (by: Person) =>
      valueOf(await as(by, async (tx, viewer) => accepted(await readLicences(tx, viewer))));
    expect(await list(v.nienke)).toMatchObject([{ measure: "copm", proof: "Map licenties, factuur 2026-3" }]);
    expect(await list(v.sanne)).toEqual([]);
    expect(await list(v.ruud)).toEqual([]);
    await expect(keep(v.nienke, uuidv7())).rejects.toThrow("42501");
    await expect(keep(v.sanne, uuidv7())).rejects.toThrow("42501");
  });
});

describe("a licensed measure", () => {
  let licenceId: string;
  let id: string;
  beforeAll(async () => {
    licenceId = uuidv7();
    id = uuidv7();
    valueOf(await keep(v.marieke, licenceId, { expiresOn: "2026-11-25" }));
  });

  it("without an entry that holds today it can't be assigned: none, one of another measure, one that is over", async () => {
    expect(refusalOf(await assign(v.nienke, { measure: "copm" }))).toBe("licence_missing");
    expect(refusalOf(await assign(v.nienke, { measure: "psfs", licenceId }))).toBe("licence_missing");
    expect(refusalOf(await assign(v.nienke, { measure: "copm", licenceId }, uuidv7(), "2026-11-26"))).toBe(
      "licence_missing",
    );
    expect(refusalOf(await assign(v.nienke, { measure: "copm", licenceId: uuidv7() }))).toBe("licence_missing");
    expect(refusalOf(await assign(v.nienke, { measure: "own-item", item, licenceId }))).toBe("licence_missing");
    expect(await assigned()).toEqual([]);
  });

  it("with one it is, once; the scores are the therapist's to type, on their scale", async () => {
    expect(valueOf(await assign(v.nienke, { measure: "copm", licenceId }, id)).repeated).toBe(false);
    expect(valueOf(await assign(v.nienke, { measure: "copm", licenceId }, id)).repeated).toBe(true);
    expect(refusalOf(await assign(v.nienke, { measure: "copm", licenceId }))).toBe("already_assigned");
    expect(refusalOf(await score(v.nienke, id, { performance: 11 }))).toBe("out_of_scale");
    expect(refusalOf(await score(v.nienke, id, { total: 3 }))).toBe("out_of_scale");
    expect(refusalOf(await score(client, id, { performance: 3 }))).toBe("role_cannot");
    const kept = uuidv7();
    const values = { performance: 3.4, satisfaction: "declined" };
    expect(valueOf(await score(v.nienke, id, values, {}, kept)).score).toMatchObject({ values, source: "asked" });
    expect(valueOf(await score(v.nienke, id, { satisfaction: "declined", performance: 3.4 }, {}, kept)).repeated).toBe(
      true,
    );
    expect(refusalOf(await score(v.nienke, id, { performance: 4 }, {}, kept))).toBe("same_id_other_content");
    expect(await assigned(client)).toMatchObject([{ measure: "copm", licence: null, scores: [{ values }] }]);
  });

  it("after the entry is over, only what was taken while it held can still be typed in", async () => {
    valueOf(await keep(v.marieke, licenceId, { expiresOn: "2026-11-18" }, 1));
    expect(refusalOf(await score(v.nienke, id, { performance: 5 }))).toBe("licence_missing");
    valueOf(await score(v.nienke, id, { performance: 5 }, { scoredOn: "2026-11-18", source: "paper" }));
    expect((await assigned())[0]?.scores.map(({ scoredOn }) => scoredOn)).toEqual(["2026-11-18", today]);
  });

  it("ends and is asked again, by one person at a time", async () => {
    const end = (ended: boolean, match: number) =>
      as(v.nienke, (tx, viewer) => endMeasure(tx, viewer, client.id, id, ended, match, today), client);
    expect(valueOf(await end(true, 1))).toMatchObject({ endedOn: today, revision: 2, dueSince: null });
    expect(valueOf(await end(true, 1)).revision).toBe(2);
    expect(refusalOf(await end(false, 1))).toBe("stale");
    expect(valueOf(await end(false, 2)).endedOn).toBeNull();
  });

  it("is taken back on the same day only, and never beside another of its kind", async () => {
    const end = (which: string, ended: boolean, match: number, day = today) =>
      as(v.nienke, (tx, viewer) => endMeasure(tx, viewer, client.id, which, ended, match, day), client);
    valueOf(await end(id, true, 3));
    expect(refusalOf(await end(id, false, 4, "2026-11-21"))).toBe("already_ended");
    const other = uuidv7();
    valueOf(await keep(v.marieke, licenceId, { expiresOn: null }, 2));
    valueOf(await assign(v.nienke, { measure: "copm", licenceId }, other));
    expect(refusalOf(await end(id, false, 4))).toBe("already_assigned");
    valueOf(await end(other, true, 1));
    expect(valueOf(await end(id, false, 4)).endedOn).toBeNull();
    expect((await eventsOf(client.id)).filter((event) => event === "measure.asked_again")).toHaveLength(2);
  });
});

describe("what a client scores alone", () => {
  it("an own question is due on its day, until the client answers, if only with 'rather not say'", async () => {
    const id = uuidv7();
    valueOf(await assign(v.nienke, { measure: "own-item", item, everyWeeks: 2, firstOn: "2026-11-02" }, id));
    const own = async () => (await assigned(client)).find((one) => one.id === id);
    expect(await own()).toMatchObject({
      dueSince: "2026-11-16",
      nextOn: "2026-11-30",
      asked: { answered: 0, asked: 2 },
    });
    valueOf(await score(client, id, { value: "declined" }));
    expect(await own()).toMatchObject({ dueSince: null, asked: { answered: 1, asked: 2 } });
    const other = { ...item, question: "Hoe rustig was je dag?" };
    expect(refusalOf(await assign(v.nienke, { measure: "own-item", item: other, everyWeeks: 2 }, id))).toBe(
      "same_id_other_content",
    );
  });

  it("own goals are asked as one, and only while there are any", async () => {
    const id = uuidv7();
    valueOf(await assign(v.nienke, { measure: "own-goals", everyWeeks: 4, firstOn: "2026-11-16" }, id));
    const own = async () => (await assigned(client)).find((one) => one.id === id);
    expect(await own()).toMatchObject({ dueSince: null });
    const goal = uuidv7();
    const draft = goalDraft.parse({ kind: "activity", wording: "Fietsen" });
    valueOf(await as(client, (tx, viewer) => setGoal(tx, viewer, client.id, goal, draft, today), client));
    expect(await own()).toMatchObject({ dueSince: "2026-11-16" });
    const told = goalScoreDraft.parse({ scoredOn: today, going: 4 });
    valueOf(await as(client, (tx, who) => scoreGoal(tx, who, client.id, goal, uuidv7(), told, today), client));
    expect(await own()).toMatchObject({ dueSince: null, asked: { answered: 1, asked: 1 } });
    const licences = await everything`select 1 from measure_assignments where id = ${id} and licence_id is not null`;
    expect(licences).toHaveLength(0);
  });

  it("the table itself keeps a client from what the therapist scores", async () => {
    const copm = (await assigned()).find(({ measure }) => measure === "copm");
    const beside = as(
      client,
      async (tx, viewer) =>
        accepted(
          await tx.execute(sql`insert into measure_scores
            (practice_id, client_id, assignment_id, id, scored_on, values, source, earlier_shown, scored_by)
            values (${viewer.practiceId}, ${client.id}, ${copm?.id}, ${uuidv7()}, ${today}, '{"performance": 9}',
              'client', false, ${viewer.memberId})`),
        ),
      client,
    );
    await expect(beside).rejects.toThrow("42501");
  });

  it("a colleague, another practice and another client assign and score nothing", async () => {
    const [first] = await assigned();
    for (const stranger of [v.bas, v.ruud, v.johan, v.kees]) {
      expect(refusalOf(await assign(stranger, { measure: "own-item", item }))).toBe("not_found");
      expect(refusalOf(await score(stranger, first?.id ?? "", { value: 1 }))).toBe("not_found");
    }
  });
});
