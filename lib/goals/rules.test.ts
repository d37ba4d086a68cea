import { describe, expect, it } from "vitest";
import { attainment, byDay, isDayAhead, isLevelScored, isSlip, latestLevels } from "./rules";
import { goalDraft, goalScoreDraft } from "./schema";

describe("what may be told of a goal", () => {
  it("nothing at all is no score; 'rather not say' is one, and so is 0", () => {
    const on = { scoredOn: "2026-11-20" };
    expect(goalScoreDraft.safeParse(on).success).toBe(false);
    expect(goalScoreDraft.safeParse({ ...on, going: null, content: null }).success).toBe(false);
    expect(goalScoreDraft.parse({ ...on, going: "declined" })).toMatchObject({ going: "declined", content: null });
    expect(goalScoreDraft.parse({ ...on, content: 0 })).toMatchObject({ going: null, content: 0 });
    expect(goalScoreDraft.safeParse({ ...on, going: 11 }).success).toBe(false);
    expect(goalScoreDraft.safeParse({ ...on, level: 3 }).success).toBe(false);
  });

  it("levels are a goal's, and say at least what is expected", () => {
    const levels = ["", "", "Twee keer per week naar buiten", "", ""];
    expect(goalDraft.parse({ kind: "goal", wording: "Naar buiten", levels }).levels).toEqual(levels);
    expect(
      goalDraft.safeParse({ kind: "goal", wording: "Naar buiten", levels: ["a", "b", "", "d", "e"] }).success,
    ).toBe(false);
    expect(goalDraft.safeParse({ kind: "activity", wording: "Naar buiten", levels }).success).toBe(false);
  });

  it("of one day, what was said last stands; a level that was declined keeps the words", () => {
    const [first, second, later] = [
      { scoredOn: "2026-11-20", going: 3 },
      { scoredOn: "2026-11-20", going: 5 },
      { scoredOn: "2026-11-22", going: 4 },
    ];
    expect(byDay([later, first, second].filter((one) => one !== undefined))).toEqual([second, later]);
    expect(isLevelScored({ scores: [{ level: "declined" }] as never })).toBe(true);
    expect(isLevelScored({ scores: [{ level: null }] as never })).toBe(false);
  });

  it("a phone's day may be one ahead, and no more", () => {
    expect(isDayAhead("2026-11-21", "2026-11-20")).toBe(false);
    expect(isDayAhead("2026-11-22", "2026-11-20")).toBe(true);
    expect(isSlip("1926-11-20", "2026-11-20")).toBe(true);
    expect(isSlip("2025-01-05", "2026-11-20")).toBe(false);
  });
});

describe("goal attainment", () => {
  it("is 50 where all is as expected, and follows Kiresuk & Sherman for the rest", () => {
    expect(attainment([])).toBeNull();
    expect(attainment([0])).toBe(50);
    expect(attainment([0, 0, 0])).toBe(50);
    expect(attainment([1])).toBe(60);
    expect(attainment([-2])).toBe(30);
    // Three goals one level up: 50 + 30 / √(0.7·3 + 0.3·9).
    expect(attainment([1, 1, 1])).toBeCloseTo(63.693, 3);
    // The table in the literature gives 63.7 for that, and 36.3 for three one level down.
    expect(attainment([-1, -1, -1])).toBeCloseTo(36.307, 3);
    expect(attainment([2, -2])).toBe(50);
  });

  it("takes the latest level of each open goal that has one", () => {
    const goal = (ending: "reached" | null, ...scored: (number | "declined" | null)[]) =>
      ({
        levels: ["", "", "x", "", ""],
        ending,
        scores: scored.map((level, n) => ({ scoredOn: `2026-11-0${n + 1}`, level })),
      }) as never;
    expect(latestLevels([goal(null, -1, 1, "declined"), goal("reached", 2), goal(null), goal(null, 0)])).toEqual([
      1, 0,
    ]);
  });
});
