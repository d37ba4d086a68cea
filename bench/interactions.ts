/** What a browser tells of an event that took 16 ms or more until the next paint. */
export interface TimedEvent {
  /** Of the tap or key that it belongs to; 0 for an event that belongs to none. */
  interaction: number;
  duration: number;
}

/** The longest event of each interaction, as web.dev counts it; what the browser does not tell of took less, here 0. */
export function interactionTimes(events: readonly TimedEvent[], taps: number): number[] {
  const longest = new Map<number, number>();
  for (const { interaction, duration } of events)
    if (interaction > 0) longest.set(interaction, Math.max(duration, longest.get(interaction) ?? 0));
  const quick = Math.max(0, taps - longest.size);
  return [...longest.values(), ...Array<number>(quick).fill(0)].sort((a, b) => a - b);
}

/** The smallest of the values that so great a part of them does not exceed. */
export const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
