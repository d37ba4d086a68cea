import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/calendar";
import { lastDayBefore } from "@/lib/plans/rules";
import { isRunningOn, templateOf } from "./rules";

describe("the program that runs", () => {
  const running = (startsOn: string | null, endsOn: string | null, status: "draft" | "active" | "ended" = "active") =>
    ({ startsOn, endsOn, status }) as const;

  test("runs from its first day up to and including its last", () => {
    const program = running("2026-11-23", "2026-11-25");
    const days = ["2026-11-22", "2026-11-23", "2026-11-25", "2026-11-26"];
    expect(days.map((day) => isRunningOn(program, day))).toEqual([false, true, true, false]);
  });

  test("a draft never runs, and an ended one runs out its last day", () => {
    expect(isRunningOn(running("2026-11-01", null, "draft"), "2026-11-22")).toBe(false);
    expect(isRunningOn(running(null, null), "2026-11-22")).toBe(false);
    expect(isRunningOn(running("2026-11-01", "2026-11-22", "ended"), "2026-11-22")).toBe(true);
    expect(isRunningOn(running("2026-11-01", "2026-11-22", "ended"), "2026-11-23")).toBe(false);
  });

  test("makes room on the day that the next one starts: never two, never none", () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: 0, max: 400 }), (from, after) => {
        const startsOn = addDays("2026-03-29", from);
        const day = addDays(startsOn, after - 200);
        const old = running("2020-01-01", lastDayBefore(startsOn), "ended");
        expect([old, running(startsOn, null)].filter((program) => isRunningOn(program, day))).toHaveLength(1);
      }),
    );
  });
});

test("a template keeps the exercises and their remarks, and not the message and the reason that were one client's", () => {
  const program = {
    id: "p",
    title: "Eerste weken",
    note: "Neem de tijd, Roos.",
    safetyThreshold: 6,
    thresholdBecause: "Roos wil voorzichtig beginnen.",
    items: [
      {
        id: "i",
        exerciseId: "e",
        dose: { kind: "time" as const, amount: 60 },
        days: null,
        timesPerDay: 1,
        remark: "Een handdoek mag erbij.",
      },
    ],
  };
  const kept = templateOf(program, () => "new");
  expect(kept).toMatchObject({ note: null, thresholdBecause: null, safetyThreshold: 6, title: "Eerste weken" });
  expect(kept.items).toMatchObject([{ id: "new", remark: "Een handdoek mag erbij." }]);
});
