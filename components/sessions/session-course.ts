import type { Rating } from "@/lib/ratings/schema";
import type { Here } from "@/lib/safety/rules";
import type { Choice } from "@/lib/safety/schema";
import type { SessionEntry, SessionLog } from "@/lib/sessions/schema";
import type { Today, TodayItem } from "@/lib/today/schema";
import { gateOf, isChained, itemsFor, roundingOff } from "./session-choices";
import { type Clock, elapsedOf, goingOn, paused, resting } from "./session-clock";

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
  | { kind: "cautionRead" | "begin" | "pause" | "away" | "seen" | "turn" | "count" }
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

const nextStep: Partial<Record<Step, Step>> = {
  tensionBefore: "safetyBefore",
  safetyBefore: "choice",
  tensionAfter: "safetyAfter",
  safetyAfter: "note",
  note: "thanks",
};

// Back never undoes an exercise: what was done was done.
const stepBefore: Partial<Record<Step, Step>> = {
  safetyBefore: "tensionBefore",
  choice: "safetyBefore",
  presence: "choice",
  notHere: "presence",
  safetyAfter: "tensionAfter",
  note: "safetyAfter",
  notToday: "choice",
};

/** What comes after an act. Pure: `now` is the moment of the act in milliseconds. */
export function courseAfter(course: Course, act: Act, now: number): Course {
  const { clock } = course;
  const withClock = (changed: Partial<Clock>): Course => ({ ...course, clock: { ...clock, ...changed } });
  switch (act.kind) {
    case "rate":
      return { ...course, ratings: { ...course.ratings, [act.question]: act.value } };
    case "next": {
      const step = nextStep[course.step] ?? course.step;
      return { ...course, step, endedAt: step === "note" ? (course.endedAt ?? now) : course.endedAt };
    }
    case "back":
      return { ...course, step: stepBefore[course.step] ?? course.step };
    case "choose":
      return chosen(course, act.choice);
    case "here":
      return answered(course, act.here);
    case "cautionRead":
      return course.step === "caution" ? { ...course, step: "exercise" } : course;
    case "begin":
      return { ...course, clock: goingOn(clock, now) };
    case "pause":
      return { ...course, clock: paused(clock, now, false) };
    case "away":
      return { ...course, seenAt: now, clock: paused(clock, now, true) };
    case "seen":
      return { ...course, seenAt: now };
    case "turn":
      return withClock({ turnedAt: clock.turnedAt ?? elapsedOf(clock, now) });
    case "count":
      return { ...course, clock: { ...goingOn(clock, now), count: clock.count + 1 } };
    case "line":
      return withClock({ line: act.line });
    case "finish":
      return finished(course, act.outcome, now);
    case "stop":
      return stopped(course, now);
    case "roundedOff":
    case "leftOff":
      return roundedOff(course, act.kind === "roundedOff" ? "done" : "skipped", now);
    case "endHere":
      return { ...course, step: "thanks", clock: resting, endedAt: now, endedEarly: true };
    case "note":
      return { ...course, note: act.note };
  }
}

function chosen(course: Course, choice: Choice | "notToday"): Course {
  if (choice === "notToday") return { ...course, step: "notToday" };
  // Whoever chooses release is asked one more thing; who may not is never let in by a button that stayed behind.
  if (choice === "relax-and-release")
    return gateOf(course, "yes") === "open" ? { ...course, step: "presence" } : course;
  return withQueue({ ...course, choice: "relax-only" });
}

function answered(course: Course, here: Here): Course {
  const told = { ...course, here };
  if (gateOf(told, here) !== "open") return { ...told, step: "notHere" };
  return withQueue({ ...told, choice: "relax-and-release" });
}

function withQueue(course: Course): Course {
  const queue = itemsFor(course.today, course.choice ?? "relax-only").map((item) => item.id);
  return queue.length === 0 ? course : atItem({ ...course, queue, entries: [] }, 0);
}

/** At an item, or past the last one. A release exercise shows its caution before anything of it can begin. */
function atItem(course: Course, at: number): Course {
  const here = { ...course, at, clock: resting };
  const item = currentItem(here);
  if (!item) return { ...here, step: "tensionAfter" };
  return { ...here, step: item.exercise.group === "release" && item.exercise.caution ? "caution" : "exercise" };
}

/** Without grounding nothing is built up or let go (exercises.md): what hangs on it is passed over as well. */
function finished(course: Course, outcome: "done" | "partial" | "skipped", now: number): Course {
  const told = withEntry(course, outcome, now);
  if (outcome !== "skipped" || currentItem(course)?.exercise.phase !== "ground") return toNext(told);
  const rest = course.queue.slice(course.at + 1).map((id) => course.today.items.find((item) => item.id === id));
  const ends = rest.findIndex((item) => item?.exercise.group !== "release");
  const passedOver = rest.slice(0, ends === -1 ? rest.length : ends).flatMap((item) => item ?? []);
  const entries = passedOver.map((item) => entryOf(item, "skipped", resting, now));
  return atItem({ ...told, entries: [...told.entries, ...entries] }, course.at + 1 + passedOver.length);
}

const toNext = (course: Course): Course => atItem(course, course.at + 1);

const secondsOf = (clock: Clock, now: number): number | null =>
  clock.begun ? Math.min(86_400, Math.round(elapsedOf(clock, now) / 1000)) : null;

function entryOf(item: TodayItem, outcome: SessionEntry["outcome"], clock: Clock, now: number): SessionEntry {
  const repetitions = clock.count > 0 ? clock.count : null;
  return { programItemId: item.id, outcome, seconds: secondsOf(clock, now), repetitions };
}

function withEntry(course: Course, outcome: SessionEntry["outcome"], now: number): Course {
  const item = currentItem(course);
  return item ? { ...course, entries: [...course.entries, entryOf(item, outcome, course.clock, now)] } : course;
}

function stopped(course: Course, now: number): Course {
  if (course.step !== "caution" && course.step !== "exercise") return course;
  // Of an exercise whose caution was still being read, nothing was done.
  const told = withEntry(course, course.step === "caution" ? "skipped" : "stopped", now);
  const rounding = isChained(told) && roundingOff(told) !== null;
  return { ...told, step: "stopped", clock: rounding ? goingOn(resting, now) : resting };
}

function roundedOff(course: Course, outcome: "done" | "skipped", now: number): Course {
  if (course.step !== "stopped") return course;
  const item = isChained(course) ? roundingOff(course) : null;
  const clock = outcome === "done" ? course.clock : resting;
  const entries = item ? [...course.entries, entryOf(item, outcome, clock, now)] : course.entries;
  return { ...course, entries, clock: resting, step: "tensionAfter" };
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
