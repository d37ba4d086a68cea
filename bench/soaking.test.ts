import { describe, expect, it } from "vitest";
import { judgeSoak, overPromise, type Sample, slopeOf } from "./soaking";

const steady: Sample[] = Array.from({ length: 60 }, (_, n) => ({
  at: n * 30,
  rss: 200 + (n % 2 ? 3 : -3),
  heap: 60 + (n % 3),
  files: 40 + (n % 4),
  connections: 12,
}));
const over = (change: (sample: Sample, n: number) => Partial<Sample>) =>
  overPromise(judgeSoak(steady.map((one, n) => ({ ...one, ...change(one, n) }))), { lanes: 8 });

describe("a soak", () => {
  it("knows a straight line when it sees one, through whatever lies beside it", () => {
    expect(
      slopeOf([
        [0, 5],
        [1, 7],
        [2, 9],
      ]),
    ).toBeCloseTo(2);
    expect(slopeOf([[1, 1]])).toBeNaN();
  });

  it("finds nothing in what only breathes", () => {
    expect(over(() => ({}))).toEqual([]);
  });

  it("finds what grows, each by its name", () => {
    expect(over(({ at, rss }) => ({ rss: rss + (at / 600) * 1.5 }))).toEqual([expect.stringContaining("memory grows")]);
    expect(over((_, n) => ({ heap: 60 + n / 10 }))).toEqual([expect.stringContaining("the heap changed")]);
    expect(over((_, n) => ({ files: 40 + n }))).toEqual(["open files went from 40 to 99"]);
    expect(over((_, n) => ({ connections: 12 + (n >> 3) }))).toEqual(["connections went from 12 to 19"]);
  });

  it("does not take what it could not measure for good", () => {
    expect(overPromise(judgeSoak([]), { lanes: 8 }).length).toBeGreaterThan(0);
  });
});
