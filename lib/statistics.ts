/**
 * Formulas for comparing an earlier phase (A, m ratings) with a later one (B, n ratings) of one person.
 * Pure, and ground under all words: whether something may be said of a figure is decided elsewhere (lib/verdicts).
 */
export type Wanted = "lower" | "higher";

export interface Interval {
  lower: number;
  upper: number;
}

/** A value with its place in time, in any unit that is the same for all. */
export interface Timed {
  at: number;
  value: number;
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const meanOf = (values: readonly number[]) => sumOf(values) / values.length;
const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

/** The value at a share of the way through sorted values, between two neighbours where it falls between them. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] as number;
  const high = sorted[Math.ceil(place)] as number;
  return low + (high - low) * (place - Math.floor(place));
}

/** NaN where there are no values. */
export const median = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : quantile(ascending(values), 0.5);

/** First and third quartile by definition 7 of Hyndman & Fan 1996 (what R and spreadsheets call inclusive). */
export function quartiles(values: readonly number[]): [number, number] {
  if (values.length === 0) return [Number.NaN, Number.NaN];
  const sorted = ascending(values);
  return [quantile(sorted, 0.25), quantile(sorted, 0.75)];
}

// Taking off a slope leaves crumbs of binary fractions, which must not break a tie.
const crumb = 1e-9;

/** 1 where the step from one value to the next goes in the wanted direction, -1 against it, 0 where it stays. */
function stepOf(from: number, to: number, wanted: Wanted): -1 | 0 | 1 {
  const step = wanted === "lower" ? from - to : to - from;
  if (Math.abs(step) < crumb) return 0;
  return step > 0 ? 1 : -1;
}

/** q_ij of the pair (a_i, b_j): 1 where b is on the wanted side, a half where they are equal, else 0. */
const pairScores = (a: readonly number[], b: readonly number[], wanted: Wanted): number[][] =>
  a.map((from) => b.map((to) => (stepOf(from, to, wanted) + 1) / 2));

/**
 * Nonoverlap of all pairs: the share of pairs in which the later rating lies on the wanted side; 0.5 is no difference.
 * NaN where a phase is empty.
 * Source: Parker & Vannest 2009, as in github.com/jepusto/SingleCaseES, NAP.md.
 */
export const nap = (a: readonly number[], b: readonly number[], wanted: Wanted): number =>
  sumOf(pairScores(a, b, wanted).map(sumOf)) / (a.length * b.length);

/**
 * The standard error of NAP (unbiased variance), or null where a phase has fewer than two ratings.
 * Source: Sen 1967 and Mee 1990, as in github.com/jepusto/SingleCaseES, NAP.md.
 */
export function napError(a: readonly number[], b: readonly number[], wanted: Wanted): number | null {
  const [m, n] = [a.length, b.length];
  if (m < 2 || n < 2) return null;
  const scores = pairScores(a, b, wanted);
  const squares = (sums: readonly number[]) => sumOf(sums.map((sum) => sum ** 2));
  const q1 = squares(scores.map(sumOf)) / (m * n ** 2);
  const q2 = squares(b.map((_, j) => sumOf(scores.map((row) => row[j] as number)))) / (m ** 2 * n);
  const q3 = sumOf(scores.map(squares)) / (m * n);
  const share = nap(a, b, wanted);
  const variance = (share - (m + n - 1) * share ** 2 + n * q1 + m * q2 - 2 * q3) / ((m - 1) * (n - 1));
  return Math.sqrt(Math.max(0, variance));
}

/** The normal quantile of a two-sided 95 % interval. */
const z95 = 1.959963984540054;

/** Halves a stretch until it can't be halved any more; `isLeft` holds at its left end and not at its right. */
function bisect(left: number, right: number, isLeft: (at: number) => boolean): number {
  let [low, high] = [left, right];
  for (let turn = 0; turn < 60; turn += 1) {
    const middle = (low + high) / 2;
    if (isLeft(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The 95 % interval around a NAP of m and n ratings: the two roots θ of
 * (NAP−θ)² = z²·h·θ(1−θ)/(m·n)·[1/h + (1−θ)/(2−θ) + θ/(1+θ)] with h = (m+n)/2 − 1. Takes the ratings as independent.
 * Source: Newcombe 2006, method 5, as in github.com/jepusto/SingleCaseES, NAP.md.
 */
export function napInterval(share: number, m: number, n: number): Interval {
  const h = (m + n) / 2 - 1;
  const isOutside = (at: number) => {
    const spread = (z95 ** 2 * at * (1 - at)) / (m * n);
    return (share - at) ** 2 > spread * (1 + (h * (1 - at)) / (2 - at) + (h * at) / (1 + at));
  };
  return {
    lower: share <= 0 ? 0 : bisect(0, share, isOutside),
    upper: share >= 1 ? 1 : bisect(share, 1, (at) => !isOutside(at)),
  };
}

/** From −1 to 1, with 0 for no difference: NAP said otherwise. Source: github.com/jepusto/SingleCaseES, NAP.md. */
export const tau = (a: readonly number[], b: readonly number[], wanted: Wanted): number => 2 * nap(a, b, wanted) - 1;

/**
 * Tau with the trend of the earlier phase taken off. Its range depends on m and n and no sampling distribution is known:
 * never print an interval for it.
 * Source: Parker, Vannest, Davis & Sauber 2011, as in rdrr.io, SingleCaseES, Tau-U.md.
 */
export function tauU(a: readonly number[], b: readonly number[], wanted: Wanted): number {
  const between = sumOf(a.flatMap((from) => b.map((to) => stepOf(from, to, wanted))));
  const within = sumOf(a.flatMap((from, i) => a.slice(i + 1).map((to) => stepOf(from, to, wanted))));
  return (between - within) / (a.length * b.length);
}

/**
 * The median of the slopes of all pairs; 0 where there is no pair at two different times.
 * Source: Theil 1950 and Sen 1968, as in github.com/jepusto/SingleCaseES, Tau-BC.md.
 */
export function theilSen(points: readonly Timed[]): number {
  const slopes = points.flatMap((from, i) =>
    points.slice(i + 1).flatMap((to) => (to.at === from.at ? [] : [(to.value - from.value) / (to.at - from.at)])),
  );
  return slopes.length === 0 ? 0 : median(slopes);
}

/**
 * Tau after the slope of the earlier phase is taken off everything: to be preferred where the start already moved.
 * Source: Tarlow 2017, as in github.com/jepusto/SingleCaseES, Tau-BC.md.
 */
export function tauBc(a: readonly Timed[], b: readonly Timed[], wanted: Wanted): { slope: number; tau: number } {
  const slope = theilSen(a);
  const flat = (points: readonly Timed[]) => points.map(({ at, value }) => value - slope * at);
  return { slope, tau: tau(flat(a), flat(b), wanted) };
}

export interface Wobble {
  mean: number;
  /** The average step from one value to the next, without the steps that are far larger than the others. */
  meanRange: number;
  limits: Interval;
  /** Where the outer third before each limit begins. */
  near: Interval;
}

/**
 * The usual wobble of a series (XmR chart): mean ± 2.66 · average moving range, clipped to the scale; null below two
 * values. Moving ranges of 3.267 times their mean and more are left out first. Not for series with a trend.
 * Source: github.com/nhs-r-community/NHSRplotthedots, ptd_spc_standard.R and ptd_calculate_point_type.R.
 */
export function xmr(values: readonly number[], scale: Interval = { lower: 0, upper: 10 }): Wobble | null {
  if (values.length < 2) return null;
  const ranges = values.slice(1).map((value, i) => Math.abs(value - (values[i] as number)));
  const most = 3.267 * meanOf(ranges);
  const kept = ranges.filter((range) => range < most);
  const meanRange = kept.length === 0 ? 0 : meanOf(kept);
  const mean = meanOf(values);
  const around = (reach: number): Interval => ({
    lower: Math.max(scale.lower, mean - reach),
    upper: Math.min(scale.upper, mean + reach),
  });
  return { mean, meanRange, limits: around(2.66 * meanRange), near: around((2 / 3) * 2.66 * meanRange) };
}

export interface ReliableChange {
  sem: number;
  errorOfDifference: number;
  /** A change has to be larger than this to be more than measuring error in 95 of 100 cases. */
  threshold: number;
}

/**
 * What a questionnaire's own error allows to call a change, from its standard deviation and reliability: the variant of
 * Jacobson & Truax 1991 (SEM = SD·√(1−r), S_diff = √2·SEM). The √2 was missing in their first paper of 1984.
 * Source: psyctc.org/stats/rcsc1.htm; other variants in Maassen 2004 and Blampied 2022.
 */
export function reliableChange(deviation: number, reliability: number): ReliableChange {
  const sem = deviation * Math.sqrt(1 - reliability);
  const errorOfDifference = Math.SQRT2 * sem;
  return { sem, errorOfDifference, threshold: 1.96 * errorOfDifference };
}

/** RC of two scores; the change is reliable where it lies beyond ±1.96. Same variant and source as `reliableChange`. */
export const reliableChangeIndex = (from: number, to: number, deviation: number, reliability: number): number =>
  (to - from) / reliableChange(deviation, reliability).errorOfDifference;

/**
 * How much a rating resembles the one before it (lag-1 autocorrelation), within each series around that series' own
 * mean, so that a step between two series is not taken for resemblance; null where nothing varies.
 * Short series make it come out too low: see `carryOverCorrected`.
 */
export function carryOver(series: readonly (readonly number[])[]): number | null {
  const deviations = series.map((values) => values.map((value) => value - meanOf(values)));
  const spread = sumOf(deviations.flat().map((value) => value ** 2));
  const products = deviations.flatMap((values) => values.slice(1).map((value, i) => value * (values[i] as number)));
  return spread < crumb ? null : sumOf(products) / spread;
}

/**
 * Lag-1 carry-over with its bias in short series taken off: each series' mean costs (1 + 4ρ)/n, so that ratings
 * which carry over by 0.6 would, five and five, mostly seem to carry nothing. Below about eight ratings a series the correction
 * itself would run away, and stops growing. From −1 to 1. Source: Kendall 1954, Biometrika 41:403–404.
 */
export function carryOverCorrected(series: readonly (readonly number[])[]): number | null {
  const found = carryOver(series);
  if (found === null) return null;
  const bias = series.length / sumOf(series.map((values) => values.length));
  return Math.max(-1, Math.min(1, (found + bias) / Math.max(0.5, 1 - 4 * bias)));
}
