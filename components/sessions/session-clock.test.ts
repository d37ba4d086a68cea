import { describe, expect, test } from "vitest";
import { libraryExercises } from "@/lib/exercises/library";
import type { LibraryKey } from "@/lib/exercises/library/library-exercise";
import type { TodayItem } from "@/lib/today/schema";
import { breathAt, breathOf, breathPaces } from "./session-breath";
import {
  type Clock,
  clockWords,
  countOf,
  cueBetween,
  faceOf,
  goingOn,
  inRhythm,
  paused,
  resting,
} from "./session-clock";

const noon = Date.parse("2026-11-22T12:00:00Z");
const at = (seconds: number) => noon + seconds * 1000;

function item(key: LibraryKey, amount: number | null): Pick<TodayItem, "dose" | "exercise"> {
  const found = libraryExercises.find((one) => one.key === key);
  if (!found) throw new Error(key);
  const { keywords: _, ...content } = found;
  return {
    exercise: { ...content, source: "library", version: 1, putAway: false },
    dose: { kind: found.dose.kind, amount },
  };
}
const face = (key: LibraryKey, amount: number | null, clock: Clock, seconds: number, limit: number | null = null) =>
  faceOf(item(key, amount), clock, at(seconds), limit);

describe("the clock of an exercise", () => {
  test("gives time to lie down, and counts from the bell on", () => {
    const clock = goingOn(resting, noon, 10_000);
    expect(face("constructive-rest", 600, clock, 0)).toMatchObject({ stage: "ready", readyIn: 10, shown: 0 });
    expect(face("constructive-rest", 600, clock, 9.5)).toMatchObject({ stage: "ready", readyIn: 1 });
    expect(face("constructive-rest", 600, clock, 12)).toMatchObject({ stage: "running", readyIn: 0, shown: 2000 });
    expect(paused(clock, at(4), false).passed).toBe(0);
  });

  test("two sides are timed apart, with a change between them", () => {
    const clock = goingOn(resting, noon);
    expect(face("side-lying-support", 300, clock, 299)).toMatchObject({
      side: "first",
      stage: "first",
      shown: 299_000,
    });
    expect(face("side-lying-support", 300, clock, 310)).toMatchObject({
      side: "second",
      stage: "second",
      shown: 10_000,
    });
    expect(face("side-lying-support", 300, clock, 600)).toMatchObject({ side: "second", stage: "reached" });
    const turned = { ...clock, turnedAt: 120_000 };
    expect(face("side-lying-support", 300, turned, 150)).toMatchObject({ stage: "second", shown: 30_000 });
    expect(face("side-lying-support", 300, turned, 420)).toMatchObject({ stage: "reached" });
  });

  test("an exercise without an end has no agreed time, and is never over", () => {
    const clock = goingOn(resting, noon);
    expect(face("shaking", null, clock, 3600)).toMatchObject({ stage: "running", agreed: null, shown: 3_600_000 });
    expect(clockWords(3_675_000)).toBe("61:15");
  });

  test("the time for trembling that is left ends also what has no end of its own", () => {
    const clock = goingOn(resting, noon);
    expect(face("shaking", null, clock, 119, 120_000)).toMatchObject({ stage: "running", limited: false });
    expect(face("shaking", null, clock, 120, 120_000)).toMatchObject({ stage: "reached", limited: true });
    expect(face("butterfly-tremor", 300, clock, 300, 600_000)).toMatchObject({ stage: "reached", limited: false });
    expect(face("butterfly-tremor", 300, clock, 300, 300_000)).toMatchObject({ stage: "reached", limited: true });
    expect(face("butterfly-tremor", 300, clock, 600, 600_000)).toMatchObject({ stage: "reached", limited: true });
  });

  test("a bell marks the beginning, the change of side and the end, and nothing twice", () => {
    expect(cueBetween("ready", "running")).toBe("start");
    expect(cueBetween("ready", "first")).toBe("start");
    expect(cueBetween("first", "second")).toBe("side");
    expect(cueBetween("second", "reached")).toBe("end");
    expect(cueBetween("running", "reached")).toBe("end");
    expect(cueBetween("running", "running")).toBeNull();
    expect(cueBetween("second", "first")).toBeNull();
  });
});

describe("breathing along", () => {
  const calm = { in: 4000, out: 6000 };

  test("the breath out is longer than the breath in, in every rhythm", () => {
    for (const pace of breathPaces) {
      const breath = breathOf(pace);
      if (breath) expect(breath.out, pace).toBeGreaterThan(breath.in);
    }
    expect(breathOf("own")).toBeNull();
  });

  test("tells in and out, how far, and how many lie behind", () => {
    expect(breathAt(calm, 0)).toEqual({ count: 0, phase: "in", far: 0 });
    expect(breathAt(calm, 2000)).toEqual({ count: 0, phase: "in", far: 0.5 });
    expect(breathAt(calm, 7000)).toEqual({ count: 0, phase: "out", far: 0.5 });
    expect(breathAt(calm, 30_000)).toEqual({ count: 3, phase: "in", far: 0 });
  });

  test("reaches the agreed number of breaths, and goes on for who likes to", () => {
    const clock = goingOn({ ...resting, breath: { ...calm, from: 0 } }, noon);
    expect(face("lower-belly-breathing", 10, clock, 99)).toMatchObject({ count: 9, stage: "running" });
    expect(face("lower-belly-breathing", 10, clock, 100)).toMatchObject({ count: 10, stage: "reached" });
    expect(face("lower-belly-breathing", 10, clock, 125)).toMatchObject({ count: 12, stage: "reached" });
  });

  test("another rhythm keeps the breaths that were, and begins with a breath in", () => {
    const clock = goingOn({ ...resting, breath: { ...calm, from: 0 } }, noon);
    const slower = inRhythm(clock, { in: 5000, out: 8000 }, at(35));
    expect(countOf(slower, at(35))).toBe(3);
    expect(slower.breath).toEqual({ in: 5000, out: 8000, from: 35_000 });
    expect(countOf(slower, at(48))).toBe(4);
    const own = inRhythm(slower, null, at(50));
    expect([countOf(own, at(500)), own.breath]).toEqual([4, null]);
  });
});
