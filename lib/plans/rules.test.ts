import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weekdays } from "@/lib/calendar";
import { plannedOn, weekPlan } from "./rules";

const someDays = fc.option(fc.subarray([...weekdays], { minLength: 1 }), { nil: null });

describe("the week that a program asks", () => {
  test("counts a day by its most frequent item, and nothing that is done when it suits", () => {
    expect(
      weekPlan([
        { days: ["mon", "wed"], timesPerDay: 1 },
        { days: ["wed"], timesPerDay: 3 },
        { days: null, timesPerDay: 12 },
      ]),
    ).toEqual([1, 0, 3, 0, 0, 0, 0]);
    expect(weekPlan([])).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test("never asks less when an item is added, and asks on no day that no item names", () => {
    const someItems = fc.array(fc.record({ days: someDays, timesPerDay: fc.integer({ min: 1, max: 12 }) }));
    fc.assert(
      fc.property(someItems, someItems, (items, more) => {
        const [week, fuller] = [weekPlan(items), weekPlan([...items, ...more])];
        expect(week).toHaveLength(7);
        for (const [day, name] of weekdays.entries()) {
          expect(fuller[day]).toBeGreaterThanOrEqual(week[day] as number);
          expect((week[day] as number) > 0).toBe(items.some((item) => item.days?.includes(name)));
        }
      }),
    );
  });

  test("is asked by the date", () => {
    expect(plannedOn([1, 0, 0, 0, 0, 0, 2], "2026-11-22")).toBe(2);
    expect(plannedOn([1, 0, 0, 0, 0, 0, 2], "2026-11-23")).toBe(1);
    expect(plannedOn([], "2026-11-23")).toBe(0);
  });
});
