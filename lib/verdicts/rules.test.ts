import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysFrom } from "@/lib/calendar";
import { type DayRating, falseAlarmOf, isAgreed, isOpen, onceIn, saying, type Told, verdictOf } from "./rules";
import { type VerdictTerms, verdict, verdictProposal } from "./schema";

const terms: VerdictTerms = {
  rating: "tension",
  wanted: "lower",
  points: 2,
  fewest: 5,
  baselineFrom: "2026-10-01",
  baselineUntil: "2026-10-10",
  secondFrom: "2026-10-11",
  lookOn: "2026-10-30",
};
const agreed = { ...terms, together: true, accepted: null, withdrawn: null };
const onDays = (from: string, values: readonly number[]): DayRating[] =>
  values.map((value, n) => ({ day: addDays(from, n), value }));
const told = (earlier: readonly number[], later: readonly number[], asked: readonly string[] = []): Told => ({
  ratings: [...onDays("2026-10-01", earlier), ...onDays("2026-10-11", later)],
  asked,
});
const kindOf = (one: Told, given: object = {}, today = "2026-10-30") =>
  verdictOf({ ...agreed, ...given }, one, today).kind;

const start = [7, 8, 7, 7, 8];
const less = [6, 7, 5, 5, 4, 5, 3, 4];

describe("what may be said of an agreement", () => {
  it("nothing before its date, whatever the ratings are", () => {
    expect(verdictOf(agreed, told(start, less), "2026-10-29")).toEqual({ kind: "not_yet" });
    expect(verdictOf(agreed, told([], []), "2026-10-29")).toEqual({ kind: "not_yet" });
  });

  it("on its date and after it, what was agreed, with the figures that were worked out beforehand", () => {
    for (const today of ["2026-10-30", "2026-12-24"]) {
      const found = verdictOf(agreed, told(start, less), today);
      expect(found).toMatchObject({
        kind: "meets",
        counts: { earlier: { count: 5 }, later: { count: 8 } },
        figures: {
          earlier: { median: 7, quartiles: [7, 8] },
          later: { median: 5 },
          difference: 2,
          nap: 0.9625,
          tau: expect.closeTo(0.925, 9),
          tauU: expect.closeTo(0.975, 9),
          falseAlarm: { independent: 0.012, carried: 0.034 },
        },
      });
      expect(verdict.safeParse(found).success).toBe(true);
    }
  });

  it("in the wanted direction but by less than agreed: a little", () => {
    expect(kindOf(told(start, less), { points: 3 })).toBe("a_little");
  });

  it("where the interval holds one half: within the usual", () => {
    expect(kindOf(told(start, [7, 8, 7, 7, 8]))).toBe("within_usual");
    expect(kindOf(told([2, 9, 5, 1, 8], [1, 8, 2, 9, 4]))).toBe("within_usual");
  });

  it("the other way round: mirrored, by less or by as much as agreed", () => {
    expect(kindOf(told(less.slice(0, 8), [7, 8, 8, 8, 9, 9]), {})).toBe("meets_back");
    expect(kindOf(told(start, less), { wanted: "higher", points: 3 })).toBe("a_little_back");
    expect(kindOf(told([4, 5, 4, 5, 4], [8, 7, 8, 7, 9]), { rating: "safety", wanted: "higher" })).toBe("meets");
  });

  it("fewer ratings in a phase than agreed: too few, with the counts", () => {
    expect(verdictOf(agreed, told(start.slice(1), less), "2026-10-30")).toEqual({
      kind: "too_few",
      counts: { earlier: { count: 4, asked: 0, missing: 0 }, later: { count: 8, asked: 0, missing: 0 } },
    });
    expect(kindOf(told(start, less), { fewest: 6 })).toBe("too_few");
    expect(kindOf(told(start, less.slice(0, 4)))).toBe("too_few");
  });

  it("more than three in ten of the asked days without a rating, in either phase: nothing", () => {
    // Ten asked days in each phase.
    const asked = [...daysFrom("2026-10-01", "2026-10-10"), ...daysFrom("2026-10-11", "2026-10-20")];
    const sevenOf = (level: number) => Array<number>(7).fill(level);
    expect(kindOf(told(sevenOf(8), sevenOf(3), asked))).toBe("meets");
    expect(kindOf(told(sevenOf(8).slice(1), sevenOf(3), asked))).toBe("too_much_missing");
    expect(verdictOf(agreed, told(sevenOf(8), sevenOf(3).slice(1), asked), "2026-10-31")).toMatchObject({
      kind: "too_much_missing",
      counts: { earlier: { asked: 10, missing: 3 }, later: { asked: 10, missing: 4 } },
    });
  });

  it("on the day of looking a rating may still come; the day after it is missing", () => {
    const asked = ["2026-10-30"];
    const missing = (today: string) => {
      const found = verdictOf(agreed, told(start, less, asked), today);
      return "counts" in found ? found.counts.later : null;
    };
    expect(missing("2026-10-30")).toEqual({ count: 8, asked: 0, missing: 0 });
    expect(missing("2026-10-31")).toEqual({ count: 8, asked: 1, missing: 1 });
  });

  it("neither what lies between the phases nor what comes after the date counts", () => {
    const gap = { baselineUntil: "2026-10-05" };
    const beside = [...onDays("2026-10-06", [0, 0, 0, 0, 0]), ...onDays("2026-10-31", [10, 10, 10, 10, 10, 10])];
    const one = told(start, less);
    const all = { ...one, ratings: [...one.ratings, ...beside] };
    expect(verdictOf({ ...agreed, ...gap }, all, "2026-12-01")).toEqual(
      verdictOf({ ...agreed, ...gap }, one, "2026-12-01"),
    );
  });

  it("withdrawn, or never agreed to by the client: nothing", () => {
    const someone = { on: "2026-10-02", by: "Sanne" };
    expect(kindOf(told(start, less), { withdrawn: someone })).toBe("withdrawn");
    expect(kindOf(told(start, less), { together: false })).toBe("not_agreed");
    expect(kindOf(told(start, less), { together: false, accepted: someone })).toBe("meets");
    expect(isAgreed({ together: false, accepted: null })).toBe(false);
  });

  it("says that ratings resemble the day before, above four tenths and not below", () => {
    const waves = (level: number) => [0, 0, 1, 1, 2, 2, 2, 1, 1, 0].map((step) => level + step);
    const resembles = (one: Told) => {
      const found = verdictOf({ ...agreed, baselineUntil: "2026-10-10" }, one, "2026-10-30");
      return "figures" in found ? [found.figures.resembles, found.figures.carryOver] : null;
    };
    expect(resembles(told(waves(6), waves(2)))).toEqual([true, 1]);
    expect(resembles(told([7, 8, 7, 8, 7], [3, 4, 3, 4, 3]))?.[0]).toBe(false);
    expect(resembles(told([7, 7, 7, 7, 7], [3, 3, 3, 3, 3]))).toEqual([false, null]);
  });
});

describe("the rule itself", () => {
  const values = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 5, maxLength: 10 });

  it("mirrors: asked the other way, it says the same of the other direction", () => {
    const mirrored = {
      within_usual: "within_usual",
      a_little: "a_little_back",
      meets: "meets_back",
      a_little_back: "a_little",
      meets_back: "meets",
    } as const;
    fc.assert(
      fc.property(values, values, fc.integer({ min: 1, max: 5 }), (a, b, points) => {
        const lower = verdictOf({ ...agreed, points }, told(a, b), "2026-10-30");
        const higher = verdictOf({ ...agreed, points, wanted: "higher" }, told(a, b), "2026-10-30");
        expect(higher.kind).toBe(mirrored[lower.kind as keyof typeof mirrored]);
      }),
    );
  });

  it("asks for both: an interval beyond one half, and the points that were agreed", () => {
    const beyond = { lower: 0.51, upper: 0.9 };
    expect([saying(beyond, 2, 2), saying(beyond, 1.5, 2)]).toEqual(["meets", "a_little"]);
    expect(saying({ lower: 0.5, upper: 0.9 }, 4, 2)).toBe("within_usual");
    expect(saying({ lower: 0.1, upper: 0.5 }, -4, 2)).toBe("within_usual");
    expect(saying({ lower: 0.1, upper: 0.49 }, -1.5, 2)).toBe("a_little_back");
  });

  it("more points that matter never make it say more", () => {
    const rank = { within_usual: 0, a_little: 1, meets: 2, a_little_back: 1, meets_back: 2 } as const;
    fc.assert(
      fc.property(values, values, (a, b) => {
        const said = [1, 2, 3, 4, 5].map(
          (points) => rank[verdictOf({ ...agreed, points }, told(a, b), "2026-10-30").kind as keyof typeof rank],
        );
        expect(said).toEqual([...said].sort((x, y) => y - x));
      }),
    );
  });

  it("its false alarms are those of the nearest row with fewer ratings, and sound no rarer than they are", () => {
    expect(falseAlarmOf(2, 5, 9)).toEqual({ independent: 0.012, carried: 0.034 });
    expect(falseAlarmOf(2, 7, 30)).toEqual({ independent: 0.008, carried: 0.028 });
    expect(falseAlarmOf(3, 9, 19)).toEqual({ independent: 0.008, carried: 0.019 });
    expect(falseAlarmOf(2, 40, 40)).toEqual({ independent: 0.003, carried: 0.013 });
    expect(falseAlarmOf(1, 40, 40)).toEqual({ independent: 0.019, carried: 0.055 });
    expect([0.012, 0.034, 0.008, 0.003, 0.013, 0.055].map(onceIn)).toEqual([80, 25, 120, 330, 75, 18]);
  });
});

describe("an agreement that can be sent", () => {
  const { points: _points, fewest: _fewest, ...least } = terms;
  const faultsOf = (given: object) => {
    const found = verdictProposal.safeParse({ ...least, ...given });
    return found.success ? [] : found.error.issues.map((issue) => [issue.path.join("."), issue.message]);
  };

  it("has two points and five ratings where nobody chose otherwise, and is open until its date", () => {
    expect(verdictProposal.parse(least)).toMatchObject({ points: 2, fewest: 5, together: false, replaces: null });
    expect([isOpen(agreed, "2026-10-29"), isOpen(agreed, "2026-10-30")]).toEqual([true, false]);
    expect(isOpen({ ...agreed, withdrawn: { on: "2026-10-02", by: null } }, "2026-10-29")).toBe(false);
  });

  it("has phases that follow each other and have room for what is asked", () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ secondFrom: "2026-10-10" })).toEqual([["secondFrom", "phases_overlap"]]);
    expect(faultsOf({ baselineFrom: "2026-10-07" })).toEqual([["baselineUntil", "phase_too_short"]]);
    expect(faultsOf({ fewest: 11 })).toEqual([["baselineUntil", "phase_too_short"]]);
    expect(faultsOf({ lookOn: "2026-10-14" })).toEqual([["lookOn", "phase_too_short"]]);
    expect(faultsOf({ baselineFrom: "2025-10-01" })).toEqual([["baselineFrom", "phase_too_long"]]);
    expect(faultsOf({ lookOn: "2027-10-30" })).toEqual([["lookOn", "phase_too_long"]]);
    for (const given of [{ points: 0 }, { points: 6 }, { points: 1.5 }, { fewest: 4 }, { lookOn: "2026-02-30" }])
      expect(faultsOf(given), JSON.stringify(given)).not.toEqual([]);
  });
});
