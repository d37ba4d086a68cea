// What a soak is judged by, apart from how it is done.

/** What the served process and its database held at one moment. */
export interface Sample {
  /** Seconds since the load began. */
  at: number;
  /** MiB that the process holds of the machine's memory, and of its own heap, each after a collection. */
  rss: number;
  heap: number;
  /** Open files and lines of the process; NaN where nobody tells. */
  files: number;
  /** Connections of the product that the database counts. */
  connections: number;
}

export interface Soaked {
  /** MiB in ten minutes, by the straight line that lies closest to all samples after the warming up. */
  rssSlope: number;
  heapSlope: number;
  /** By which part the heap of the last fifth lies above or below that of the first. */
  heapChange: number;
  /** Fewest and most. */
  files: [number, number];
  connections: [number, number];
}

/** Change in a unit of `x`, by least squares; NaN of fewer than two points. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const spread = points.reduce((sum, [x]) => sum + (x - middleX) ** 2, 0);
  return points.reduce((sum, [x, y]) => sum + (x - middleX) * (y - middleY), 0) / spread;
}

const tenMinutes = 600;

export function judgeSoak(samples: readonly Sample[]): Soaked {
  const perTen = (of: (sample: Sample) => number) => slopeOf(samples.map((one) => [one.at / tenMinutes, of(one)]));
  const span = (of: (sample: Sample) => number): [number, number] => {
    const all = samples.map(of);
    return [Math.min(...all), Math.max(...all)];
  };
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  const mean = (some: readonly Sample[]) => some.reduce((sum, { heap }) => sum + heap, 0) / some.length;
  const first = mean(samples.slice(0, fifth));
  return {
    rssSlope: perTen(({ rss }) => rss),
    heapSlope: perTen(({ heap }) => heap),
    heapChange: (mean(samples.slice(-fifth)) - first) / first,
    files: span(({ files }) => files),
    connections: span(({ connections }) => connections),
  };
}

/**
 * What is over the promise; nothing where all of it holds. Files and connections come and go with who asks: they are
 * constant when they stay within so many of each other.
 */
export function overPromise(soaked: Soaked, asked: { lanes: number }): string[] {
  const { rssSlope, heapChange, files, connections } = soaked;
  const found: string[] = [];
  if (!(rssSlope < 1)) found.push(`memory grows by ${rssSlope.toFixed(2)} MiB in ten minutes; promised is less than 1`);
  if (!(Math.abs(heapChange) <= 0.05))
    found.push(`the heap changed by ${(heapChange * 100).toFixed(1)} %; promised is 5`);
  if (files[1] - files[0] > asked.lanes) found.push(`open files went from ${files[0]} to ${files[1]}`);
  if (connections[1] - connections[0] > 3) found.push(`connections went from ${connections[0]} to ${connections[1]}`);
  return found;
}
