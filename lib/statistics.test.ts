import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  carryOver,
  carryOverCorrected,
  median,
  nap,
  napError,
  napInterval,
  quartiles,
  reliableChange,
  reliableChangeIndex,
  tau,
  tauBc,
  tauU,
  theilSen,
  type Wanted,
  xmr,
} from "./statistics";

const earlier = [7, 8, 7, 7, 8];
const later = [6, 7, 5, 5, 4, 5, 3, 4];
const timed = (values: readonly number[], from = 0) => values.map((value, i) => ({ at: from + i, value }));

const rating = fc.integer({ min: 0, max: 10 });
const phase = fc.array(rating, { minLength: 2, maxLength: 12 });
const direction = fc.constantFrom<Wanted>("lower", "higher");
const otherWay = (wanted: Wanted): Wanted => (wanted === "lower" ? "higher" : "lower");
const turned = (values: readonly number[]) => values.map((value) => 10 - value);

describe("the figures that were worked out beforehand, to four decimals", () => {
  it("NAP, its error and interval, Tau, Tau-U and Tau-BC of the example", () => {
    const share = nap(earlier, later, "lower");
    const interval = napInterval(share, earlier.length, later.length);
    expect(share).toBeCloseTo(0.9625, 6);
    expect(napError(earlier, later, "lower")).toBeCloseTo(0.045562, 6);
    expect(interval.lower).toBeCloseTo(0.6444, 4);
    expect(interval.upper).toBeCloseTo(0.9967, 4);
    expect(tau(earlier, later, "lower")).toBeCloseTo(0.925, 6);
    expect(tauU(earlier, later, "lower")).toBeCloseTo(0.975, 6);
    expect(tauBc(timed(earlier), timed(later, 5), "lower").slope).toBe(0);
    expect(tauBc(timed(earlier), timed(later, 5), "lower").tau).toBeCloseTo(0.925, 6);
  });

  it("the usual wobble of both phases together", () => {
    const wobble = xmr([...earlier, ...later]);
    expect(wobble?.mean).toBeCloseTo(5.8462, 4);
    expect(wobble?.meanRange).toBeCloseTo(1.0833, 4);
    expect(wobble?.limits.lower).toBeCloseTo(2.9645, 4);
    // The table of vectors has 8.7276 here; 76/13 + 2.66 · 13/12 is 8.72782, which also fits its lower limit.
    expect(wobble?.limits.upper).toBeCloseTo(8.7278, 4);
    expect(wobble?.near.upper).toBeCloseTo(7.7673, 4);
  });

  it("reliable change", () => {
    const change = reliableChange(1.8, 0.8);
    expect(change.sem).toBeCloseTo(0.805, 4);
    expect(change.errorOfDifference).toBeCloseTo(1.1384, 4);
    expect(change.threshold).toBeCloseTo(2.2313, 4);
    expect(reliableChangeIndex(10, 10 - change.threshold, 1.8, 0.8)).toBeCloseTo(-1.96, 6);
  });
});

describe("what has to hold of any ratings", () => {
  it("medians and quartiles lie in order, within the ratings, whatever their order", () => {
    expect(median([1, 2, 3, 4])).toBe(2.5);
    expect(quartiles([1, 2, 3, 4, 5, 6])).toEqual([2.25, 4.75]);
    expect([median([]), ...quartiles([])]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    fc.assert(
      fc.property(phase, (values) => {
        const [first, third] = quartiles(values);
        const middle = median([...values].reverse());
        const ordered = [Math.min(...values), first, middle, third, Math.max(...values)];
        expect(ordered).toEqual([...ordered].sort((a, b) => a - b));
        const atMost = values.filter((value) => value <= middle).length;
        expect(atMost * 2).toBeGreaterThanOrEqual(values.length);
      }),
    );
  });

  it("NAP agrees with counting the pairs, and its error with averaging over pairs of pairs", () => {
    fc.assert(
      fc.property(phase, phase, (a, b) => {
        const [m, n] = [a.length, b.length];
        const score = (i: number, j: number) => {
          const [from, to] = [a[i] as number, b[j] as number];
          if (to === from) return 0.5;
          return to < from ? 1 : 0;
        };
        const cells = a.flatMap((_, i) => b.map((__, j) => [i, j] as const));
        const share = cells.reduce((sum, [i, j]) => sum + score(i, j), 0) / (m * n);
        expect(nap(a, b, "lower")).toBeCloseTo(share, 10);
        // The square of a mean that is estimated without bias: only pairs that share neither rating are multiplied.
        const apart = cells.flatMap(([i, j]) =>
          cells.filter(([k, l]) => i !== k && j !== l).map(([k, l]) => score(i, j) * score(k, l)),
        );
        const square = apart.reduce((sum, product) => sum + product, 0) / apart.length;
        // The source's formula counts each tie as uncertain by a quarter; without ties nothing is added.
        const ties = cells.filter(([i, j]) => score(i, j) === 0.5).length;
        const variance = share ** 2 - square + ties / (4 * m * n * (m - 1) * (n - 1));
        expect((napError(a, b, "lower") as number) ** 2).toBeCloseTo(Math.max(0, variance), 8);
      }),
      { numRuns: 40 },
    );
  });

  it("turned over, or asked the other way, everything mirrors", () => {
    fc.assert(
      fc.property(phase, phase, direction, (a, b, wanted) => {
        const share = nap(a, b, wanted);
        const other = otherWay(wanted);
        expect(nap(a, b, other)).toBeCloseTo(1 - share, 10);
        expect(nap(turned(a), turned(b), other)).toBeCloseTo(share, 10);
        expect(nap(b, a, other)).toBeCloseTo(share, 10);
        expect(napError(a, b, other)).toBeCloseTo(napError(a, b, wanted) as number, 6);
        expect(tauU(a, b, other)).toBeCloseTo(-tauU(a, b, wanted), 10);
        const [mine, theirs] = [
          tauBc(timed(a), timed(b, a.length), wanted),
          tauBc(timed(a), timed(b, a.length), other),
        ];
        expect(theirs).toEqual({ slope: mine.slope, tau: expect.closeTo(-mine.tau, 10) });
        const [interval, mirrored] = [share, 1 - share].map((of) => napInterval(of, a.length, b.length));
        expect(mirrored?.lower).toBeCloseTo(1 - (interval?.upper as number), 9);
        expect(mirrored?.upper).toBeCloseTo(1 - (interval?.lower as number), 9);
      }),
    );
  });

  it("neither the order within a phase nor a shift of all ratings changes NAP; a trend at the start is taken off", () => {
    const shift = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(phase, phase, direction, shift, (a, b, wanted, by) => {
        const moved = (values: readonly number[]) => values.map((value) => value + by);
        expect(nap([...a].reverse(), [...b].reverse(), wanted)).toBeCloseTo(nap(a, b, wanted), 10);
        expect(nap(moved(a), moved(b), wanted)).toBe(nap(a, b, wanted));
        const sloped = (points: readonly { at: number; value: number }[]) =>
          points.map(({ at, value }) => ({ at, value: value + by * at }));
        const [flat, steep] = [
          [timed(a), timed(b, a.length)] as const,
          [sloped(timed(a)), sloped(timed(b, a.length))] as const,
        ];
        expect(theilSen(steep[0])).toBeCloseTo(theilSen(flat[0]) + by, 9);
        expect(tauBc(...steep, wanted).tau).toBeCloseTo(tauBc(...flat, wanted).tau, 9);
      }),
    );
  });

  it("the interval lies within 0 and 1 around NAP, solves its equation, and narrows as ratings come", () => {
    const size = fc.integer({ min: 2, max: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), size, size, (hundredth, m, n) => {
        const share = hundredth / 100;
        const { lower, upper } = napInterval(share, m, n);
        expect([0 <= lower, lower <= share, share <= upper, upper <= 1]).toEqual([true, true, true, true]);
        const h = (m + n) / 2 - 1;
        const gap = (at: number) =>
          (share - at) ** 2 -
          ((1.959964 ** 2 * h * at * (1 - at)) / (m * n)) * (1 / h + (1 - at) / (2 - at) + at / (1 + at));
        expect(gap(lower)).toBeCloseTo(0, 6);
        expect(gap(upper)).toBeCloseTo(0, 6);
        // No third root: walking over the whole scale, the sign changes at these two places and nowhere else.
        for (let at = 0.005; at < 1; at += 0.01) {
          if (Math.min(Math.abs(at - lower), Math.abs(at - upper)) < 0.001) continue;
          expect(gap(at) > 0, `at ${at}`).toBe(at < lower || at > upper);
        }
        const more = napInterval(share, m * 4, n * 4);
        expect(more.upper - more.lower).toBeLessThan(upper - lower);
      }),
    );
  });

  it("Tau and Tau-BC stay within −1 and 1; Tau-U is Tau where the start has no trend", () => {
    fc.assert(
      fc.property(phase, phase, direction, (a, b, wanted) => {
        expect(Math.abs(tau(a, b, wanted))).toBeLessThanOrEqual(1);
        expect(Math.abs(tauBc(timed(a), timed(b, a.length), wanted).tau)).toBeLessThanOrEqual(1);
        const level = a.map(() => a[0] as number);
        expect(tauU(level, b, wanted)).toBeCloseTo(tau(level, b, wanted), 10);
      }),
    );
  });

  it("the wobble lies on the scale around the mean, and one large jump does not widen it", () => {
    fc.assert(
      fc.property(phase, (values) => {
        const { mean, limits, near, meanRange } = xmr(values) as NonNullable<ReturnType<typeof xmr>>;
        const ordered = [0, limits.lower, near.lower, mean, near.upper, limits.upper, 10];
        expect(ordered).toEqual([...ordered].sort((a, b) => a - b));
        expect(meanRange).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(xmr([5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 0])?.meanRange).toBe(1);
    expect(xmr([4, 4, 4])?.limits).toEqual({ lower: 4, upper: 4 });
    expect(xmr([4])).toBeNull();
  });

  it("carry-over is 0 or null where nothing carries, and a step between two series is none", () => {
    expect(carryOver([[4, 4, 4], [7]])).toBeNull();
    expect(carryOver([])).toBeNull();
    expect(carryOver([[1, 2, 3, 4, 5, 6, 7, 8]])).toBeCloseTo(0.625, 6);
    expect(carryOver([[5, 6, 5, 6, 5, 6]])).toBeLessThan(-0.7);
    // Forty ratings in two series: 2/40 is taken off, at a slope of 1 − 4 · 2/40.
    const twenty = [1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 5, 4, 3, 2, 3, 4, 3, 2, 1, 2];
    const raw = carryOver([twenty, twenty]) as number;
    expect(carryOverCorrected([twenty, twenty])).toBeCloseTo((raw + 0.05) / 0.8, 9);
    expect(carryOverCorrected([[4, 4, 4], [7]])).toBeNull();
    expect(
      [
        [5, 6, 5, 6, 5],
        [1, 2, 3, 4, 5, 6, 7, 8],
      ].map((one) => carryOverCorrected([one])),
    ).toEqual([-1, 1]);
    fc.assert(
      fc.property(phase, phase, fc.integer({ min: -9, max: 9 }), (a, b, step) => {
        const found = carryOver([a, b]);
        const moved = carryOver([a, b.map((value) => value + step)]);
        if (found === null) expect(moved).toBeNull();
        else expect(moved).toBeCloseTo(found, 9);
        expect(Math.abs(found ?? 0)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
