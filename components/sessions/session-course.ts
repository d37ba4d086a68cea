import type { Rating } from "@/lib/ratings/schema";
import type { Here } from "@/lib/safety/rules";
import type { Choice } from "@/lib/safety/schema";
import type { SessionEntry, SessionLog } from "@/lib/sessions/schema";
import type { Today, TodayItem } from "@/lib/today/schema";
import type { Breath } from "./session-breath";
import { type Clock, paused, resting } from "./session-clock";

/** One thing per screen: the names of the screens, in the order in which a whole session meets them. */
export type Step =
  | "tensionBefore"
  | "safetyBefore"
  | "choice"
  | "presence"
  | "notHere"
  | "caution"
  | "exercise"
  | "stopped"
  | "tensionAfter"
  | "safetyAfter"
  | "note"
  | "thanks"
  | "notToday";

export type Question = "tensionBefore" | "safetyBefore" | "tensionAfter" | "safetyAfter";

/** A session on its way: everything that a reload must not lose, and nothing that only a screen knows. */
export interface Course {
  /** The id under which it will be logged: made once, so that sending twice is one row. */
  id: string;
  today: Today;
  timeZone: string;
  startedAt: number;
  endedAt: number | null;
  /** When the page was last known to be open: what the clock is set back to after a tab that was closed. */
  seenAt: number;
  step: Step;
  ratings: Record<Question, Rating>;
  choice: Choice | null;
  here: Here | null;
  queue: string[];
  at: number;
  clock: Clock;
  entries: SessionEntry[];
  note: string;
  /** Ended before the second pair of questions: they were never asked. */
  endedEarly: boolean;
}

export type Act =
  | { kind: "rate"; question: Question; value: Rating }
  | { kind: "next" | "back" | "stop" | "roundedOff" | "leftOff" | "endHere" }
  | { kind: "choose"; choice: Choice | "notToday" }
  | { kind: "here"; here: Here }
  | { kind: "cautionRead" | "pause" | "away" | "seen" | "turn" | "count" | "onlyRelax" }
  /** `ready`: milliseconds until the bell; of use only where an exercise begins, not where it goes on. */
  | { kind: "begin"; ready?: number; breath?: Breath | null }
  | { kind: "rhythm"; breath: Breath | null }
  | { kind: "line"; line: number }
  | { kind: "finish"; outcome: "done" | "partial" | "skipped" }
  | { kind: "note"; note: string };

export const newCourse = (id: string, today: Today, timeZone: string, now: number): Course => ({
  id,
  today,
  timeZone,
  startedAt: now,
  endedAt: null,
  seenAt: now,
  step: "tensionBefore",
  ratings: { tensionBefore: null, safetyBefore: null, tensionAfter: null, safetyAfter: null },
  choice: null,
  here: null,
  queue: [],
  at: 0,
  clock: resting,
  entries: [],
  note: "",
  endedEarly: false,
});

export function currentItem(course: Course): TodayItem | null {
  const id = course.queue[course.at];
  return course.today.items.find((item) => item.id === id) ?? null;
}

/** A course that was found again: a clock that ran when the page went away stands where it was last seen. */
export const resumed = (course: Course): Course => ({
  ...course,
  clock: paused(course.clock, Math.max(course.seenAt, course.clock.since ?? 0), true),
});

const iso = (at: number) => new Date(at).toISOString();

/** What is sent. Nothing is made up on the way: the same course always tells the same. */
export function logOf(course: Course): SessionLog | null {
  const { program } = course.today;
  if (!program || course.endedAt === null) return null;
  const { tensionBefore, safetyBefore, tensionAfter, safetyAfter } = course.ratings;
  return {
    programId: program.id,
    programVersion: program.version,
    startedAt: iso(course.startedAt),
    // A clock that was set back on the way must not make a session end before it began.
    endedAt: iso(Math.max(course.startedAt, course.endedAt)),
    timeZone: course.timeZone,
    choice: course.choice ?? "relax-only",
    before: { tension: tensionBefore, safety: safetyBefore, areas: [] },
    after: course.endedEarly ? null : { tension: tensionAfter, safety: safetyAfter, areas: [] },
    entries: course.entries,
    note: course.note.trim() || null,
  };
}
