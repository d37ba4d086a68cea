import type { TodayItem } from "@/lib/today/schema";

/**
 * The clock of one exercise. It keeps moments and no ticks, so that a phone that slept, or a busy one, tells the right
 * time. All in milliseconds.
 */
export interface Clock {
  begun: boolean;
  /** What had passed when it last stood still. */
  passed: number;
  /** Since when it runs; null while it stands still. */
  since: number | null;
  /** It stands still because the page went away, not because somebody asked for a pause. */
  interrupted: boolean;
  /** When the client turned to the other side before the agreed time. */
  turnedAt: number | null;
  /** Breaths or repetitions that were counted. */
  count: number;
  /** Which step is shown while it runs. */
  line: number;
}

export const resting: Clock = {
  begun: false,
  passed: 0,
  since: null,
  interrupted: false,
  turnedAt: null,
  count: 0,
  line: 0,
};

export const elapsedOf = (clock: Clock, now: number): number =>
  clock.passed + (clock.since === null ? 0 : Math.max(0, now - clock.since));

export const goingOn = (clock: Clock, now: number): Clock => ({
  ...clock,
  begun: true,
  since: clock.since ?? now,
  interrupted: false,
});

export const paused = (clock: Clock, now: number, interrupted: boolean): Clock =>
  clock.since === null ? clock : { ...clock, passed: elapsedOf(clock, now), since: null, interrupted };

export interface Face {
  /** Which side lies down now; null where an exercise has no sides. */
  side: "first" | "second" | null;
  /** Time of this side, or of the whole. Always upwards: there is no target to fail. */
  shown: number;
  /** The agreed time of this side, or of the whole; null where there is none. */
  agreed: number | null;
  /** The agreed time has passed, on both sides where there are two. */
  reached: boolean;
  /** How many changes lie behind: each new one is worth a soft bell. */
  cues: number;
}

/** What the clock of this item says. */
export function faceOf(item: Pick<TodayItem, "dose" | "exercise">, clock: Clock, now: number): Face {
  const elapsed = elapsedOf(clock, now);
  const isTimed = item.dose.kind === "time" && item.dose.amount !== null;
  const agreed = isTimed ? (item.dose.amount as number) * 1000 : null;
  if (agreed === null) return { side: null, shown: elapsed, agreed, reached: false, cues: 0 };
  if (!item.exercise.dose.perSide) {
    const reached = elapsed >= agreed;
    return { side: null, shown: elapsed, agreed, reached, cues: reached ? 1 : 0 };
  }
  const turn = clock.turnedAt ?? agreed;
  if (elapsed < turn) return { side: "first", shown: elapsed, agreed, reached: false, cues: 0 };
  const reached = elapsed - turn >= agreed;
  return { side: "second", shown: elapsed - turn, agreed, reached, cues: reached ? 2 : 1 };
}

/** 75_000 → "1:15". */
export function clockWords(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
}
