import { addDays, type Day, daysBetween } from "@/lib/calendar";
import type { Fault } from "@/lib/result";
import {
  carryOverCorrected,
  type Interval,
  median,
  nap,
  napError,
  napInterval,
  quartiles,
  tau,
  tauBc,
  tauU,
  type Wanted,
} from "@/lib/statistics";
import type { PhaseCounts, SpokenKind, Verdict, VerdictAgreement, VerdictFigures, VerdictTerms } from "./schema";

/** Below this number of ratings in a phase nothing can be said; standards for single cases ask the same. */
export const fewestAllowed = 5;
export const longestPhase = 366;
/** More than this share of the asked days without a rating, in either phase, and nothing is said. */
const mostMissing = 0.3;
/** From here on, ratings resemble the day before so much that the verdict is less sure. */
const resembling = 0.4;

/** The one rating of a day that counts: the first that was given. */
export interface DayRating {
  day: Day;
  value: number;
}

export interface Told {
  ratings: readonly DayRating[];
  /** Days on which something was planned. */
  asked: readonly Day[];
}

/**
 * How often the rule says 'changed in the wanted direction' where nothing changed: one look, whole-number ratings,
 * within-person standard deviation 1.3, each rating independent of the one before or resembling it by 0.3. The rows for
 * two points are those of domain.md 4; the one for one point, the highest of the same sizes, was drawn the same way
 * (honesty.test.ts draws all again).
 */
export const falseAlarms = [
  { points: 1, earlier: 5, later: 5, independent: 0.019, carried: 0.055 },
  { points: 2, earlier: 5, later: 5, independent: 0.012, carried: 0.034 },
  { points: 2, earlier: 5, later: 10, independent: 0.008, carried: 0.028 },
  { points: 2, earlier: 8, later: 8, independent: 0.008, carried: 0.019 },
  { points: 2, earlier: 10, later: 20, independent: 0.003, carried: 0.013 },
] as const;

/** The row that is nearest on the cautious side: never of more ratings, or of more points, than there are. */
export function falseAlarmOf(points: number, earlier: number, later: number): VerdictFigures["falseAlarm"] {
  const rows = falseAlarms.filter(
    (row) => row.points === Math.min(points, 2) && row.earlier <= earlier && row.later <= later,
  );
  const { independent, carried } = rows.at(-1) ?? falseAlarms[0];
  return { independent, carried };
}

/** For 'about 1 in N times': rounded so that it never sounds rarer than it is. */
export function onceIn(share: number): number {
  const times = 1 / share + 1e-9;
  const step = times < 20 ? 1 : times < 100 ? 5 : 10;
  return Math.floor(times / step) * step;
}

/** Positive where the middle rating moved in the wanted direction. */
const differenceOf = (earlier: readonly number[], later: readonly number[], wanted: Wanted): number =>
  wanted === "lower" ? median(earlier) - median(later) : median(later) - median(earlier);

/** The five sentences of domain.md 5, from the interval around NAP and the difference of the medians. */
export function saying(interval: Interval, difference: number, points: number): SpokenKind {
  if (interval.lower > 0.5) return difference >= points ? "meets" : "a_little";
  if (interval.upper < 0.5) return -difference >= points ? "meets_back" : "a_little_back";
  return "within_usual";
}

/** Verdict rule V of domain.md 4: the interval lies above 0.5, and the medians differ by the points that matter. */
export const ruleHolds = (earlier: readonly number[], later: readonly number[], wanted: Wanted, points: number) => {
  const difference = differenceOf(earlier, later, wanted);
  if (difference < points) return false;
  const interval = napInterval(nap(earlier, later, wanted), earlier.length, later.length);
  return saying(interval, difference, points) === "meets";
};

/** A first proposal to talk about: the last two weeks against the four that begin today. */
export const proposedTerms = (today: Day): VerdictTerms => ({
  rating: "tension",
  wanted: "lower",
  points: 2,
  fewest: fewestAllowed,
  baselineFrom: addDays(today, -14),
  baselineUntil: addDays(today, -1),
  secondFrom: today,
  lookOn: addDays(today, 28),
});

type Agreed = VerdictTerms & Pick<VerdictAgreement, "together"> & { accepted: unknown; withdrawn: unknown };

/** Agreed by both: said in the room, or the client said yes. */
export const isAgreed = ({ together, accepted }: Pick<Agreed, "together" | "accepted">): boolean =>
  together || accepted !== null;

/** Whether it can still be changed, agreed to or withdrawn: until the day of looking comes. */
export const isOpen = ({ withdrawn, lookOn }: Pick<Agreed, "withdrawn" | "lookOn">, today: Day): boolean =>
  withdrawn === null && today < lookOn;

/**
 * What is agreed today lies ahead: neither the day of looking nor the second phase may have come already, or ratings
 * that somebody has seen would choose the terms.
 */
export function lookAhead({ secondFrom, lookOn }: Pick<Agreed, "secondFrom" | "lookOn">, today: Day): Fault | null {
  if (lookOn <= today) return { path: "lookOn", refusal: "look_not_ahead" };
  return secondFrom < today ? { path: "secondFrom", refusal: "phase_already_begun" } : null;
}

/** On the day itself a rating may still come: it is missing only once that day has passed. */
function countsOf(told: Told, from: Day, to: Day, today: Day): PhaseCounts {
  const days = new Set(told.ratings.filter(({ day }) => from <= day && day <= to).map(({ day }) => day));
  const asked = told.asked.filter((day) => from <= day && day <= to && (day < today || days.has(day)));
  return { count: days.size, asked: asked.length, missing: asked.filter((day) => !days.has(day)).length };
}

const lacksTooMuch = ({ asked, missing }: PhaseCounts) => asked > 0 && missing / asked > mostMissing;

/**
 * What may be said of an agreement on a day: nothing before its date, and afterwards what was agreed beforehand. What
 * was told later counts by when it was done; ratings after the date never do.
 * Source: domain.md 4 and 5 of the order, and the papers named in lib/statistics.
 */
export function verdictOf(agreement: Agreed, told: Told, today: Day): Verdict {
  const { rating: _rating, wanted, points, fewest, baselineFrom, baselineUntil, secondFrom, lookOn } = agreement;
  if (agreement.withdrawn !== null) return { kind: "withdrawn" };
  if (today < lookOn) return { kind: "not_yet" };
  if (!isAgreed(agreement)) return { kind: "not_agreed" };
  const counts = {
    earlier: countsOf(told, baselineFrom, baselineUntil, today),
    later: countsOf(told, secondFrom, lookOn, today),
  };
  if (counts.earlier.count < fewest || counts.later.count < fewest) return { kind: "too_few", counts };
  if (lacksTooMuch(counts.earlier) || lacksTooMuch(counts.later)) return { kind: "too_much_missing", counts };
  const within = (from: Day, to: Day) => told.ratings.filter(({ day }) => from <= day && day <= to);
  const phases = [within(baselineFrom, baselineUntil), within(secondFrom, lookOn)] as const;
  const figures = figuresOf(phases[0], phases[1], { wanted, points, from: baselineFrom });
  return { kind: saying(figures.interval, figures.difference, points), counts, figures };
}

function figuresOf(
  before: readonly DayRating[],
  after: readonly DayRating[],
  { wanted, points, from }: { wanted: Wanted; points: number; from: Day },
): VerdictFigures {
  const [a, b] = [before.map(({ value }) => value), after.map(({ value }) => value)];
  const timed = (days: readonly DayRating[]) => days.map(({ day, value }) => ({ at: daysBetween(from, day), value }));
  const share = nap(a, b, wanted);
  const carried = carryOverCorrected([a, b]);
  return {
    earlier: { median: median(a), quartiles: quartiles(a) },
    later: { median: median(b), quartiles: quartiles(b) },
    difference: differenceOf(a, b, wanted),
    nap: share,
    interval: napInterval(share, a.length, b.length),
    error: napError(a, b, wanted),
    tau: tau(a, b, wanted),
    tauU: tauU(a, b, wanted),
    tauBc: tauBc(timed(before), timed(after), wanted),
    carryOver: carried,
    resembles: carried !== null && carried > resembling,
    falseAlarm: falseAlarmOf(points, a.length, b.length),
    days: [...before, ...after],
  };
}
