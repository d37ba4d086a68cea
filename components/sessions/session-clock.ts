import type { TodayItem } from "@/lib/today/schema";
import { type Breath, breathAt } from "./session-breath";

/**
 * The clock of one exercise. It keeps moments and no ticks, so that a phone that slept, or a busy one, tells the right
 * time. All in milliseconds.
 */
export interface Clock {
  begun: boolean;
  /** What had passed when it last stood still. */
  passed: number;
  /** Since when it runs; null while it stands still. In the future while somebody gets ready: the bell comes then. */
  since: number | null;
  /** It stands still because the page went away, not because somebody asked for a pause. */
  interrupted: boolean;
  /** When the client turned to the other side before the agreed time. */
  turnedAt: number | null;
  /** Repetitions that were counted by hand, or breaths from before the rhythm changed. */
  count: number;
  /** The rhythm that is breathed with since `from`; null where everybody breathes as they like. */
  breath: (Breath & { from: number }) | null;
  /** Which line is shown, or spoken, while it runs. */
  line: number;
}

export const resting: Clock = {
  begun: false,
  passed: 0,
  since: null,
  interrupted: false,
  turnedAt: null,
  count: 0,
  breath: null,
  line: 0,
};

export const elapsedOf = (clock: Clock, now: number): number =>
  clock.passed + (clock.since === null ? 0 : Math.max(0, now - clock.since));

/** Whether anything of the exercise happened yet: not before the bell. */
export const hasPassed = (clock: Clock, now: number): boolean => elapsedOf(clock, now) > 0 || clock.count > 0;

/** Getting ready. Where the page went away nobody knows how far it came: there the client's own word counts. */
export const isBeforeBell = (clock: Clock, now: number): boolean =>
  clock.begun && !clock.interrupted && !hasPassed(clock, now);

/** `ready`: how long somebody takes to lie down before it counts. */
export const goingOn = (clock: Clock, now: number, ready = 0): Clock => ({
  ...clock,
  begun: true,
  since: clock.since ?? now + ready,
  interrupted: false,
});

export const paused = (clock: Clock, now: number, interrupted: boolean): Clock =>
  clock.since === null ? clock : { ...clock, passed: elapsedOf(clock, now), since: null, interrupted };

/** Breathes on in another rhythm: whole breaths stay counted, a broken one begins anew. */
export const inRhythm = (clock: Clock, breath: Breath | null, now: number): Clock => ({
  ...clock,
  count: countOf(clock, now),
  breath: breath && { ...breath, from: elapsedOf(clock, now) },
});

/** Breaths or repetitions so far. */
export const countOf = (clock: Clock, now: number): number =>
  clock.count + (clock.breath ? breathAt(clock.breath, elapsedOf(clock, now) - clock.breath.from).count : 0);

/** Where an exercise is. Each change of it is worth a soft bell. */
export type Stage = "ready" | "first" | "second" | "running" | "reached";

export interface Face {
  stage: Stage;
  /** Which side lies down now; null where an exercise has no sides. */
  side: "first" | "second" | null;
  /** Time of this side, or of the whole. Always upwards: there is no target to fail. */
  shown: number;
  /** The agreed time of this side, or of the whole; null where there is none. */
  agreed: number | null;
  /** Seconds until the bell, while somebody gets ready; 0 otherwise. */
  readyIn: number;
  count: number;
  /** It was the time for trembling in this session that ran out (domain.md G8), not that of the exercise. */
  limited: boolean;
}

/**
 * What the clock of this item says.
 * `limit`: what is left of the time for trembling that was agreed for a session; null where there is no such limit.
 */
export function faceOf(
  item: Pick<TodayItem, "dose" | "exercise">,
  clock: Clock,
  now: number,
  limit: number | null = null,
): Face {
  const elapsed = elapsedOf(clock, now);
  const { kind, amount } = item.dose;
  const dose = kind === "time" && amount !== null ? amount * 1000 : null;
  const isShorter = limit !== null && (dose === null || limit < dose);
  const agreed = isShorter ? limit : dose;
  const count = countOf(clock, now);
  const readyIn = clock.since === null ? 0 : Math.max(0, Math.ceil((clock.since - now) / 1000));
  const face = { side: null, shown: elapsed, agreed, readyIn, count, limited: false };
  if (readyIn > 0) return { ...face, side: item.exercise.dose.perSide ? "first" : null, stage: "ready" };
  if (kind !== "time" && amount !== null && count >= amount) return { ...face, stage: "reached" };
  if (agreed === null) return { ...face, stage: "running" };
  if (item.exercise.dose.perSide && !isShorter) {
    const turn = clock.turnedAt ?? agreed;
    if (elapsed < turn) return { ...face, side: "first", stage: "first" };
    const stage = elapsed - turn >= agreed ? "reached" : "second";
    return { ...face, side: "second", shown: elapsed - turn, stage };
  }
  if (elapsed < agreed) return { ...face, stage: "running" };
  return { ...face, stage: "reached", limited: limit !== null && elapsed >= limit };
}

export type Cue = "start" | "side" | "end";

/** What is heard when an exercise comes from one stage to the next; null where nothing is. */
export function cueBetween(before: Stage, after: Stage): Cue | null {
  if (before === after) return null;
  if (after === "reached") return "end";
  if (after === "second") return "side";
  return before === "ready" ? "start" : null;
}

/** 75_000 → "1:15". */
export function clockWords(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}`;
}
