import { describe, expect, it } from "vitest";
import { seededChance } from "@/db/seed/owner";
import { carryOverCorrected, xmr } from "@/lib/statistics";
import { falseAlarmOf, falseAlarms, ruleHolds } from "./rules";

// How often the rule speaks where nothing changed, and how often it finds what did, drawn anew with a fixed seed. The
// figures are those of domain.md 4: whole-number ratings, within-person standard deviation 1.3, around a level of 6.
const level = 6;
const deviation = 1.3;

/** Ratings of one person, each resembling the one before by rho. */
function ratings(chance: () => number, levels: readonly number[], rho: number): number[] {
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  let state = normal();
  return levels.map((around, n) => {
    if (n > 0) state = rho * state + Math.sqrt(1 - rho ** 2) * normal();
    return Math.min(10, Math.max(0, Math.round(around + deviation * state)));
  });
}

const flat = (count: number, around = level) => Array<number>(count).fill(around);

function shareOf(runs: number, seed: number, happens: (chance: () => number) => boolean): number {
  const chance = seededChance(seed);
  let found = 0;
  for (let run = 0; run < runs; run += 1) if (happens(chance)) found += 1;
  return found / runs;
}

interface Phases {
  m: number;
  n: number;
  rho: number;
  drop?: number;
  points?: number;
}

const onceLooked = (runs: number, { m, n, rho, drop = 0, points = 2 }: Phases) =>
  shareOf(runs, 20_261_123, (chance) => {
    const all = ratings(chance, [...flat(m), ...flat(n, level - drop)], rho);
    return ruleHolds(all.slice(0, m), all.slice(m), "lower", points);
  });

/**
 * Both figures are counts of draws, and the table's is rounded: three and a half standard errors of their difference,
 * and half a unit of what is printed.
 */
function expectSame(found: number, table: number, runs: number, runsOfTable: number, printed: number, about: string) {
  const error = Math.sqrt(table * (1 - table) * (1 / runs + 1 / runsOfTable));
  expect(Math.abs(found - table), `${about}: ${found} against ${table}`).toBeLessThan(3.5 * error + printed / 2);
}

describe("how honest the rule is, drawn again", () => {
  it.each([
    [5, 5, 0.012, 0.034, 0.12, 0.45, 0.81],
    [5, 10, 0.008, 0.028, 0.13, 0.54, 0.9],
    [8, 8, 0.008, 0.019, 0.12, 0.58, 0.94],
    [10, 20, 0.003, 0.013, 0.12, 0.71, 0.98],
  ])("%i and %i ratings: false alarms, and what is found of a true drop", (m, n, independent, carried, ...found) => {
    expect(falseAlarms).toContainEqual({ points: 2, earlier: m, later: n, independent, carried });
    expectSame(onceLooked(20_000, { m, n, rho: 0 }), independent, 20_000, 20_000, 0.001, "independent");
    expectSame(onceLooked(20_000, { m, n, rho: 0.3 }), carried, 20_000, 20_000, 0.001, "carried over");
    for (const [drop, share] of found.entries()) {
      const again = onceLooked(6000, { m, n, rho: 0, drop: drop + 1 });
      expectSame(again, share, 6000, 6000, 0.01, `a drop of ${drop + 1}`);
    }
  });

  it("one point that matters alarms more often, and has a row of its own; three alarm less often than two", () => {
    const { independent, carried } = falseAlarmOf(1, 10, 20);
    const sizes = [
      [5, 5],
      [5, 10],
      [8, 8],
      [10, 20],
    ] as const;
    const most = (rho: number, points: number) =>
      Math.max(...sizes.map(([m, n]) => onceLooked(20_000, { m, n, rho, points })));
    expectSame(most(0, 1), independent, 20_000, 20_000, 0.001, "independent");
    expectSame(most(0.3, 1), carried, 20_000, 20_000, 0.001, "carried over");
    expect(most(0.3, 3)).toBeLessThan(0.013);
  });

  it.each([
    [5, 15, 0, 0.021, 0.036, 0.045],
    [5, 15, 0.3, 0.063, 0.104, 0.124],
    [5, 15, 0.6, 0.135, 0.21, 0.237],
    [8, 15, 0, 0.011, 0.03, 0.043],
    [8, 15, 0.3, 0.043, 0.094, 0.116],
    [8, 15, 0.6, 0.116, 0.206, 0.232],
    [10, 20, 0, 0.007, 0.024, 0.034],
    [10, 20, 0.3, 0.02, 0.086, 0.115],
    [10, 20, 0.6, 0.086, 0.202, 0.234],
  ])("%i and then up to %i, rho %d: who looks more often is wrong more often", (m, n, rho, ...table) => {
    const looking = (every: number) =>
      shareOf(3000, 20_261_124, (chance) => {
        const all = ratings(chance, flat(m + n), rho);
        for (let k = Math.max(5, every); k <= n; k += every)
          for (const wanted of ["lower", "higher"] as const)
            if (ruleHolds(all.slice(0, m), all.slice(m, m + k), wanted, 2)) return true;
        return false;
      });
    for (const [place, every] of [n, 5, 1].entries())
      expectSame(looking(every), table[place] ?? 0, 3000, 3000, 0.001, `every ${every}`);
  });

  it.each([
    [5, 5, 0.25, 0.45],
    [8, 8, 0.23, 0.65],
    [10, 20, 0.07, 0.75],
  ])("%i and %i ratings: those that carry over are told from those that don't", (m, n, mostWithout, leastWith) => {
    const told = (rho: number) =>
      shareOf(4000, 20_261_126, (chance) => {
        const all = ratings(chance, flat(m + n), rho);
        return (carryOverCorrected([all.slice(0, m), all.slice(m)]) ?? 0) > 0.4;
      });
    expect(told(0)).toBeLessThan(mostWithout);
    expect(told(0.6)).toBeGreaterThan(leastWith);
  });

  it.each([
    [0, 0.18, 0.31, 0.47],
    [0.2, 0.3, 0.43, 0.58],
    [0.4, 0.46, 0.58, 0.7],
  ])("the usual wobble is no alarm: at rho %d it would be wrong this often", (rho, ...table) => {
    const runs = 6000;
    for (const [place, first] of [20, 10, 5].entries()) {
      const found = shareOf(runs, 20_261_125, (chance) => {
        const all = ratings(chance, flat(20), rho);
        const wobble = xmr(all.slice(0, first));
        if (!wobble) return false;
        const { mean, limits } = wobble;
        let run = 0;
        return all.some((value, at) => {
          const side = Math.sign(value - mean);
          run = side !== 0 && at > 0 && side === Math.sign((all[at - 1] as number) - mean) ? run + 1 : 1;
          return value < limits.lower || value > limits.upper || (side !== 0 && run >= 7);
        });
      });
      expectSame(found, table[place] ?? 0, runs, runs, 0.01, `limits of ${first}`);
    }
  });
});
