import { describe, expect, it } from "vitest";
import { acceptSession, type VersionFacts } from "./rules";
import { type SessionLog, sessionLog } from "./schema";

const item = "01900000-0000-7000-8000-000000000001";
const other = "01900000-0000-7000-8000-000000000002";
const now = new Date("2026-11-22T12:00:00Z");

const version: VersionFacts = {
  practiceId: "p",
  clientId: "c",
  threshold: 7,
  groups: new Map([[item, "relax"]]),
  phases: new Map([[item, "relax"]]),
};

const log = (change: Partial<SessionLog> = {}): SessionLog => ({
  programId: "01900000-0000-7000-8000-00000000000a",
  programVersion: 1,
  startedAt: "2026-11-22T12:30:00+01:00",
  endedAt: "2026-11-22T12:52:10+01:00",
  timeZone: "Europe/Amsterdam",
  choice: "relax-only",
  before: null,
  after: null,
  entries: [{ programItemId: item, outcome: "done", seconds: 600, repetitions: null }],
  note: null,
  ...change,
});

const refusalOf = (asked: SessionLog) => {
  const result = acceptSession(asked, version, now);
  return result.ok ? null : { refusal: result.refusal, paths: result.faults?.map((fault) => fault.path) };
};

describe("a session that is handed in", () => {
  it("is taken as it was told", () => {
    const told = log();
    expect(acceptSession(told, version, now)).toEqual({ ok: true, value: told });
  });

  it("is judged by when it was done: a phone may hold it for days, or for a year", () => {
    expect(refusalOf(log({ startedAt: "2026-11-12T20:00:00+01:00", endedAt: "2026-11-12T20:20:00+01:00" }))).toBeNull();
    expect(refusalOf(log({ startedAt: "2025-11-12T20:00:00+01:00", endedAt: "2025-11-12T20:20:00+01:00" }))).toBeNull();
  });

  it("is judged the same, however late it arrives", () => {
    for (const arrival of ["2026-11-22T12:00:00Z", "2026-12-22T12:00:00Z", "2036-11-22T12:00:00Z"])
      expect(acceptSession(log(), version, new Date(arrival)).ok).toBe(true);
  });

  it("cannot end before it began; offsets are counted, not read", () => {
    const ended = { refusal: "end_before_start", paths: ["endedAt"] };
    expect(refusalOf(log({ endedAt: "2026-11-22T12:29:59+01:00" }))).toEqual(ended);
    expect(refusalOf(log({ startedAt: "2026-11-22T12:30:00+01:00", endedAt: "2026-11-22T12:40:00+02:00" }))).toEqual(
      ended,
    );
    expect(refusalOf(log({ startedAt: "2026-11-22T12:30:00+02:00", endedAt: "2026-11-22T11:40:00+01:00" }))).toBeNull();
  });

  it("may end in the moment it began: who stops at once has not failed", () => {
    expect(refusalOf(log({ endedAt: "2026-11-22T12:30:00+01:00" }))).toBeNull();
  });

  it("may lie a day ahead, for a clock that is wrong, and no further", () => {
    const from = (startedAt: string) => refusalOf(log({ startedAt, endedAt: "2026-11-30T00:00:00Z" }));
    expect(from("2026-11-23T12:00:00Z")).toBeNull();
    expect(from("2026-11-23T12:00:00.001Z")).toEqual({ refusal: "start_in_future", paths: ["startedAt"] });
  });

  it("names each exercise that its version does not hold", () => {
    const strange = { programItemId: other, outcome: "done", seconds: null, repetitions: null } as const;
    const known = { programItemId: item, outcome: "skipped", seconds: null, repetitions: null } as const;
    expect(refusalOf(log({ entries: [known, strange, known, strange] }))).toEqual({
      refusal: "item_not_in_version",
      paths: ["entries.1.programItemId", "entries.3.programItemId"],
    });
  });

  it("may hold no exercise at all: having sat down and felt is a session", () => {
    expect(refusalOf(log({ entries: [] }))).toBeNull();
  });
});

describe("the shape of a session", () => {
  it("needs an offset with its moments, and a place instead of an offset for its zone", () => {
    expect(sessionLog.safeParse(log()).success).toBe(true);
    expect(sessionLog.safeParse(log({ startedAt: "2026-11-22T12:30:00" })).success).toBe(false);
    expect(sessionLog.safeParse(log({ timeZone: "+01:00" })).success).toBe(false);
  });
});
