/**
 * A rhythm to breathe with, in milliseconds. The breath out is always the longer one: that is what calms
 * (exercises.md 2). Null stands for one's own rhythm, which nobody counts.
 */
export interface Breath {
  in: number;
  out: number;
}

export const breathPaces = ["calm", "slower", "quicker", "own"] as const;
export type BreathPace = (typeof breathPaces)[number];

const rhythms: Record<BreathPace, Breath | null> = {
  calm: { in: 4000, out: 6000 },
  slower: { in: 5000, out: 8000 },
  quicker: { in: 3000, out: 4500 },
  own: null,
};

export const breathOf = (pace: BreathPace): Breath | null => rhythms[pace];

export interface BreathMoment {
  /** Whole breaths that lie behind. */
  count: number;
  phase: "in" | "out";
  /** How far this phase is, from 0 to 1. */
  far: number;
}

/** Where somebody is who breathes along, `elapsed` milliseconds after the first breath in began. */
export function breathAt(breath: Breath, elapsed: number): BreathMoment {
  const cycle = breath.in + breath.out;
  const within = elapsed % cycle;
  const count = Math.floor(elapsed / cycle);
  return within < breath.in
    ? { count, phase: "in", far: within / breath.in }
    : { count, phase: "out", far: (within - breath.in) / breath.out };
}
