import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, mondayOf } from "@/lib/calendar";
import type { PlanPeriod } from "@/lib/plans/schema";
import {
  adherenceOf,
  plannedByDay,
  progressPoints,
  reviewPeriod,
  thisWeek,
  toldCounts,
  trendOf,
  weekOf,
} from "./rules";
import type { DaySums } from "./schema";

/** One session a rating: what was given, or null. Written as sums and counts, as the database answers them. */
const told = (...sessions: [number | null, number | null, number | null, number | null][]): DaySums => {
  const of = (place: number) => sessions.map((session) => session[place]).filter((one) => typeof one === "number");
  const pair = (place: number) => [of(place).reduce((a, b) => a + b, 0), of(place).length];
  return [sessions.length, ...pair(0), ...pair(1), ...pair(2), ...pair(3)] as DaySums;
};

const monWedFri = [1, 0, 1, 0, 1, 0, 0];
const everyDay = [1, 1, 1, 1, 1, 1, 1];
const plan = (from: string, to: string | null, week: number[]): PlanPeriod => ({ from, to, week });

describe("what was reported", () => {
  it("a rating nobody gave is not a zero, and a true zero counts", () => {
    const sums = new Map([["2026-11-16", told([null, 0, 0, null], [8, null, 4, null])]]);
    const [point] = progressPoints("2026-11-16", "2026-11-16", "day", sums, []);
    expect(point).toEqual({
      date: "2026-11-16",
      sessions: 2,
      planned: 0,
      tensionBefore: 8,
      tensionAfter: 0,
      safetyBefore: 2,
      safetyAfter: null,
    });
  });

  it("a day without a session is a point with nothing in it, between days that have one", () => {
    const sums = new Map([
      ["2026-11-16", told([6, 4, 7, 8])],
      ["2026-11-18", told([4, 2, 7, 8])],
    ]);
    const points = progressPoints("2026-11-16", "2026-11-18", "day", sums, []);
    expect(points.map((point) => point.tensionBefore)).toEqual([6, null, 4]);
    expect(points.map((point) => point.sessions)).toEqual([1, 0, 1]);
  });

  it("the mean of a week is of its answers, not of its days", () => {
    const sums = new Map([
      ["2026-11-16", told([9, null, null, null], [9, null, null, null], [9, null, null, null])],
      ["2026-11-17", told([1, null, null, null])],
      ["2026-11-18", told([null, null, null, null])],
    ]);
    const [week] = progressPoints("2026-11-16", "2026-11-22", "week", sums, []);
    expect(week).toMatchObject({ date: "2026-11-16", sessions: 5, tensionBefore: 7, tensionAfter: null });
  });

  it("means have one decimal", () => {
    const sums = new Map([["2026-11-16", told([7, 1, 1, 1], [7, 1, 1, 1], [6, 2, 2, 1])]]);
    expect(progressPoints("2026-11-16", "2026-11-16", "day", sums, [])[0]).toMatchObject({
      tensionBefore: 6.7,
      tensionAfter: 1.3,
      safetyAfter: 1,
    });
  });
});

describe("weeks", () => {
  it("are named by their Monday, also the one that New Year cuts in two", () => {
    const sums = new Map([
      ["2026-12-31", told([8, null, null, null])],
      ["2027-01-01", told([4, null, null, null])],
    ]);
    const weeks = progressPoints("2026-12-28", "2027-01-10", "week", sums, []);
    expect(weeks.map((week) => [week.date, week.sessions, week.tensionBefore])).toEqual([
      ["2026-12-28", 2, 6],
      ["2027-01-04", 0, null],
    ]);
  });

  it("a period that begins on a Wednesday counts only from there, under that week's Monday", () => {
    const weeks = progressPoints("2026-11-18", "2026-11-24", "week", new Map(), [plan("2026-01-01", null, everyDay)]);
    expect(weeks.map((week) => [week.date, week.planned])).toEqual([
      ["2026-11-16", 5],
      ["2026-11-23", 2],
    ]);
  });

  it("add up to the days they are made of, in sessions, plan and answered ratings", () => {
    const rating = fc.option(fc.integer({ min: 0, max: 10 }), { nil: null });
    const session = fc.tuple(rating, rating, rating, rating);
    const days = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 120 }), fc.array(session, { minLength: 1, maxLength: 3 })),
      {
        maxLength: 60,
      },
    );
    const changes = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 3 });
    fc.assert(
      fc.property(
        days,
        changes,
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 120 }),
        (given, cuts, start, length) => {
          const from = addDays("2026-11-30", start);
          const to = addDays(from, length);
          const sums = new Map(given.map(([at, sessions]) => [addDays(from, at), told(...sessions)]));
          const periods = [...cuts]
            .sort((a, b) => a - b)
            .map((at, n) => plan(addDays(from, at), null, n % 2 ? monWedFri : everyDay));
          const byDay = progressPoints(from, to, "day", sums, periods);
          const byWeek = progressPoints(from, to, "week", sums, periods);
          const total = (points: typeof byDay, of: "sessions" | "planned") =>
            points.reduce((sum, point) => sum + point[of], 0);
          expect(total(byWeek, "sessions")).toBe(total(byDay, "sessions"));
          expect(total(byWeek, "planned")).toBe(total(byDay, "planned"));
          for (const week of byWeek) {
            const own = byDay.filter((day) => mondayOf(day.date) === week.date);
            const rated = own.filter((day) => day.tensionBefore !== null).map((day) => day.tensionBefore as number);
            // Without a rating there is no mean; with some, it lies between the lowest and the highest.
            const [low, high] = [Math.min(...rated), Math.max(...rated)];
            const mean = week.tensionBefore;
            expect(rated.length === 0 ? mean === null : mean !== null && low <= mean && mean <= high).toBe(true);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("what was planned", () => {
  it("follows the version that held on that day, also when it changed in the middle of a week", () => {
    const versions = [plan("2026-11-02", "2026-11-17", everyDay), plan("2026-11-18", null, monWedFri)];
    const days = ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"];
    expect(days.map((day) => plannedByDay(versions, day))).toEqual([1, 1, 1, 0, 1, 0, 0]);
    expect(progressPoints("2026-11-16", "2026-11-22", "week", new Map(), versions)[0]?.planned).toBe(4);
  });

  it("where two versions overlap, the later one counts", () => {
    const versions = [plan("2026-11-02", null, everyDay), plan("2026-11-18", null, monWedFri)];
    expect(plannedByDay(versions, "2026-11-19")).toBe(0);
  });

  it("is nothing before the first version and after the last day", () => {
    const versions = [plan("2026-11-16", "2026-11-20", everyDay)];
    expect(plannedByDay(versions, "2026-11-15")).toBe(0);
    expect(plannedByDay(versions, "2026-11-20")).toBe(1);
    expect(plannedByDay(versions, "2026-11-21")).toBe(0);
    expect(plannedByDay([], "2026-11-16")).toBe(0);
  });

  it("reported against planned is unknown where nothing was planned, and may pass the whole", () => {
    expect(adherenceOf(3, 0)).toBeNull();
    expect(adherenceOf(0, 0)).toBeNull();
    expect(adherenceOf(0, 4)).toBe(0);
    expect(adherenceOf(41, 60)).toBe(0.68);
    expect(adherenceOf(5, 4)).toBe(1.25);
    expect(toldCounts({ sessions: 3, planned: 3, adherence: 1 }).how).toBe("within");
    expect(toldCounts({ sessions: 3, planned: 3, adherence: 3 }).how).toBe("over");
    expect(toldCounts({ sessions: 4, planned: 3 }).how).toBe("over");
    expect(toldCounts({ sessions: 1, planned: 0 }).how).toBe("unplanned");
  });

  it("this week runs from Monday to Sunday, also over New Year", () => {
    const days = {
      "2026-12-27": told([1, 1, 1, 1]),
      "2026-12-28": told([1, 1, 1, 1]),
      "2027-01-03": told([1, 1, 1, 1]),
      "2027-01-04": told([1, 1, 1, 1]),
    };
    expect(thisWeek(days, [plan("2026-12-01", null, monWedFri)], weekOf("2027-01-01"), "2027-01-03")).toEqual({
      sessions: 2,
      planned: 3,
      adherence: 0.67,
    });
  });

  it("what lies ahead in the week is planned, but not yet missing", () => {
    const days = { "2026-12-28": told([1, 1, 1, 1]) };
    expect(thisWeek(days, [plan("2026-12-01", null, monWedFri)], weekOf("2026-12-29"), "2026-12-29")).toEqual({
      sessions: 1,
      planned: 3,
      adherence: 1,
    });
  });

  it("the small trend holds the last days with a session, oldest first", () => {
    const days = Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [addDays("2026-11-01", 11 - n), told([11 - n, 0, null, null])]),
    );
    const trend = trendOf(days, 3);
    expect(trend.map((point) => point.date)).toEqual(["2026-11-10", "2026-11-11", "2026-11-12"]);
    expect(trend[0]).toMatchObject({ tensionBefore: 9, tensionAfter: 0, safetyBefore: null });
  });
});

describe("the period of a review", () => {
  const today = "2026-11-22";

  it("is six weeks by day where the address asks nothing that can be", () => {
    const usual = { name: "6w", from: "2026-10-12", to: today, bucket: "day", wanted: "day", beside: null };
    expect(reviewPeriod({}, today)).toEqual(usual);
    expect(reviewPeriod({ period: "7w", by: "hour" }, today)).toEqual(usual);
    expect(reviewPeriod({ period: "own" }, today)).toEqual(usual);
    expect(reviewPeriod({ period: "own", from: "2026-02-30", to: ["2026-01-01"] }, today)).toEqual(usual);
  });

  it("by week it begins on a Monday, so that no week is cut in two", () => {
    expect(reviewPeriod({ period: "2w", by: "week" }, "2026-11-18")).toMatchObject({
      from: "2026-11-02",
      bucket: "week",
    });
    expect(reviewPeriod({ period: "3m", by: "week" }, today)).toMatchObject({ from: "2026-08-24", bucket: "week" });
  });

  it("an own period may be written in either order, and its end may be left open", () => {
    const own = { name: "own", from: "2026-03-01", to: "2026-04-01", bucket: "day" };
    expect(reviewPeriod({ period: "own", from: "2026-03-01", to: "2026-04-01" }, today)).toMatchObject(own);
    expect(reviewPeriod({ period: "own", from: "2026-04-01", to: "2026-03-01" }, today)).toMatchObject(own);
    expect(reviewPeriod({ period: "own", from: "2026-11-01", to: "" }, today)).toMatchObject({
      from: "2026-11-01",
      to: today,
    });
  });

  it("beyond half a year it is told by week, and it remembers that days were asked", () => {
    const asked = (from: string) => reviewPeriod({ period: "own", from, to: today, by: "day" }, today);
    expect(asked(addDays(today, -182))).toMatchObject({ bucket: "day", wanted: "day" });
    expect(asked(addDays(today, -183))).toMatchObject({ bucket: "week", wanted: "day" });
  });

  it("sets beside it the stretch before, or days of one's own choice, in one measure", () => {
    const { beside } = reviewPeriod({ period: "2w", beside: "before" }, today);
    expect(beside).toBe("before");
    const days = { beside: "own", besideFrom: "2025-11-22", besideTo: "2025-11-09" };
    const chosen = { from: "2025-11-09", to: "2025-11-22" };
    expect(reviewPeriod({ period: "2w", ...days }, today)).toMatchObject({ beside: chosen, bucket: "day" });
    const own = { period: "own", from: "2026-11-01", to: "2026-11-14" };
    expect(reviewPeriod({ ...own, ...days }, today)).toMatchObject({ from: "2026-11-01", beside: chosen });
    const long = { ...days, besideFrom: "2024-01-01" };
    expect(reviewPeriod({ period: "2w", ...long }, today)).toMatchObject({ bucket: "week", from: "2026-11-09" });
    expect(reviewPeriod({ ...own, ...long }, today)).toMatchObject({ bucket: "week", wanted: "day" });
    // What can't be read as days is the stretch before; beside all there is nothing.
    expect(reviewPeriod({ period: "2w", beside: "own", besideFrom: "soon" }, today).beside).toBe("before");
    expect(reviewPeriod({ period: "all", ...days }, today).beside).toBeNull();
    expect(reviewPeriod({ beside: ["own"] }, today).beside).toBeNull();
  });

  it("never asks for more than five years", () => {
    const { from, to } = reviewPeriod({ period: "own", from: "1990-01-01", to: today }, today);
    expect(daysBetween(from, to)).toBe(1825);
    const all = reviewPeriod({ period: "all" }, today);
    expect(daysBetween(all.from, all.to)).toBeLessThanOrEqual(1830);
  });
});
