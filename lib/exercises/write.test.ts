import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { as, entryOf, everything, type Person, refusalOf, valueOf, village } from "@/db/testing/practice";
import { libraryExercises } from "./library";
import { readExercise, readExercises } from "./read";
import { type Exercise, type ExerciseDraft, exerciseChange, exerciseDraft, exerciseSearch } from "./schema";
import { addExercise, changeExercise } from "./write";

let v: Awaited<ReturnType<typeof village>>;
beforeAll(async () => {
  v = await village();
});

const draftOf = (given: object = {}): ExerciseDraft =>
  exerciseDraft.parse({
    id: uuidv7(),
    group: "relax",
    phase: "relax",
    posture: "sitting",
    title: { nl: "Zeewind horen", en: "Hearing the sea" },
    purpose: { nl: "Even weg van het denken.", en: "" },
    steps: [{ text: { nl: "Sluit je ogen als dat prettig is.", en: "Close your eyes if that is pleasant." } }],
    dose: { kind: "time", min: 60, max: 180 },
    ...given,
  });
const add = (draft: ExerciseDraft, by: Person = v.nienke) => as(by, (tx, viewer) => addExercise(tx, viewer, draft));
const change = (id: string, what: object, match: number, by: Person = v.nienke) =>
  as(by, (tx, viewer) => changeExercise(tx, viewer, id, exerciseChange.parse(what), match));
const read = (id: string, by: Person) => as(by, (tx, viewer) => readExercise(tx, viewer, id));
const search = async (q: string, by: Person = v.nienke, more: object = {}) => {
  const page = valueOf(await readExercises(entryOf(by), exerciseSearch.parse({ q, ...more })));
  return (JSON.parse(page.items) as Exercise[]).map((one) => one.key ?? one.title.nl);
};

describe("an exercise of the practice's own", () => {
  it("sent twice is one; something else under its id is refused", async () => {
    const draft = draftOf();
    const answers = await Promise.all(Array.from({ length: 10 }, () => add(draft)));
    expect(answers.filter((answer) => valueOf(answer).isNew)).toHaveLength(1);
    expect(refusalOf(await add({ ...draft, posture: "standing" }))).toBe("conflict");
    expect(await everything`select event from audit_events where object_id = ${draft.id}`).toEqual([
      { event: "exercise.added" },
    ]);
  });

  it("is read in the other language where only one was written", async () => {
    const { exercise } = valueOf(await add(draftOf()));
    expect(exercise.purpose).toEqual({ nl: "Even weg van het denken.", en: "Even weg van het denken." });
    expect(exercise).toMatchObject({ key: null, source: "practice", version: 1 });
  });

  it("belongs to its practice: a colleague and a client see it, another practice does not", async () => {
    const draft = draftOf({ title: { nl: "Alleen van De Linde", en: "" } });
    await add(draft);
    for (const person of [v.bas, v.marieke, v.sanne]) expect((await read(draft.id, person)).ok).toBe(true);
    expect(refusalOf(await read(draft.id, v.ruud))).toBe("not_found");
    expect(refusalOf(await change(draft.id, { posture: "standing" }, 1, v.ruud))).toBe("not_found");
    expect(await search("alleen linde", v.ruud)).toEqual([]);
    expect(await search("alleen linde", v.sanne)).toEqual(["Alleen van De Linde"]);
  });

  it("changed by two people: the second is told what is there now", async () => {
    const { id } = draftOf();
    await add(draftOf({ id }));
    expect(valueOf(await change(id, { posture: "standing" }, 1)).version).toBe(2);
    const late = await change(id, { posture: "lying-back" }, 1, v.bas);
    expect(late).toMatchObject({ refusal: "stale", current: { posture: "standing", version: 2 } });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => change(id, { title: { nl: `Naam ${n}`, en: "" } }, 2)),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it("is judged as a whole when a part changes: release never loses its caution", async () => {
    const draft = draftOf();
    await add(draft);
    const answer = await change(draft.id, { group: "release", phase: "discharge" }, 1);
    expect(answer).toMatchObject({ refusal: "invalid", faults: [{ path: "caution" }] });
    expect(valueOf(await read(draft.id, v.nienke))).toMatchObject({ group: "relax", version: 1 });
  });

  it("is not written by a client, and the shared library by nobody", async () => {
    await expect(add(draftOf(), v.sanne)).rejects.toThrow();
    const [shared] = libraryExercises;
    for (const person of [v.nienke, v.marieke])
      expect(refusalOf(await change(shared?.id as string, { posture: "standing" }, 1, person))).toBe("not_found");
  });
});

describe("searching", () => {
  it.each([
    ["in Dutch", "vlinder", "butterfly-tremor"],
    ["in English", "breathing", "lower-belly-breathing"],
    ["with a letter missing", "ademhalng", "lower-belly-breathing"],
    ["with a letter doubled", "vlindder", "butterfly-tremor"],
    ["without its capitals and accents", "GROUNDÍNG", "grounding"],
    ["by two words, in any order", "benen muur", "wall-sit"],
  ])("finds %s", async (_how, q, key) => {
    expect((await search(q))[0]).toBe(key);
  });

  it("finds nothing for what nobody wrote, and everything for nothing", async () => {
    expect(await search("xyzzy")).toEqual([]);
    expect(await search("%")).toEqual(await search(""));
    expect((await search("")).slice(0, 8)).toEqual(libraryExercises.map((one) => one.key));
  });

  it("narrows by group, phase and posture, and pages without losing one", async () => {
    const release = await search("", v.ruud, { group: "release" });
    const known = libraryExercises.filter((one) => one.group === "release").map((one) => one.key);
    expect(release).toEqual(known);
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = valueOf(await readExercises(entryOf(v.ruud), exerciseSearch.parse({ limit: 3, cursor })));
      found.push(...(JSON.parse(page.items) as Exercise[]).map((one) => one.key as string));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(found).toEqual(libraryExercises.map((one) => one.key));
  });
});
