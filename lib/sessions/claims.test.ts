import { describe, expect, it } from "vitest";
import type { Moment, Rating } from "@/lib/ratings/schema";
import { defaultTerms } from "@/lib/safety/rules";
import { type Claim, claimsOf, type Held, isEchoWorse, isPassed } from "./rules";

const moment = (safety: Rating, tension: Rating = 5): Moment => ({ tension, safety, areas: [] });
const held: Held = {
  open: true,
  maxMinutes: 5,
  maxPerWeek: 3,
  terms: defaultTerms,
  earlier: 6,
  inWeek: 0,
  beside: 0,
};
const signalsOf = (session: Omit<Parameters<typeof claimsOf>[0], "seconds">) =>
  claimsOf({ seconds: null, ...session })
    .filter((claim) => isPassed(claim, held))
    .map(({ kind }) => kind);

describe("what the therapist should know about a session", () => {
  const released = [{ phase: "discharge", outcome: "done" }] as const;
  const relaxed = [{ phase: "relax", outcome: "done" }] as const;
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
    expect(signalsOf({ ...session, entries: [{ phase: "build-up", outcome: "skipped" }], before: moment(1) })).toEqual(
      [],
    );
  });

  it("grounding and rounding off alone are open to everybody, however low and whatever was opened", () => {
    const grounded = (["ground", "integrate"] as const).map((phase) => ({ phase, outcome: "done" }) as const);
    const shut = { ...held, open: false };
    for (const choice of ["relax-only", "relax-and-release"] as const)
      expect(
        claimsOf({
          ...session,
          choice,
          entries: grounded,
          before: moment(1, 9),
          after: moment(2),
          seconds: null,
        }).filter((claim) => isPassed(claim, shut)),
      ).toEqual([]);
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

describe("what passes an agreement", () => {
  const claim = (kind: Claim["kind"], more: Partial<Claim> = {}): Claim => ({ kind, pauses: false, ...more });

  it("felt safety that fell by what was agreed, or more", () => {
    const terms = { ...defaultTerms, fall: 4 };
    expect(isPassed(claim("safety_fell", { fall: 3 }), { ...held, terms })).toBe(false);
    expect(isPassed(claim("safety_fell", { fall: 4 }), { ...held, terms })).toBe(true);
  });

  it("release while it was closed, or resting; a phone that could not know yet is told apart", () => {
    for (const kind of ["release_while_closed", "release_on_earlier_word"] as const) {
      expect(isPassed(claim(kind), held)).toBe(false);
      expect(isPassed(claim(kind), { ...held, open: false })).toBe(true);
    }
  });

  it("minutes: five in the first six sessions, whatever was opened, and never more than the ceiling", () => {
    const over = (minutes: number, then: Partial<Held>) =>
      isPassed(claim("over_minutes", { minutes }), { ...held, ...then });
    expect([over(5, { maxMinutes: 10, earlier: 5 }), over(6, { maxMinutes: 10, earlier: 5 })]).toEqual([false, true]);
    expect([over(10, { maxMinutes: 10 }), over(11, { maxMinutes: 10 })]).toEqual([false, true]);
    expect([over(15, { maxMinutes: null }), over(16, { maxMinutes: 40 })]).toEqual([false, true]);
  });

  it("the week and the day between", () => {
    expect(isPassed(claim("over_weekly"), { ...held, inWeek: 2 })).toBe(false);
    expect(isPassed(claim("over_weekly"), { ...held, inWeek: 3 })).toBe(true);
    expect(isPassed(claim("over_weekly"), { ...held, inWeek: 30, maxPerWeek: null })).toBe(false);
    const beside = { ...held, beside: 1 };
    expect(isPassed(claim("no_day_between"), held)).toBe(false);
    expect(isPassed(claim("no_day_between"), beside)).toBe(true);
    const terms = { ...defaultTerms, dayBetween: false };
    expect(isPassed(claim("no_day_between"), { ...beside, terms })).toBe(false);
  });

  it("high tension with a felt safety under what was agreed for it", () => {
    const tense = (tension: number, safety: number) => isPassed(claim("tension_high", { tension, safety }), held);
    expect([tense(8, 7), tense(7, 7), tense(10, 8)]).toEqual([true, false, false]);
  });
});

describe("what release rests for", () => {
  const done = [{ phase: "build-up", outcome: "done" }] as const;
  const relaxed = [{ phase: "relax", outcome: "done" }] as const;
  const told = {
    choice: "relax-and-release",
    before: moment(8),
    after: moment(8),
    threshold: 7,
    seconds: null,
  } as const;
  const pausing = (claims: Claim[]) => claims.filter(({ pauses }) => pauses).map(({ kind }) => kind);

  it("being away and being overwhelmed, in whatever session; the body alone asks for a word, enough for none", () => {
    for (const entries of [done, relaxed]) {
      for (const why of ["away", "too-much-feeling"] as const)
        expect(pausing(claimsOf({ ...told, entries, stop: { why } }))).toEqual(["stopped_by_sign"]);
      expect(pausing(claimsOf({ ...told, entries, stop: { why: "too-much-body" } }))).toEqual([]);
    }
    const kinds = (why: "too-much-body" | "enough" | "too-little" | "not-said") =>
      claimsOf({ ...told, entries: relaxed, stop: { why } }).map(({ kind }) => kind);
    expect(kinds("too-much-body")).toEqual(["stopped_by_sign"]);
    for (const why of ["enough", "too-little", "not-said"] as const) expect(kinds(why)).toEqual([]);
  });

  it("felt safety that fell, in whatever session", () => {
    for (const entries of [done, relaxed])
      expect(pausing(claimsOf({ ...told, entries, after: moment(4) }))).toEqual(["safety_fell"]);
  });

  it("who rated once more goes by that: what opened the gate, and what it fell from", () => {
    const again = { ...told, entries: done, before: moment(5), after: moment(5), rerated: moment(8) };
    expect(signalsOf(again)).toEqual(["safety_fell"]);
    expect(signalsOf({ ...again, rerated: moment("declined") })).toEqual(["release_below_threshold"]);
  });
});

describe("the day after", () => {
  const session = { before: moment(8, 6), after: moment(7, 4) };
  const echo = (more: object) => ({ tension: 4, safety: 7, sleep: null, mood: null, ...more }) as const;
  const worse = (more: object, of: Parameters<typeof isEchoWorse>[1] = session) => isEchoWorse(echo(more), of, 3);

  it("clearly more tension or less safety than after the session", () => {
    expect([worse({}), worse({ tension: 6 }), worse({ tension: 7 })]).toEqual([false, false, true]);
    expect([worse({ safety: 5 }), worse({ safety: 4 })]).toEqual([false, true]);
  });

  it("than before it, where nothing was told afterwards; than nothing, where nothing was told at all", () => {
    const early = { before: moment(8, 2), after: null };
    const tense = (tension: number) => worse({ tension, safety: null }, early);
    expect([tense(5), tense(4)]).toEqual([true, false]);
    expect(worse({ tension: 10, safety: 0 }, { before: null, after: null })).toBe(false);
    expect(worse({ tension: "declined", safety: null })).toBe(false);
  });

  it("sleep and mood both worse; one of them alone is a bad night", () => {
    expect(worse({ sleep: "worse", mood: "worse" })).toBe(true);
    for (const mood of ["same", "better", "declined", null]) expect(worse({ sleep: "worse", mood })).toBe(false);
  });
});
