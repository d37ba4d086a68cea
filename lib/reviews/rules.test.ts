import { describe, expect, it } from "vitest";
import type { PlanPeriod } from "@/lib/plans/schema";
import {
  areasOverTime,
  columnsOf,
  courseCounts,
  endOf,
  periodBefore,
  type RatedSession,
  releaseMarks,
  spreadOf,
  totalsOf,
  weekSpreads,
  withinOf,
} from "./rules";

const session = (day: string, given: Partial<RatedSession> = {}): RatedSession => ({
  day,
  tension: { before: null, after: null },
  safety: { before: null, after: null },
  whole: true,
  why: null,
  areas: [],
  ...given,
});
const tense = (day: string, before: number | null, after: number | null = null) =>
  session(day, { tension: { before, after } });

const everyDay: PlanPeriod[] = [{ from: "2026-11-02", to: null, week: [1, 1, 1, 1, 1, 1, 1] }];

describe("weeks by what was rated before", () => {
  it("have a median and the spread of the week; a rating nobody gave is none, and a true zero counts", () => {
    const [first, second] = weekSpreads("2026-11-02", "2026-11-15", [
      tense("2026-11-02", 8, 0),
      tense("2026-11-04", 0, 0),
      tense("2026-11-05", null, 0),
      tense("2026-11-08", 5, 0),
    ]);
    expect(first).toMatchObject({
      date: "2026-11-02",
      sessions: 4,
      tension: { count: 3, least: 0, median: 5, most: 8 },
      safety: null,
    });
    expect(second).toEqual({ date: "2026-11-09", sessions: 0, tension: null, safety: null });
  });

  it("are named by their Monday, also over New Year", () => {
    const weeks = weekSpreads("2026-12-30", "2027-01-05", [tense("2026-12-31", 4), tense("2027-01-01", 6)]);
    expect(weeks.map(({ date, tension }) => [date, tension?.median])).toEqual([
      ["2026-12-28", 5],
      ["2027-01-04", undefined],
    ]);
  });

  it("of one single session are that one number", () => {
    expect(spreadOf([3])).toEqual({ count: 1, least: 3, low: 3, median: 3, high: 3, most: 3 });
    expect(spreadOf([])).toBeNull();
  });
});

it("within sessions only those count in which both moments were answered", () => {
  const sessions = [tense("2026-11-02", 8, 4), tense("2026-11-03", 5, null), tense("2026-11-04", 6, 6)];
  expect(withinOf(sessions, "tension")).toEqual({ count: 2, median: -2 });
  expect(withinOf(sessions, "safety")).toBeNull();
});

describe("four counts", () => {
  it.each([
    ["done", { whole: true }],
    ["enough", { whole: false }],
    ["enough", { whole: false, why: "enough" }],
    ["enough", { whole: false, why: "not-said" }],
    ["enough", { whole: false, why: null }],
    ["sign", { whole: false, why: "too-much-body" }],
    ["sign", { whole: false, why: "away" }],
  ] as const)("a session is %s when it was %o", (end, given) => {
    expect(endOf(session("2026-11-02", given))).toBe(end);
  });

  it("a week misses only what nobody made up for; today is not over and tomorrow not begun", () => {
    const sessions = [session("2026-11-03"), session("2026-11-03", { whole: false }), session("2026-11-04")];
    const ofWeek = { from: "2026-11-02", to: "2026-11-15", bucket: "week" } as const;
    expect(courseCounts(ofWeek, sessions, everyDay, "2026-11-10")).toEqual([
      { date: "2026-11-02", planned: 7, done: 2, enough: 1, sign: 0, notReported: 4 },
      { date: "2026-11-09", planned: 7, done: 0, enough: 0, sign: 0, notReported: 1 },
    ]);
    const days = courseCounts({ ...ofWeek, bucket: "day" }, sessions, everyDay, "2026-11-10");
    expect(days.slice(0, 3).map((day) => [day.done, day.enough, day.notReported])).toEqual([
      [0, 0, 1],
      [1, 1, 0],
      [1, 0, 0],
    ]);
    expect(days.find(({ date }) => date === "2026-11-10")).toMatchObject({ planned: 1, notReported: 0 });
  });

  it("follow the plan that held on each day, also when it changed in mid-week", () => {
    const plan: PlanPeriod[] = [
      { from: "2026-11-02", to: "2026-11-04", week: [1, 1, 1, 1, 1, 1, 1] },
      { from: "2026-11-05", to: null, week: [0, 0, 0, 0, 0, 0, 2] },
    ];
    const [week] = courseCounts({ from: "2026-11-02", to: "2026-11-08", bucket: "week" }, [], plan, "2026-11-20");
    expect(week).toMatchObject({ planned: 5, notReported: 5 });
    expect(totalsOf([week as NonNullable<typeof week>])).toEqual({
      planned: 5,
      done: 0,
      enough: 0,
      sign: 0,
      notReported: 5,
    });
  });

  it("ask nothing where nothing was planned", () => {
    const [week] = courseCounts(
      { from: "2026-11-02", to: "2026-11-08", bucket: "week" },
      [session("2026-11-02")],
      [],
      "2026-12-01",
    );
    expect(week).toMatchObject({ planned: 0, done: 1, notReported: 0 });
  });
});

describe("places in the body over time", () => {
  it("count a session once for a place, whichever side was named and at which moment", () => {
    const { columns, rows } = areasOverTime("2026-11-02", "2026-11-15", [
      session("2026-11-02", { areas: ["jaw", "shoulder-left", "shoulder-right"] }),
      session("2026-11-03", { areas: ["shoulder-left", "shoulders"] }),
      session("2026-11-09", { areas: [] }),
    ]);
    expect(columns.map(({ sessions, told }) => [sessions, told])).toEqual([
      [2, 2],
      [1, 0],
    ]);
    expect(rows).toEqual([
      { area: "shoulders", times: [2, 0] },
      { area: "jaw", times: [1, 0] },
    ]);
  });

  it("stand by week while weeks can be told apart, and by month beyond; both ends are cut to the period", () => {
    expect(columnsOf("2026-11-04", "2026-11-16")).toEqual([
      { from: "2026-11-04", to: "2026-11-08" },
      { from: "2026-11-09", to: "2026-11-15" },
      { from: "2026-11-16", to: "2026-11-16" },
    ]);
    const months = columnsOf("2023-11-20", "2026-11-22");
    expect(months).toHaveLength(37);
    expect([months[0], months.at(-1)]).toEqual([
      { from: "2023-11-20", to: "2023-11-30" },
      { from: "2026-11-01", to: "2026-11-22" },
    ]);
  });
});

it("only what changed how release stood is a mark", () => {
  const events = [
    { kind: "closed", day: "2026-11-01" },
    { kind: "paused", day: "2026-11-02" },
    { kind: "opened", day: "2026-11-03" },
    { kind: "paused", day: "2026-11-05" },
    { kind: "paused", day: "2026-11-06" },
    { kind: "opened", day: "2026-11-07" },
    { kind: "closed", day: "2026-11-09" },
  ] as const;
  expect(releaseMarks(events.slice())).toEqual([
    { date: "2026-11-03", kind: "release_opened" },
    { date: "2026-11-05", kind: "release_paused" },
    { date: "2026-11-07", kind: "release_opened" },
    { date: "2026-11-09", kind: "release_closed" },
  ]);
});

it("the period before is as long, and ends the day before", () => {
  expect(periodBefore({ from: "2026-11-10", to: "2026-11-23" })).toEqual({ from: "2026-10-27", to: "2026-11-09" });
});
