import { describe, expect, it } from "vitest";
import { listId, placeAfter, saidPlace, shelf } from "./drag-places";

const ids = ["ground", "build", "tremor", "rest"];

describe("where an exercise is said to be", () => {
  it("is its own place when it is picked up, and when it is put down there", () => {
    expect(ids.map((id) => saidPlace(ids, id, id).place)).toEqual([1, 2, 3, 4]);
    expect(saidPlace(ids, "tremor", "tremor")).toEqual({ place: 3, count: 4 });
  });

  it("is its own place too while it is over the list and over no item", () => {
    expect(saidPlace(ids, "tremor", listId)).toEqual({ place: 3, count: 4 });
    expect(placeAfter(ids, "tremor", listId)).toEqual({ at: 2, count: 4 });
  });

  it("is the place of the item that makes room", () => {
    expect(saidPlace(ids, "tremor", "ground")).toEqual({ place: 1, count: 4 });
    expect(saidPlace(ids, "ground", "rest")).toEqual({ place: 4, count: 4 });
  });

  it("counts what comes from the library as one more, before the item that it met or at the end", () => {
    expect(saidPlace(ids, `${shelf}handroll`, "build")).toEqual({ place: 2, count: 5 });
    expect(saidPlace(ids, `${shelf}handroll`, listId)).toEqual({ place: 5, count: 5 });
    expect(saidPlace([], `${shelf}handroll`, listId)).toEqual({ place: 1, count: 1 });
  });
});
