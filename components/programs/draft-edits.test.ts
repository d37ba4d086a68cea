import { describe, expect, test } from "vitest";
import { type LibraryKey, libraryExercises } from "@/lib/exercises/library";
import type { Exercise } from "@/lib/exercises/schema";
import { itemOf, lacksOf, mended, mostItems, placeOf, type Shelf } from "./draft-edits";

const exercises = new Map(
  libraryExercises.map(({ keywords: _, ...content }): [LibraryKey, Exercise] => [
    content.key,
    { ...content, source: "library", version: 1, putAway: false },
  ]),
);
const shelfOf = (changed: (exercise: Exercise) => Exercise = (same) => same): Shelf =>
  new Map([...exercises.values()].map((exercise) => [exercise.id, changed(exercise)]));
const shelf = shelfOf();
const item = (key: LibraryKey) => itemOf(exercises.get(key) as Exercise, { days: ["mon"] });
const keysOf = (items: { exerciseId: string }[]) => items.map(({ exerciseId }) => shelf.get(exerciseId)?.key);

describe("what chains lack", () => {
  test("is told for each exercise, with its place, in the order of the page", () => {
    const items = [item("grounding"), item("constructive-rest"), item("wall-sit"), item("shaking")];
    expect(lacksOf(items, shelf)).toEqual([
      { item: items[2], place: 2, lacks: "integrate" },
      { item: items[3], place: 3, lacks: "integrate" },
    ]);
    expect(lacksOf([item("shaking")], shelf)).toMatchObject([{ place: 0, lacks: "both" }]);
    expect(lacksOf([item("constructive-rest")], shelf)).toEqual([]);
  });

  test("is added for all of them at once, or for one", () => {
    const items = [item("shaking"), item("wall-sit")];
    expect(keysOf(mended(items, shelf))).toEqual(["grounding", "shaking", "wall-sit", "integration"]);
    expect(lacksOf(mended(items, shelf), shelf)).toEqual([]);
    expect(lacksOf(mended([item("shaking"), item("integration"), item("wall-sit")], shelf, 0), shelf)).toMatchObject([
      { place: 3, lacks: "integrate" },
    ]);
  });

  test("is not mended with what was put away", () => {
    const without = shelfOf((exercise) => (exercise.phase === "ground" ? { ...exercise, putAway: true } : exercise));
    expect(keysOf(mended([item("shaking")], without))).toEqual(["shaking"]);
  });

  test("is added as far as there is room", () => {
    const items = Array.from({ length: mostItems - 1 }, () => item("shaking"));
    const whole = mended(items, shelf);
    expect(whole).toHaveLength(mostItems);
    expect(lacksOf(whole, shelf).every(({ lacks }) => lacks === "integrate")).toBe(true);
  });
});

test("a fault names the place of an item, or none", () => {
  expect(placeOf({ path: "items.12.exerciseId" })).toBe(12);
  expect(placeOf({ path: "items.0" })).toBe(0);
  expect(placeOf({ path: "items" })).toBe(-1);
  expect(placeOf({ path: "endsOn" })).toBe(-1);
});
