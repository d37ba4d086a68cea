import { describe, expect, it } from "vitest";
import { allOf, diaryMonday, firstDayToType, logOfPaper, ratingTyped, typedInto } from "./rules";

describe("one key for an answer", () => {
  it.each([
    ["0", 0],
    ["7", 7],
    ["t", 10],
    ["T", 10],
    ["+", 10],
    ["10", 10],
    ["o", null],
    [" ", null],
    ["-", null],
    ["l", "declined"],
    ["R", "declined"],
    // A key typed behind what stood there already says what is meant now.
    ["73", 3],
    ["10t", 10],
    ["x", undefined],
    ["", undefined],
  ])("%j says %j", (typed, rating) => {
    expect(ratingTyped(typed)).toBe(rating);
  });
});

describe("the hand goes on by itself", () => {
  it.each([
    ["7", false, { own: 7, moves: 1 }],
    ["0", false, { own: 0, moves: 1 }],
    ["o", false, { own: null, moves: 1 }],
    // Who types ten as people write it gets ten, and not a one and a zero.
    ["1", false, { own: 1, moves: 0 }],
    ["10", false, { own: 10, moves: 1 }],
    ["15", false, { own: 1, next: 5, moves: 2 }],
    ["1l", false, { own: 1, next: "declined", moves: 2 }],
    ["1 ", false, { own: 1, next: null, moves: 2 }],
    ["11", false, { own: 1, next: 1, moves: 1 }],
    ["1x", false, null],
    // After the last one there is nothing to go on to: another key puts it right.
    ["15", true, { own: 5, moves: 1 }],
    ["10", true, { own: 10, moves: 1 }],
    ["x", false, null],
  ] as const)("%j", (text, isLast, typed) => {
    expect(typedInto(text, isLast)).toEqual(typed);
  });
});

describe("a line on paper", () => {
  const version = {
    phases: new Map([
      ["a", "relax" as const],
      ["b", "build-up" as const],
      ["g", "ground" as const],
    ]),
  };
  const sheet = {
    programId: "p",
    programVersion: 2,
    practisedOn: "2026-11-20",
    before: { tension: 7, safety: null, areas: [] },
    after: { tension: "declined" as const, safety: 8, areas: [] },
    note: "Rustig.",
    wording: 1,
  };
  const entry = (programItemId: string) => ({
    programItemId,
    outcome: "done" as const,
    seconds: null,
    repetitions: null,
  });
  const log = (...ids: string[]) =>
    logOfPaper({ ...sheet, entries: ids.map(entry) }, version, "2026-11-20T12:00:00+01:00", "Europe/Amsterdam");

  it("is paper, at no hour, and says no more than the sheet", () => {
    const { practisedOn: _day, ...same } = sheet;
    expect(log("a")).toEqual({
      ...same,
      entries: [entry("a")],
      startedAt: "2026-11-20T12:00:00+01:00",
      endedAt: "2026-11-20T12:00:00+01:00",
      timeZone: "Europe/Amsterdam",
      choice: "relax-only",
      source: "paper",
    });
  });

  it("who ticked something of release chose it", () => {
    expect([log("a").choice, log("a", "b").choice, log("a", "g").choice, log().choice]).toEqual([
      "relax-only",
      "relax-and-release",
      "relax-only",
      "relax-only",
    ]);
  });
});

describe("what stands there before anybody types", () => {
  const items = [
    { id: "always", days: null, group: "relax" as const },
    { id: "monday", days: ["mon" as const], group: "relax" as const },
    { id: "release", days: null, group: "release" as const },
  ];

  it("all of a day at once is what relaxes on that day, and never release", () => {
    expect(allOf(items, "2026-11-23")).toEqual(["always", "monday"]);
    expect(allOf(items, "2026-11-24")).toEqual(["always"]);
  });

  it("the day after the last line, or the Monday of the last whole week", () => {
    // 2026-11-23 is a Monday.
    expect(firstDayToType("2026-11-23", null)).toBe("2026-11-16");
    expect(firstDayToType("2026-11-29", null)).toBe("2026-11-23");
    expect(firstDayToType("2026-11-23", "2026-11-19")).toBe("2026-11-20");
    expect(firstDayToType("2026-11-23", "2026-11-23")).toBe("2026-11-23");
    expect(firstDayToType("2026-11-23", "2026-11-01")).toBe("2026-11-16");
    expect(firstDayToType("2026-11-23", null, "2026-11-19")).toBe("2026-11-19");
    expect(firstDayToType("2026-11-23", null, "2026-11-02")).toBe("2026-11-16");
    expect(firstDayToType("2026-11-23", "2026-11-19", "2026-11-19")).toBe("2026-11-20");
  });

  it("a diary begins on a Monday: today's, or the next one", () => {
    expect(diaryMonday("2026-11-23", undefined)).toBe("2026-11-23");
    expect(diaryMonday("2026-11-24", undefined)).toBe("2026-11-30");
    expect(diaryMonday("2026-11-24", "2026-11-19")).toBe("2026-11-16");
  });
});
