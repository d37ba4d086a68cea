import { describe, expect, it } from "vitest";
import { courseOf, glimpseOf } from "./rules";

describe("how a session went", () => {
  const entries = (...outcomes: ("done" | "partial" | "skipped" | "stopped")[]) =>
    outcomes.map((outcome) => ({ outcome }));

  it("stopping is told apart, and doing less is doing in part", () => {
    expect(courseOf(entries("done", "done"))).toBe("done");
    expect(courseOf(entries("done", "skipped"))).toBe("partial");
    expect(courseOf(entries("partial"))).toBe("partial");
    expect(courseOf(entries("done", "stopped", "skipped"))).toBe("stopped");
  });

  it("what a session carries is named only where it was told", () => {
    const moment = { tension: null, safety: null, areas: ["jaw"] };
    const session = {
      id: "session",
      programId: "program",
      programVersion: 1,
      programTitle: "Rust",
      programEdition: 1,
      startedAt: "2026-11-22T19:30:00+01:00",
      endedAt: "2026-11-22T19:52:00+01:00",
      practisedOn: "2026-11-22",
      timeZone: "Europe/Amsterdam",
      receivedAt: "2026-11-22T19:00:00+00:00",
      choice: "relax-only" as const,
      before: moment,
      after: null,
      entries: [],
      note: null,
    };
    const empty = { place: null, company: null, event: null };
    expect(glimpseOf({ ...session, context: empty, corrections: [], source: "app" }).beyond).toEqual([]);
    const echo = {
      answeredAt: "2026-11-23T09:00:00Z",
      timeZone: "UTC",
      tension: 3,
      safety: null,
      sleep: null,
      mood: null,
    };
    const stop = { why: "not-said", signs: [] } as const;
    const context = { ...empty, event: "pain" } as const;
    const told = glimpseOf({ ...session, source: "paper", context, echo, stop: { ...stop, signs: [] } });
    expect(told.beyond).toEqual(["stop", "context", "echo"]);
  });
});
