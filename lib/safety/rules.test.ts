import { describe, expect, it } from "vitest";
import type { Moment, Rating } from "@/lib/ratings/schema";
import { releaseGate, signalsOf, touchedRelease } from "./rules";

const moment = (safety: Rating): Moment => ({ tension: 5, safety, areas: [] });

describe("the gate before release", () => {
  const open = { opened: true, threshold: 7, safety: 7, here: "yes", choice: "relax-and-release" } as const;

  it("is open when the therapist opened it, the client chose it, is here, and feels safe enough", () => {
    expect(releaseGate(open)).toBeNull();
    expect(releaseGate({ ...open, safety: 10 })).toBeNull();
  });

  it("stays shut while the therapist has not opened it, whatever else is true", () => {
    expect(releaseGate({ ...open, opened: false })).toBe("notOpened");
    expect(releaseGate({ ...open, opened: false, choice: "relax-only", here: "no", safety: null })).toBe("notOpened");
  });

  it("the client may always choose less", () => {
    expect(releaseGate({ ...open, choice: "relax-only" })).toBe("notChosen");
  });

  it("opens only for a clear yes to being here: unsure and unasked are no yes", () => {
    for (const here of ["unsure", "no", null] as const) expect(releaseGate({ ...open, here })).toBe("notHere");
  });

  it("a felt safety that nobody told is not safe enough, and not called low either", () => {
    expect(releaseGate({ ...open, safety: null })).toBe("safetyUnknown");
    expect(releaseGate({ ...open, safety: "declined" })).toBe("safetyUnknown");
    expect(releaseGate({ ...open, threshold: 0, safety: null })).toBe("safetyUnknown");
  });

  it("one below the agreed threshold is shut, the threshold itself is open; a true 0 is told as low", () => {
    expect(releaseGate({ ...open, safety: 6 })).toBe("safetyLow");
    expect(releaseGate({ ...open, safety: 0 })).toBe("safetyLow");
    expect(releaseGate({ ...open, threshold: 0, safety: 0 })).toBeNull();
  });
});

describe("whether release was touched", () => {
  it("in whole, in part or stopped is touched; skipped is not", () => {
    const entry = (outcome: "done" | "partial" | "skipped" | "stopped") => ({ group: "release", outcome }) as const;
    for (const outcome of ["done", "partial", "stopped"] as const) expect(touchedRelease([entry(outcome)])).toBe(true);
    expect(touchedRelease([entry("skipped")])).toBe(false);
    expect(touchedRelease([{ group: "relax", outcome: "done" }])).toBe(false);
    expect(touchedRelease([])).toBe(false);
  });
});

describe("what the therapist should know about a session", () => {
  const released = [{ group: "release", outcome: "done" }] as const;
  const relaxed = [{ group: "relax", outcome: "done" }] as const;
  const session = {
    choice: "relax-and-release",
    before: moment(7),
    after: moment(7),
    entries: released,
    threshold: 7,
  } as const;

  it("nothing, when release was done as agreed", () => {
    expect(signalsOf(session)).toEqual([]);
  });

  it("release below the threshold; the threshold itself is enough", () => {
    expect(signalsOf({ ...session, before: moment(6), after: null })).toEqual(["release_below_threshold"]);
    expect(signalsOf({ ...session, before: moment(0), after: null })).toEqual(["release_below_threshold"]);
  });

  it("release without a told safety: left open, declined, or never asked", () => {
    for (const before of [moment(null), moment("declined"), null])
      expect(signalsOf({ ...session, before })).toEqual(["release_without_safety_rating"]);
  });

  it("release after choosing only to relax", () => {
    expect(signalsOf({ ...session, choice: "relax-only" })).toEqual(["release_after_relax_only"]);
    expect(signalsOf({ ...session, choice: "relax-only", before: moment(3), after: moment(3) })).toEqual([
      "release_below_threshold",
      "release_after_relax_only",
    ]);
  });

  it("relaxing at a low or untold safety is no reason for a word", () => {
    expect(signalsOf({ ...session, entries: relaxed, before: moment(0), after: moment(0) })).toEqual([]);
    expect(signalsOf({ ...session, entries: relaxed, before: null, choice: "relax-only" })).toEqual([]);
    expect(signalsOf({ ...session, entries: [{ group: "release", outcome: "skipped" }], before: moment(1) })).toEqual(
      [],
    );
  });

  it("felt safety that fell by three, in any session; two is within what comes and goes", () => {
    expect(signalsOf({ ...session, entries: relaxed, before: moment(8), after: moment(5) })).toEqual(["safety_fell"]);
    expect(signalsOf({ ...session, entries: relaxed, before: moment(8), after: moment(6) })).toEqual([]);
    expect(signalsOf({ ...session, entries: relaxed, before: moment(3), after: moment(0) })).toEqual(["safety_fell"]);
  });

  it("a safety that was not told afterwards has not fallen", () => {
    for (const after of [moment(null), moment("declined"), null])
      expect(signalsOf({ ...session, entries: relaxed, before: moment(9), after })).toEqual([]);
  });
});
