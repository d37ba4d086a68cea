import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Weekday, weekdayOf } from "@/lib/calendar";
import type { Phase } from "@/lib/exercises/schema";
import { agreedDose, daysOverAgreed, lengthOf, lengthOnDay, overAgreed, secondsOf } from "./rules";
import type { Dose } from "./schema";

const at = (phase: Phase, days: Weekday[] | null = null) => ({ phase, days });
const someAmount = fc.integer({ min: 1, max: 14_400 });
const someDose: fc.Arbitrary<Dose> = fc.oneof(
  fc.record({ kind: fc.constantFrom("time", "breaths", "repetitions"), amount: someAmount }),
  fc.constant<Dose>({ kind: "until-enough", amount: null }),
);
const someRange = fc.record({
  perSide: fc.boolean(),
  openEnded: fc.boolean(),
  max: fc.option(someAmount, { nil: null }),
});

describe("how long it takes", () => {
  const once = { perSide: false };
  const sided = { ...once, perSide: true };
  const time = (amount: number | null, range = once) => ({
    phase: "relax" as Phase,
    dose: { kind: "time", amount } as const,
    range,
  });
  const trembling = (amount: number | null, range = once) => ({ ...time(amount, range), phase: "discharge" as const });
  const nothing = { from: 0, to: 0, openEnded: false };

  test("time is itself, once for each side", () => {
    expect(secondsOf(time(300))).toEqual([300, 300]);
    expect(secondsOf(time(300, sided))).toEqual([600, 600]);
  });

  test("breaths and repetitions are a guess from quick to slow", () => {
    expect(secondsOf({ dose: { kind: "breaths", amount: 10 }, range: once })).toEqual([60, 120]);
    expect(secondsOf({ dose: { kind: "repetitions", amount: 10 }, range: sided })).toEqual([60, 120]);
  });

  test("what lasts as long as it is pleasant has a length as far as it was agreed, and is told to be open", () => {
    const enough = { ...time(null), dose: { kind: "until-enough", amount: null } as const };
    expect(lengthOf([enough], null)).toEqual({ ...nothing, openEnded: true });
    expect(lengthOf([time(null)], null)).toEqual({ ...nothing, openEnded: true });
    expect(lengthOf([enough, time(60)], 5)).toEqual({ from: 1, to: 1, openEnded: true });
  });

  test("is told in whole minutes, rounded up, and nothing takes no time", () => {
    expect(lengthOf([], null)).toEqual(nothing);
    expect(lengthOf([time(61)], 5)).toEqual({ ...nothing, from: 2, to: 2 });
  });

  test("all trembling of a session together takes no longer than was agreed, also what has no end of its own", () => {
    expect(lengthOf([trembling(240), trembling(240), time(60)], 5)).toEqual({ from: 6, to: 6, openEnded: false });
    expect(lengthOf([trembling(null)], 5)).toEqual({ from: 0, to: 5, openEnded: false });
    expect(lengthOf([trembling(null), trembling(180)], 5)).toEqual({ from: 3, to: 5, openEnded: false });
    expect(lengthOf([trembling(null)], null)).toEqual({ from: 0, to: 0, openEnded: true });
  });

  test("trembling lasts no longer than was agreed, once or on each side together", () => {
    expect(agreedDose(trembling(600), 5)).toEqual({ kind: "time", amount: 300 });
    expect(agreedDose(trembling(240, sided), 5)).toEqual({ kind: "time", amount: 150 });
    expect(agreedDose(trembling(300), 5)).toEqual({ kind: "time", amount: 300 });
    expect(agreedDose(trembling(600), null)).toEqual({ kind: "time", amount: 600 });
    expect(agreedDose({ ...trembling(600), phase: "build-up" }, 5)).toEqual({ kind: "time", amount: 600 });
  });

  test("never runs backwards, and never gets shorter by doing more", () => {
    const somePhase = fc.constantFrom<Phase>("relax", "discharge");
    const someItems = fc.array(fc.record({ phase: somePhase, dose: someDose, range: someRange }), { maxLength: 10 });
    const someMinutes = fc.option(fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(someItems, someItems, someMinutes, (items, more, most) => {
        const [less, all] = [lengthOf(items, most), lengthOf([...items, ...more], most)];
        expect(less.from).toBeLessThanOrEqual(less.to);
        expect(all.from).toBeGreaterThanOrEqual(less.from);
        expect(all.to).toBeGreaterThanOrEqual(less.to);
        expect(all.openEnded || !less.openEnded).toBe(true);
      }),
    );
  });

  test("of a day counts the items of that day, as often as they are done", () => {
    const rest = { ...at("relax", ["mon"]), dose: { kind: "time", amount: 600 } as const, timesPerDay: 2, range: once };
    const breathing = { ...rest, days: null, dose: { kind: "time", amount: 60 } as const, timesPerDay: 1 };
    expect(lengthOnDay([rest, breathing], "mon", 5)).toMatchObject({ from: 21, to: 21 });
    expect(lengthOnDay([rest, breathing], weekdayOf("2026-11-24"), 5)).toMatchObject({ from: 1, to: 1 });
  });
});

test("release on more days than was agreed is counted, and what is done when it suits is on no day", () => {
  const [building, trembling, rest] = [
    at("build-up", ["mon", "wed"]),
    at("discharge", ["mon", "fri"]),
    at("relax", ["sun"]),
  ];
  expect(daysOverAgreed([building, trembling, rest], 2)).toBe(3);
  expect(daysOverAgreed([building, trembling, rest], 3)).toBeNull();
  expect(daysOverAgreed([building, trembling], null)).toBeNull();
  expect(daysOverAgreed([at("discharge", null)], 1)).toBeNull();
});

describe("trembling that a program asks for", () => {
  const range = { perSide: false, openEnded: false, max: 600 };
  const time = (phase: "discharge" | "relax", amount: number, perSide = false) =>
    ({ phase, dose: { kind: "time", amount }, range: { ...range, perSide } }) as const;

  test("is told where one item is longer than was agreed for a session, both sides together", () => {
    expect(overAgreed([time("discharge", 480)], 5)).toBe(480);
    expect(overAgreed([time("discharge", 180, true)], 5)).toBe(360);
    expect(overAgreed([time("discharge", 300)], 5)).toBeNull();
  });

  test("is nothing to tell about what relaxes, or where nothing was agreed", () => {
    expect(overAgreed([time("relax", 1200)], 5)).toBeNull();
    expect(overAgreed([time("discharge", 1200)], null)).toBeNull();
    expect(overAgreed([], 5)).toBeNull();
  });
});
