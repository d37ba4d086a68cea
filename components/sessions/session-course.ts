import { currentWording } from "@/lib/ratings/rules";
import type { Rating } from "@/lib/ratings/schema";
import type { Choice, Here, StopReason, StopSign } from "@/lib/safety/schema";
import type { Context, SessionEntry, SessionLog, StopTold } from "@/lib/sessions/schema";
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
  | "withoutGround"
  | "tensionAgain"
  | "safetyAgain"
  | "stayedShut"
  | "stopped"
  | "rest"
  | "whyStopped"
  | "signs"
  | "tensionAfter"
  | "safetyAfter"
  | "note"
  | "thanks"
  | "notToday";

export const questions = [
  "tensionBefore",
  "safetyBefore",
  "tensionAgain",
  "safetyAgain",
  "tensionAfter",
  "safetyAfter",
] as const;
export type Question = (typeof questions)[number];

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
  /** Where tension is felt, before and after. */
  areas: Record<"before" | "after", string[]>;
  choice: Choice | null;
  here: Here | null;
  /** Relaxing comes first, and then the gate is asked once more (domain.md G6): on the way there, or asked already. */
  again: "onTheWay" | "asked" | null;
  stop: StopTold | null;
  queue: string[];
  at: number;
  clock: Clock;
  entries: SessionEntry[];
  note: string;
  context: Context;
  privateLine: string;
  /** Ended before the second pair of questions: they were never asked. */
  endedEarly: boolean;
}

export type Act =
  | { kind: "rate"; question: Question; value: Rating }
  | { kind: "areas"; when: "before" | "after"; areas: string[] }
  | { kind: "next" | "back" | "stop" | "roundedOff" | "leftOff" | "rested" | "endHere" }
  | { kind: "choose"; choice: Choice | "notToday" }
  | { kind: "here"; here: Here }
  | { kind: "why"; why: StopReason | null }
  /** `relaxOn`: who felt too little may go on with what relaxes. */
  | { kind: "signs"; signs: StopSign[]; relaxOn?: boolean }
  /** `startNow`: whoever is ready does not wait for the bell. */
  | {
      kind:
        | "cautionRead"
        | "startNow"
        | "relaxInstead"
        | "enoughToday"
        | "pause"
        | "away"
        | "seen"
        | "turn"
        | "count"
        | "onlyRelax";
    }
  /** `ready`: milliseconds until the bell; of use only where an exercise begins, not where it goes on. */
  | { kind: "begin"; ready?: number; breath?: Breath | null }
  | { kind: "rhythm"; breath: Breath | null }
  | { kind: "line"; line: number }
  | { kind: "finish"; outcome: "done" | "partial" | "skipped" }
  | { kind: "note"; note: string }
  | { kind: "context"; context: Context }
  | { kind: "privateLine"; privateLine: string };

const unrated = Object.fromEntries(questions.map((question) => [question, null])) as Record<Question, Rating>;

export const newCourse = (id: string, today: Today, timeZone: string, now: number): Course => ({
  id,
  today,
  timeZone,
  startedAt: now,
  endedAt: null,
  seenAt: now,
  step: "tensionBefore",
  ratings: unrated,
  areas: { before: [], after: [] },
  choice: null,
  here: null,
  again: null,
  stop: null,
  queue: [],
  at: 0,
  clock: resting,
  entries: [],
  note: "",
  context: { place: null, company: null, event: null },
  privateLine: "",
  endedEarly: false,
});

export function currentItem(course: Course): TodayItem | null {
  const id = course.queue[course.at];
  return course.today.items.find((item) => item.id === id) ?? null;
}

/**
 * A course that was found again: a clock that ran when the page went away stands where it was last seen. What an earlier
 * release did not keep is as it is at a beginning.
 */
export function resumed(kept: Course): Course {
  const course = { ...newCourse(kept.id, kept.today, kept.timeZone, kept.startedAt), ...kept };
  const clock = { ...resting, ...course.clock };
  return {
    ...course,
    ratings: { ...unrated, ...course.ratings },
    clock: paused(clock, Math.max(course.seenAt, clock.since ?? 0), true),
  };
}

const iso = (at: number) => new Date(at).toISOString();

/** Nothing was begun, and no question answered: a page that was opened is no session (product.md, principle 2). */
function isUntold({ ratings, areas, here, stop, context, entries, note, privateLine }: Course): boolean {
  const answers = [...Object.values(ratings), ...Object.values(context), here, stop];
  return (
    answers.every((answer) => answer === null) &&
    entries.every(({ outcome }) => outcome === "skipped") &&
    [...areas.before, ...areas.after, note.trim(), privateLine.trim()].every((text) => text === "")
  );
}

/** What is sent, or null where nothing is. Nothing is made up on the way: the same course always tells the same. */
export function logOf(course: Course): SessionLog | null {
  const { program, safety } = course.today;
  if (!program || course.endedAt === null || isUntold(course)) return null;
  const { ratings, here, stop, choice, context } = course;
  const privateLine = course.privateLine.trim();
  const moment = (when: "Before" | "Again" | "After", areas: string[]) => ({
    tension: ratings[`tension${when}`],
    safety: ratings[`safety${when}`],
    areas,
  });
  const token = choice === "relax-and-release" ? safety.statement?.token : undefined;
  return {
    programId: program.id,
    programVersion: program.version,
    startedAt: iso(course.startedAt),
    // A clock that was set back on the way must not make a session end before it began.
    endedAt: iso(Math.max(course.startedAt, course.endedAt)),
    timeZone: course.timeZone,
    choice: choice ?? "relax-only",
    before: moment("Before", course.areas.before),
    after: course.endedEarly ? null : moment("After", course.areas.after),
    entries: course.entries,
    note: course.note.trim() || null,
    wording: currentWording,
    ...(here && { here }),
    ...(course.again === "asked" && { rerated: moment("Again", []) }),
    ...(stop && { stop }),
    ...(Object.values(context).some((one) => one !== null) && { context }),
    ...(privateLine && { privateLine }),
    ...(token && { statement: token }),
  };
}
