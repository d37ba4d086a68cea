import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { addDays, dayOf, daysBetween, daysFrom, isDay, isTimeZone, mondayOf, weekdayOf } from "./calendar";
import { instantIn } from "./instant";

const amsterdam = "Europe/Amsterdam";

describe("the local day", () => {
  it("half past midnight in Amsterdam is the new day, although UTC is still in the old one", () => {
    expect(dayOf(new Date("2026-11-21T23:30:00Z"), amsterdam)).toBe("2026-11-22");
    expect(dayOf(new Date("2026-07-14T22:30:00Z"), amsterdam)).toBe("2026-07-15");
    expect(dayOf(new Date("2026-07-14T21:59:59Z"), amsterdam)).toBe("2026-07-14");
  });

  it("follows the place: the same moment is three days in three places", () => {
    const moment = new Date("2026-11-22T10:30:00Z");
    expect(dayOf(moment, "Pacific/Pago_Pago")).toBe("2026-11-21");
    expect(dayOf(moment, amsterdam)).toBe("2026-11-22");
    expect(dayOf(moment, "Pacific/Kiritimati")).toBe("2026-11-23");
  });

  it("the spring day of 23 hours begins and ends at its own midnights", () => {
    expect(dayOf(new Date("2026-03-28T22:59:59Z"), amsterdam)).toBe("2026-03-28");
    expect(dayOf(new Date("2026-03-28T23:00:00Z"), amsterdam)).toBe("2026-03-29");
    expect(dayOf(new Date("2026-03-29T21:59:59Z"), amsterdam)).toBe("2026-03-29");
    expect(dayOf(new Date("2026-03-29T22:00:00Z"), amsterdam)).toBe("2026-03-30");
  });

  it("the autumn day of 25 hours begins and ends at its own midnights", () => {
    expect(dayOf(new Date("2026-10-24T21:59:59Z"), amsterdam)).toBe("2026-10-24");
    expect(dayOf(new Date("2026-10-24T22:00:00Z"), amsterdam)).toBe("2026-10-25");
    expect(dayOf(new Date("2026-10-25T22:59:59Z"), amsterdam)).toBe("2026-10-25");
    expect(dayOf(new Date("2026-10-25T23:00:00Z"), amsterdam)).toBe("2026-10-26");
  });

  it("both half past twos of the autumn night keep their own offset", () => {
    expect(instantIn("2026-10-25T00:30:00Z", amsterdam)).toBe("2026-10-25T02:30:00+02:00");
    expect(instantIn("2026-10-25T01:30:00Z", amsterdam)).toBe("2026-10-25T02:30:00+01:00");
  });

  it("is what the platform's own calendar and Temporal say, at any moment from 2024 to 2030", () => {
    const zones = [amsterdam, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns"];
    const formats = new Map(
      zones.map((zone) => [
        zone,
        new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }),
      ]),
    );
    const moments = fc.date({
      min: new Date("2024-01-01T00:00:00Z"),
      max: new Date("2030-12-31T23:59:59Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (moment, zone) => {
        const parts = formats.get(zone)?.formatToParts(moment) ?? [];
        const part = (type: string) => parts.find((one) => one.type === type)?.value;
        const zoned = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone);
        expect(dayOf(moment, zone)).toBe(zoned.toPlainDate().toString());
        expect(dayOf(moment, zone)).toBe(`${part("year")}-${part("month")}-${part("day")}`);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("days and weeks", () => {
  it("counts calendar days, also over a change of the clock and a leap day", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-10-24", "2026-10-26")).toBe(2);
    expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
    expect(daysBetween("2026-01-02", "2026-01-01")).toBe(-1);
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
    expect(daysFrom("2026-10-24", "2026-10-27")).toEqual(["2026-10-24", "2026-10-25", "2026-10-26", "2026-10-27"]);
  });

  it("a period that ends before it begins has no days", () => {
    expect(daysFrom("2026-01-02", "2026-01-01")).toEqual([]);
    expect(daysFrom("2026-01-02", "2026-01-02")).toEqual(["2026-01-02"]);
  });

  it("a week begins on Monday, also over New Year", () => {
    expect(mondayOf("2027-01-03")).toBe("2026-12-28");
    expect(mondayOf("2026-12-28")).toBe("2026-12-28");
    expect(weekdayOf("2027-01-03")).toBe("sun");
    expect(weekdayOf("2026-12-28")).toBe("mon");
  });

  it("each day of a period is one later than the day before, and lies in the week of its Monday", () => {
    const day = fc.integer({ min: 0, max: 2600 }).map((n) => addDays("2024-01-01", n));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 800 }), (from, length) => {
        const days = daysFrom(from, addDays(from, length));
        expect(days).toHaveLength(length + 1);
        expect(days).toEqual(days.map((_, at) => addDays(from, at)));
        const monday = mondayOf(from);
        expect(weekdayOf(monday)).toBe("mon");
        expect(daysBetween(monday, from)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(monday, from)).toBeLessThan(7);
      }),
      { numRuns: 50 },
    );
  });
});

describe("what is a day, and what is a place", () => {
  it("a day that is in no calendar is no day", () => {
    expect(["2026-02-28", "2028-02-29", "2026-12-31"].every(isDay)).toBe(true);
    expect(["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026-01-01T00:00", ""].some(isDay)).toBe(
      false,
    );
  });

  it("an offset is no place: it knows no summer", () => {
    expect(isTimeZone(amsterdam)).toBe(true);
    expect(["+02:00", "Europe/Lutjebroek", ""].some(isTimeZone)).toBe(false);
  });
});
