import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/calendar";
import { defaultTerms, minutesFor, releasedSeconds, releaseStanding, standingWithoutConnection } from "./rules";
import type { ReleaseFacts } from "./schema";

const facts: ReleaseFacts = {
  opened: true,
  maxMinutes: 10,
  maxPerWeek: 3,
  reviewOn: "2026-12-20",
  pause: null,
  releasedOn: [],
  sessions: 6,
};
// A Wednesday.
const today = "2026-11-18";
const standing = (more: Partial<ReleaseFacts>, terms = {}) =>
  releaseStanding({ ...facts, ...more }, { ...defaultTerms, ...terms }, today);

describe("how release stands on a day", () => {
  it("open, with what this week still has room for", () => {
    expect(standing({})).toEqual({
      open: true,
      because: null,
      pause: null,
      nextDay: null,
      weekLeft: 3,
      maxMinutes: 10,
      reviewDue: false,
    });
    expect(standing({ releasedOn: ["2026-11-15", "2026-11-16"] })).toMatchObject({ open: true, weekLeft: 2 });
    expect(standing({ maxPerWeek: null, releasedOn: ["2026-11-16"] })).toMatchObject({ open: true, weekLeft: null });
  });

  it("not opened goes before everything", () => {
    const pause = { kind: "stopped_by_sign" as const, since: "2026-11-17T10:00:00Z" };
    expect(standing({ opened: false, pause, releasedOn: [today] })).toMatchObject({
      open: false,
      because: "notOpened",
      pause: null,
      weekLeft: null,
    });
  });

  it("rests after a signal, with what it was and since when", () => {
    const pause = { kind: "safety_fell" as const, since: "2026-11-17T10:00:00Z" };
    expect(standing({ pause })).toMatchObject({ open: false, because: "paused", pause, nextDay: null });
  });

  it("a day between: the day itself and the next are shut, unless that was not agreed", () => {
    expect(standing({ releasedOn: ["2026-11-18"] })).toMatchObject({ because: "dayBetween", nextDay: "2026-11-20" });
    expect(standing({ releasedOn: ["2026-11-17"] })).toMatchObject({ because: "dayBetween", nextDay: "2026-11-19" });
    expect(standing({ releasedOn: ["2026-11-16"] })).toMatchObject({ open: true });
    expect(standing({ releasedOn: ["2026-11-17"] }, { dayBetween: false })).toMatchObject({ open: true, weekLeft: 2 });
  });

  it("a full week opens on Monday, or a day later where Sunday was full too", () => {
    const full = ["2026-11-16", "2026-11-16", "2026-11-16"];
    expect(standing({ releasedOn: full })).toMatchObject({ because: "weeklyCap", weekLeft: 0, nextDay: "2026-11-23" });
    const sunday = ["2026-11-16", "2026-11-18", "2026-11-22"];
    expect(releaseStanding({ ...facts, releasedOn: sunday }, defaultTerms, "2026-11-22")).toMatchObject({
      because: "weeklyCap",
      nextDay: "2026-11-24",
    });
  });

  it("a passed review date is told, and shuts nothing", () => {
    expect(standing({ reviewOn: today })).toMatchObject({ open: true, reviewDue: true });
    expect(standing({ reviewOn: "2026-11-19" })).toMatchObject({ reviewDue: false });
    expect(standing({ opened: false, reviewOn: today })).toMatchObject({ reviewDue: false });
  });

  it("minutes: fewer in the first sessions, never more than the ceiling", () => {
    const minutes = (maxMinutes: number | null, sessions: number) => minutesFor({ maxMinutes, sessions }, defaultTerms);
    expect([minutes(10, 0), minutes(10, 5), minutes(10, 6)]).toEqual([5, 5, 10]);
    expect([minutes(null, 6), minutes(40, 6), minutes(3, 0)]).toEqual([15, 15, 3]);
  });

  it("the day on which it opens again is the first on which it is open", () => {
    const daysAgo = fc.array(fc.integer({ min: 0, max: 13 }), { maxLength: 6 });
    fc.assert(
      fc.property(daysAgo, fc.boolean(), (ago, dayBetween) => {
        const releasedOn = ago.map((days) => addDays(today, -days));
        const on = (day: string) => releaseStanding({ ...facts, releasedOn }, { ...defaultTerms, dayBetween }, day);
        const { open, nextDay } = on(today);
        expect(open).toBe(nextDay === null);
        if (nextDay) expect([on(nextDay).open, on(addDays(nextDay, -1)).open]).toEqual([true, false]);
      }),
    );
  });

  it("without a connection an opening lasts as long as its word", () => {
    const open = standing({});
    const now = new Date("2026-11-18T12:00:00Z");
    expect(standingWithoutConnection(open, "2026-11-18T12:00:01Z", now)).toEqual(open);
    for (const until of ["2026-11-18T12:00:00Z", null])
      expect(standingWithoutConnection(open, until, now)).toMatchObject({ open: false, because: "expired" });
    const shut = standing({ opened: false });
    expect(standingWithoutConnection(shut, null, now)).toEqual(shut);
  });
});

describe("how long release was", () => {
  type Entry = Parameters<typeof releasedSeconds>[0][number];
  const entry = (phase: Entry["phase"], outcome: Entry["outcome"] = "done", seconds: number | null = 60): Entry => ({
    group: "release",
    phase,
    outcome,
    seconds,
  });

  it("only trembling is counted, and building up already makes it a session with release", () => {
    expect(releasedSeconds([entry("ground"), entry("build-up"), entry("discharge", "stopped", 90)])).toBe(90);
    expect(releasedSeconds([entry("build-up", "partial")])).toBe(0);
    expect(releasedSeconds([entry("discharge", "done", null)])).toBe(0);
  });

  it("grounding and rounding off alone are none, and neither is what was skipped", () => {
    expect(releasedSeconds([entry("ground"), entry("integrate"), entry("discharge", "skipped")])).toBeNull();
    expect(releasedSeconds([entry("ground", "done", 60), entry("build-up", "stopped", 0)])).toBeNull();
    expect(releasedSeconds([{ ...entry("discharge"), group: "relax" }])).toBeNull();
  });
});
