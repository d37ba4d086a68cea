import { describe, expect, it } from "vitest";
import { sessionLog } from "./schema";
import { contentHash } from "./write";

const told = {
  programId: "01936f00-0000-7000-8000-000000000001",
  programVersion: 3,
  startedAt: "2026-11-22T19:30:00+01:00",
  endedAt: "2026-11-22T19:52:10+01:00",
  timeZone: "Europe/Amsterdam",
  choice: "relax-only",
  before: { tension: 7, safety: 6, areas: ["pelvis", "lower-back"] },
  after: { tension: 4, safety: "declined", areas: [] },
  entries: [
    { programItemId: "01936f00-0000-7000-8000-000000000002", outcome: "done", seconds: 720, repetitions: null },
    { programItemId: "01936f00-0000-7000-8000-000000000003", outcome: "stopped", seconds: 95 },
  ],
  note: "Rustig.",
};
const hashOf = (more: object = {}) => contentHash(sessionLog.parse({ ...told, ...more })).toString("hex");

describe("what makes two logs the same", () => {
  it("a log that was stored before here, stop and context could be told is still the same log", () => {
    // Made by the house as it was before they were there.
    expect(hashOf()).toBe("7963fa69a8d3212950e13957ebafc3f47d61239038d610a3a1317b6eb286c4bd");
  });

  it("nothing told, told as null, and the usual source are all the same", () => {
    const nothing = { here: null, rerated: null, stop: null, context: null, wording: null };
    expect(hashOf({ ...nothing, privateLine: null, statement: null })).toBe(hashOf());
    expect(hashOf({ source: "app" })).toBe(hashOf());
  });

  it("each thing that is told makes another log, and the order of signs does not", () => {
    const parts = [
      { here: "no" },
      { rerated: { tension: 5 } },
      { stop: { why: "enough" } },
      { context: { place: "home" } },
      { wording: 1 },
      { source: "paper" },
    ];
    expect(new Set([hashOf(), ...parts.map(hashOf)]).size).toBe(parts.length + 1);
    const away = (signs: string[]) => hashOf({ stop: { why: "away", signs } });
    expect(away(["unreal", "far-away"])).toBe(away(["far-away", "unreal"]));
  });

  it("the private line and what the device knew leave no trace in it", () => {
    expect(hashOf({ privateLine: "Alleen voor mij.", statement: "abc" })).toBe(hashOf());
  });
});
