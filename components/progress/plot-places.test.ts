import { describe, expect, it } from "vitest";
import { daysFrom } from "@/lib/calendar";
import { namesOf } from "./plot-places";

const pointsOf = (from: string, to: string) => daysFrom(from, to).map((date) => ({ date }));
const named = (from: string, to: string, bucket: "day" | "week") =>
  namesOf(pointsOf(from, to), bucket, (day) => day.slice(5)).map(({ text }) => text);

describe("the days that may be named under a chart", () => {
  it("are all days of a fortnight", () => {
    expect(named("2026-11-09", "2026-11-22", "day")).toHaveLength(14);
  });

  it("are the Mondays of a longer period and its two ends, whatever days those are", () => {
    expect(named("2026-11-04", "2026-11-24", "day")).toEqual(["11-04", "11-09", "11-16", "11-23", "11-24"]);
    expect(named("2026-11-02", "2026-11-22", "day")).toEqual(["11-02", "11-09", "11-16", "11-22"]);
  });

  it("are all weeks where a point is a week", () => {
    const mondays = [{ date: "2026-11-02" }, { date: "2026-11-09" }, { date: "2026-11-16" }];
    expect(namesOf(mondays, "week", (day) => day).map(({ at }) => at)).toEqual([0, 1, 2]);
  });
});
