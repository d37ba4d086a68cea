import { describe, expect, test } from "vitest";
import { changesOf, copyOf, draftOf } from "./rules";
import type { ProgramDraft, ProgramItem } from "./schema";

describe("two versions of a program", () => {
  const item = (id: string, given: Partial<ProgramItem> = {}): ProgramItem => ({
    id,
    exerciseId: `exercise-${id}`,
    dose: { kind: "time", amount: 600 },
    days: null,
    timesPerDay: 1,
    remark: null,
    ...given,
  });
  const program: ProgramDraft = {
    id: "program",
    title: "Zachter zitten",
    note: null,
    safetyThreshold: 7,
    thresholdBecause: null,
    items: [item("a"), item("b"), item("c")],
  };

  test("that say the same differ in nothing", () => {
    expect(changesOf(program, { ...structuredClone(program), note: "" })).toEqual([]);
  });

  test("name what was written differently", () => {
    const changed = {
      ...program,
      title: "Rust",
      note: "Rustig aan",
      safetyThreshold: 6,
      thresholdBecause: "Voorzichtig",
    };
    expect(changesOf(program, changed)).toEqual([
      { kind: "part", part: "title" },
      { kind: "part", part: "note" },
      { kind: "part", part: "safetyThreshold" },
      { kind: "part", part: "thresholdBecause" },
    ]);
  });

  test("name what came, what went, and what changed in an item", () => {
    const changed = item("b", { dose: { kind: "time", amount: 300 }, days: ["mon"], timesPerDay: 2, remark: "zacht" });
    const after = { ...program, items: [item("a"), changed, item("d")] };
    expect(changesOf(program, after)).toEqual([
      { kind: "altered", before: item("b"), after: changed, parts: ["dose", "days", "timesPerDay", "remark"] },
      { kind: "added", item: item("d") },
      { kind: "removed", item: item("c") },
    ]);
    const swapped = { ...program, items: [item("a", { exerciseId: "other" }), item("b"), item("c")] };
    expect(changesOf(program, swapped)).toMatchObject([{ kind: "altered", parts: ["exercise"] }]);
  });

  test("tell another order apart from items that came or went", () => {
    const [a, b, c] = program.items as [ProgramItem, ProgramItem, ProgramItem];
    expect(changesOf(program, { ...program, items: [b, a, c] })).toEqual([{ kind: "order" }]);
    expect(changesOf(program, { ...program, items: [b, c] }).map((change) => change.kind)).toEqual(["removed"]);
  });

  test("a copy says the same under other ids, and carries nothing that the house keeps", () => {
    let count = 0;
    const kept = { ...program, version: 3, status: "active" as const };
    const copy = copyOf(kept, () => `copy-${count++}`);
    expect(copy).toEqual({
      ...program,
      id: "copy-0",
      items: program.items.map((one, place) => ({ ...one, id: `copy-${place + 1}` })),
    });
    expect(Object.keys(draftOf(kept))).toEqual(["id", "title", "note", "safetyThreshold", "thresholdBecause", "items"]);
  });
});
