import { describe, expect, it } from "vitest";
import { correctionOf, isStillNow, rightedOf } from "./rules";

const moment = (tension: number | "declined" | null, safety: number | "declined" | null, areas: string[] = []) => ({
  tension,
  safety,
  areas,
});
const stood = { before: moment(7, "declined", ["jaw"]), after: null, note: "Rustig." };
const now = (change: Partial<ReturnType<typeof rightedOf>> = {}) =>
  correctionOf(stood, { ...rightedOf(stood), ...change });

describe("what a client puts right", () => {
  it("is nothing while nothing is told otherwise", () => {
    expect(now()).toBeNull();
    expect(now({ note: " Rustig. " })).toBeNull();
  });

  it("holds the parts that changed, each whole, with the places in the body as they were", () => {
    expect(now({ tensionBefore: 0 })).toEqual({ before: moment(0, "declined", ["jaw"]) });
    expect(now({ safetyAfter: 9 })).toEqual({ after: moment(null, 9) });
    expect(now({ note: "Toch niet." })).toEqual({ note: "Toch niet." });
  });

  it("a note that is taken away is null, and so is a moment of which nothing is left", () => {
    expect(now({ note: "  " })).toEqual({ note: null });
    expect(now({ tensionBefore: null, safetyBefore: null })).toEqual({ before: moment(null, null, ["jaw"]) });
    const bare = { before: null, after: moment(3, null), note: null };
    expect(correctionOf(bare, { ...rightedOf(bare), tensionAfter: null })).toEqual({ after: null });
  });

  it("an answer that was left open is not one that somebody would rather not give", () => {
    expect(now({ safetyBefore: null })).toEqual({ before: moment(7, null, ["jaw"]) });
    expect(now({ tensionAfter: "declined" })).toEqual({ after: moment("declined", null) });
  });
});

describe("how it is now", () => {
  const now = new Date("2026-11-22T12:00:00Z");

  it("is what was chosen in the last two hours", () => {
    expect(isStillNow("2026-11-22T12:00:00Z", now)).toBe(true);
    expect(isStillNow("2026-11-22T11:00:00+01:00", now)).toBe(true);
  });

  it("is not what was chosen before that, nor what a clock says is still to come", () => {
    expect(isStillNow("2026-11-22T09:59:59.999Z", now)).toBe(false);
    expect(isStillNow("2026-11-21T12:00:00Z", now)).toBe(false);
    expect(isStillNow("2026-11-22T12:00:01Z", now)).toBe(false);
  });
});
