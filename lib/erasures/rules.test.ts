import { describe, expect, it } from "vitest";
import { monthAfter, yearsBefore } from "@/lib/calendar";
import { countedLines, daysLeft, stateOf } from "./rules";

describe("a term of one month", () => {
  it.each([
    ["2026-11-29", "2026-12-29"],
    ["2026-01-31", "2026-02-28"],
    ["2028-01-31", "2028-02-29"],
    ["2026-12-31", "2027-01-31"],
    ["2026-10-31", "2026-11-30"],
  ])("from %s ends on %s", (day, end) => expect(monthAfter(day)).toBe(end));

  it("counts back years, and knows that 29 February is not in each", () => {
    expect(yearsBefore("2028-02-29", 20)).toBe("2008-02-29");
    expect(yearsBefore("2028-02-29", 1)).toBe("2027-02-28");
  });
});

describe("a request", () => {
  it("waits until somebody decided", () => {
    expect(stateOf(null)).toBe("waiting");
    expect(stateOf({ granted: true, ground: null })).toBe("granted");
    expect(stateOf({ granted: false, ground: "legal_duty" })).toBe("refused");
    expect(stateOf({ granted: false, ground: "withdrawn" })).toBe("withdrawn");
    expect(daysLeft({ state: "waiting", decideBy: "2026-12-29" }, "2026-12-31")).toBe(-2);
    expect(daysLeft({ state: "granted", decideBy: "2026-12-29" }, "2026-12-01")).toBeNull();
  });

  it("is counted on its certificate by kind, and what nobody named counts as the rest", () => {
    expect(countedLines({ goals: 2, sessions: 3, check_ins: 1, something_new: 4 })).toEqual([
      { line: "sessions", rows: 4 },
      { line: "goals", rows: 2 },
      { line: "rest", rows: 4 },
    ]);
  });
});
