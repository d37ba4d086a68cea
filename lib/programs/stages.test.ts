import { expect, it } from "vitest";
import { isUnderWay, type Running, stageOf } from "./rules";

const today = "2026-11-22";
const of = (status: Running["status"], startsOn: string | null, endsOn: string | null = null) =>
  stageOf({ status, startsOn, endsOn }, today);

it.each([
  ["nobody was sent it", of("draft", null), "draft"],
  ["it began today", of("active", today), "active"],
  ["its last day is today", of("active", "2026-11-02", today), "active"],
  ["it begins tomorrow", of("active", "2026-11-23"), "upcoming"],
  ["its last day has passed, though nobody ended it", of("active", "2026-11-02", "2026-11-21"), "ended"],
  ["another one takes its place tomorrow", of("ended", "2026-11-02", today), "runsOut"],
  ["it ended yesterday", of("ended", "2026-11-02", "2026-11-21"), "ended"],
  ["it was ended before it began", of("ended", "2026-12-07", "2026-11-21"), "ended"],
])("%s", (_when, stage, expected) => expect(stage).toBe(expected));

it("a client has one that runs, that runs out, or that is still to begin", () => {
  const underWay = (status: Running["status"], startsOn: string, endsOn: string | null) =>
    isUnderWay({ status, startsOn, endsOn }, today);
  expect(underWay("active", "2026-11-30", null)).toBe(true);
  expect(underWay("ended", "2026-11-02", "2026-11-29")).toBe(true);
  expect(underWay("active", "2026-11-02", "2026-11-21")).toBe(false);
  expect(underWay("ended", "2026-11-02", "2026-11-21")).toBe(false);
});
