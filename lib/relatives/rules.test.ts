import { expect, it } from "vitest";
import { choicesOf, inOrder, sharedPeriod, sharedPoints, sharesMore, stateOf } from "./rules";
import { relativeDraft } from "./schema";

it("nothing is shared by itself: a draft without parts is none, and one that names a part twice names it once", () => {
  expect(relativeDraft.safeParse({ name: "Joris", parts: [] }).error?.issues[0]?.message).toBe("nothing_shared");
  expect(relativeDraft.safeParse({ name: "Joris" }).success).toBe(false);
  expect(relativeDraft.parse({ name: " Joris ", parts: ["days", "program", "days"] })).toEqual({
    name: "Joris",
    parts: ["program", "days"],
  });
  expect(relativeDraft.safeParse({ name: "Joris", parts: ["notes"] }).success).toBe(false);
});

it("more is what was not there before; less, or the same in another order, is not", () => {
  expect(sharesMore(["program"], ["program", "days"])).toBe(true);
  expect(sharesMore(["program"], ["days"])).toBe(true);
  expect(sharesMore(["program", "days"], ["days"])).toBe(false);
  expect(sharesMore(["program", "days"], ["days", "program"])).toBe(false);
  expect(inOrder(["progress", "program"])).toEqual(["program", "progress"]);
});

it("somebody is in, has a link that works, or has none any more", () => {
  const now = new Date("2026-11-30T08:00:00Z");
  expect(stateOf(true, null, now)).toBe("joined");
  expect(stateOf(false, "2026-12-01T08:00:00Z", now)).toBe("invited");
  expect(stateOf(false, "2026-11-30T08:00:00Z", now)).toBe("expired");
  expect(stateOf(false, null, now)).toBe("expired");
});

it("a relative sees six weeks from a Monday, and a rating that nobody gave is no zero", () => {
  const period = sharedPeriod("2026-11-29");
  expect(period).toEqual({ from: "2026-10-19", to: "2026-11-29" });
  const points = sharedPoints(period, [["2026-11-02", 2, 12, 2, 5, 1, 0, 0, 3, 1]]);
  expect(points).toHaveLength(42);
  expect(points.find(({ date }) => date === "2026-11-02")).toEqual({
    date: "2026-11-02",
    sessions: 2,
    tensionBefore: 6,
    tensionAfter: 5,
    safetyBefore: null,
    safetyAfter: 3,
  });
  expect(points[0]).toMatchObject({ sessions: 0, tensionBefore: null });
});

it("each choice counts from its own moment, the first one also where the log only keeps what changed it", () => {
  const since = "2026-11-01T08:00:00Z";
  const later = "2026-11-02T08:00:00Z";
  const first = { at: since, parts: ["program" as const, "days" as const] };
  const second = { at: later, parts: ["program" as const] };
  const changed = { at: later, detail: { before: first.parts, after: second.parts } };
  expect(choicesOf(since, [{ at: since, detail: { parts: first.parts } }, changed])).toEqual([first, second]);
  expect(choicesOf(since, [changed])).toEqual([first, second]);
  expect(choicesOf(since, [])).toEqual([]);
});
