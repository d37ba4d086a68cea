import { existsSync } from "node:fs";
import path from "node:path";
import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { as, entryOf, everything, type Person, refusalOf, valueOf, village } from "@/db/testing/practice";
import { assigned, itemOf, draftOf as programDraftOf } from "@/db/testing/programs";
import { changeProgram } from "@/lib/programs/write";
import { accepted } from "@/lib/result";
import { readToday } from "@/lib/today/read";
import { libraryExercises } from "./library";
import { readExercise, readExercises } from "./read";
import { type Exercise, type ExerciseDraft, exerciseChange, exerciseDraft, exerciseSearch, postures } from "./schema";
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

  it.each(postures)("%s is drawn so, with words for who can't see it", async (posture) => {
    const { exercise } = valueOf(await add(draftOf()));
    const { illustration, illustrationAlt, version } = valueOf(await change(exercise.id, { posture }, 1));
    expect(existsSync(path.join("public", illustration)), illustration).toBe(true);
    expect(illustration).toContain(posture);
    const standing = valueOf(await change(exercise.id, { posture: "standing" }, version));
    expect(illustrationAlt.nl === standing.illustrationAlt.nl).toBe(posture === "standing");
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

describe("putting away", () => {
  const setAway = (id: string, putAway: boolean, match: number, by: Person = v.nienke) =>
    change(id, { putAway }, match, by);
  const events = async (id: string) =>
    (await everything`select event from audit_events where object_id = ${id} order by at, id`).map((row) => row.event);

  it("takes it out of the library, keeps it in what was put away, and brings it back", async () => {
    const draft = draftOf({ title: { nl: "Kiezel in de hand", en: "Pebble in your hand" } });
    await add(draft);
    expect(valueOf(await setAway(draft.id, true, 1))).toMatchObject({ putAway: true, version: 2 });
    expect(await search("kiezel")).toEqual([]);
    expect(await search("", v.sanne)).not.toContain("Kiezel in de hand");
    expect(await search("kiezel", v.bas, { putAway: "true" })).toEqual(["Kiezel in de hand"]);
    expect(await search("", v.nienke, { putAway: "true" })).toEqual(["Kiezel in de hand"]);
    expect(await search("", v.ruud, { putAway: "true" })).toEqual([]);
    expect(valueOf(await read(draft.id, v.nienke))).toMatchObject({ putAway: true, title: draft.title });
    expect(valueOf(await setAway(draft.id, false, 2, v.bas))).toMatchObject({ putAway: false, version: 3 });
    expect(await search("kiezel")).toEqual(["Kiezel in de hand"]);
    expect(await events(draft.id)).toEqual(["exercise.added", "exercise.put_away", "exercise.brought_back"]);
  });

  it("twice is once; who was told of an earlier version is told what is there now", async () => {
    const { id } = draftOf();
    await add(draftOf({ id }));
    const once = valueOf(await setAway(id, true, 1));
    expect(valueOf(await setAway(id, true, 1))).toEqual(once);
    expect(await setAway(id, false, 1)).toMatchObject({ refusal: "stale", current: { putAway: true, version: 2 } });
    expect(await events(id)).toEqual(["exercise.added", "exercise.put_away"]);
  });

  it("changing its words leaves it where it is, and says so apart", async () => {
    const { id } = draftOf();
    await add(draftOf({ id }));
    await setAway(id, true, 1);
    expect(valueOf(await change(id, { posture: "standing" }, 2))).toMatchObject({ putAway: true, posture: "standing" });
    await change(id, { posture: "sitting", putAway: false }, 3);
    expect((await events(id)).slice(2)).toEqual(["exercise.changed", "exercise.changed", "exercise.brought_back"]);
  });

  it("is not done to the shared library, nor by another practice, nor by a client", async () => {
    const { id } = draftOf();
    await add(draftOf({ id }));
    const [shared] = libraryExercises;
    expect(refusalOf(await setAway(shared?.id as string, true, 1))).toBe("not_found");
    for (const stranger of [v.ruud, v.sanne]) expect(refusalOf(await setAway(id, true, 1, stranger))).toBe("not_found");
    expect(valueOf(await read(id, v.nienke))).toMatchObject({ putAway: false });
  });

  it("changes nothing for programs that it stands in: they are shown, done, changed and sent as before", async () => {
    const draft = draftOf({ title: { nl: "Steen in de zak", en: "" } });
    await add(draft);
    const item = { ...itemOf("grounding"), exerciseId: draft.id };
    const written = programDraftOf([item]);
    const program = await assigned(v.nienke, v.sanne, written, "2026-11-02");
    await setAway(draft.id, true, 1);
    const day = await as(v.sanne, async (tx, viewer) => accepted(await readToday(tx, viewer, v.sanne.id, new Date())));
    expect(valueOf(day).items.map(({ exercise }) => exercise.title.nl)).toEqual(["Steen in de zak"]);
    const again = { ...written, items: [{ ...item, timesPerDay: 2 }] };
    const changed = await as(v.nienke, (tx, viewer) =>
      changeProgram(tx, viewer, program.id, again, program.revision, new Date()),
    );
    expect(valueOf(changed).items).toEqual(again.items);
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
