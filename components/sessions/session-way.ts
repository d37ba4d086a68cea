import type { Choice } from "@/lib/safety/schema";
import type { SessionEntry } from "@/lib/sessions/schema";
import type { TodayItem } from "@/lib/today/schema";
import { isChained, itemOf, itemsFor, offerOf, roundingOff } from "./session-choices";
import { type Clock, countOf, elapsedOf, goingOn, hasPassed, isBeforeBell, resting } from "./session-clock";
import { type Course, currentItem } from "./session-course";

/** The exercises of what was chosen, from the first one that was not done yet. */
export function withQueue(course: Course, choice: Choice): Course {
  const before = course.queue.slice(0, course.at);
  const coming = itemsFor(course.today, choice, offerOf(course).contact).map((item) => item.id);
  // Who relaxed first has done so: it is not asked twice.
  const queue = [...before, ...coming.filter((id) => !before.includes(id))];
  return queue.length === 0 ? course : atItem({ ...course, queue }, before.length);
}

/** At an item, or past the last one. A release exercise shows its caution before anything of it can begin. */
export function atItem(course: Course, at: number): Course {
  const here = { ...course, at, clock: resting };
  const item = currentItem(here);
  if (!item) return pastLast(here);
  return { ...here, step: item.exercise.group === "release" && item.exercise.caution ? "caution" : "exercise" };
}

/** After relaxing first the gate is asked once more, if one relaxing exercise was completed (domain.md G6). */
function pastLast(course: Course): Course {
  if (course.again !== "onTheWay") return { ...course, step: "tensionAfter" };
  const relaxed = course.entries.some(({ outcome }) => outcome === "done");
  return relaxed
    ? { ...course, step: "tensionAgain" }
    : { ...course, step: "tensionAfter", choice: "relax-only", again: null };
}

/**
 * What ends before the bell was not done. Without grounding nothing is built up or let go (exercises.md): what hangs on
 * it is passed over as well, and that is said.
 */
export function finished(course: Course, outcome: "done" | "partial" | "skipped", now: number): Course {
  if (outcome !== "skipped" && isBeforeBell(course.clock, now))
    return finished({ ...course, clock: resting }, "skipped", now);
  const told = withEntry(course, outcome, now);
  if (outcome !== "skipped" || currentItem(course)?.exercise.phase !== "ground") return atItem(told, course.at + 1);
  const rest = ahead(course);
  const ends = rest.findIndex((item) => item.exercise.group !== "release");
  const passedOver = ends === -1 ? rest : rest.slice(0, ends);
  const passed = passingOver(told, passedOver, now);
  const at = course.at + 1 + passedOver.length;
  return passedOver.length === 0 ? atItem(passed, at) : { ...passed, at, clock: resting, step: "withoutGround" };
}

/** Back to the grounding that was passed over, with all that hung on it. */
export function backToGround(course: Course): Course {
  const isGround = (id: string) => itemOf(course, id)?.exercise.phase === "ground";
  const at = course.queue.slice(0, course.at).findLastIndex(isGround);
  if (at < 0) return course;
  return atItem({ ...course, entries: course.entries.slice(0, at - course.at) }, at);
}

/**
 * Less, from here on: what releases is passed over, and what relaxes comes. Where the legs were already at work the
 * rounding off stays (domain.md G9).
 */
export function onlyRelaxing(course: Course, now: number): Course {
  const item = currentItem(course);
  if (!item || course.clock.begun) return course;
  const coming = [item, ...ahead(course)];
  const keepsRounding = isChained(course);
  const isPassedOver = ({ exercise }: TodayItem) =>
    exercise.group === "release" && !(keepsRounding && exercise.phase === "integrate");
  const relaxing = restingInstead(course);
  const queue = [
    ...course.queue.slice(0, course.at),
    ...coming.filter((one) => !isPassedOver(one) && !relaxing.includes(one)).map((one) => one.id),
    ...relaxing.map((one) => one.id),
  ];
  const told = passingOver(course, coming.filter(isPassedOver), now);
  return atItem({ ...told, queue, choice: isChained(told) ? told.choice : "relax-only" }, course.at);
}

/** What relaxes and is still to come; where all of it was done, it may be done once more. */
export function restingInstead(course: Course): TodayItem[] {
  const coming = ahead(course).filter((item) => item.exercise.group === "relax");
  return coming.length > 0 ? coming : itemsFor(course.today, "relax-only");
}

/** After a stop that asked for something else: what relaxes, and no gate on the way. */
export function goingOnRelaxing(course: Course): Course {
  const coming = restingInstead(course).map((item) => item.id);
  if (coming.length === 0) return { ...course, step: "tensionAfter" };
  const done = course.queue.slice(0, course.at + 1);
  const choice = isChained(course) ? course.choice : "relax-only";
  return atItem({ ...course, queue: [...done, ...coming], choice, again: null }, done.length);
}

/** The exercise before, as long as nothing happened since it was left. */
export function lastEntry(course: Course): SessionEntry | null {
  const last = course.entries.at(-1);
  return last && !course.stop && !course.clock.begun && last.programItemId === course.queue[course.at - 1]
    ? last
    : null;
}

/** Back to the exercise before, as it was left: a tap too early takes nothing away. */
export function backToLast(course: Course): Course {
  const last = lastEntry(course);
  if (!last) return course;
  const passed = (last.seconds ?? 0) * 1000;
  const clock: Clock = { ...resting, begun: last.seconds !== null, passed, count: last.repetitions ?? 0 };
  return { ...course, step: "exercise", at: course.at - 1, clock, entries: course.entries.slice(0, -1) };
}

/** Back to an exercise that was stopped by a slip of the hand, as it stood. From release there is only the way to rest. */
export function backToStopped(course: Course): Course {
  const last = course.entries.at(-1);
  if (!last || isChained(course) || last.programItemId !== course.queue[course.at]) return course;
  const passed = (last.seconds ?? 0) * 1000;
  const clock: Clock = { ...resting, begun: last.seconds !== null, passed, count: last.repetitions ?? 0 };
  return { ...course, step: "exercise", clock, entries: course.entries.slice(0, -1) };
}

export function stopped(course: Course, now: number): Course {
  if (course.step !== "caution" && course.step !== "exercise") return course;
  // Of an exercise whose caution was still being read, or that was only got ready for, nothing was done.
  const told = hasPassed(course.clock, now)
    ? withEntry(course, "stopped", now)
    : withEntry({ ...course, clock: resting }, "skipped", now);
  const rounding = isChained(told) && roundingOff(told) !== null;
  return { ...told, step: "stopped", clock: rounding ? goingOn(resting, now) : resting };
}

export function roundedOff(course: Course, outcome: "done" | "skipped", now: number): Course {
  if (course.step !== "stopped") return course;
  const item = isChained(course) ? roundingOff(course) : null;
  const clock = outcome === "done" ? course.clock : resting;
  const entries = item ? [...course.entries, entryOf(item, outcome, clock, now)] : course.entries;
  // After release, who rounded off rests as long as they like (domain.md G10); who left it out is not kept.
  const rests = isChained(course) && outcome === "done";
  return { ...course, entries, clock: resting, step: rests ? "rest" : "whyStopped" };
}

const ahead = (course: Course): TodayItem[] =>
  course.queue.slice(course.at + 1).flatMap((id) => itemOf(course, id) ?? []);

const passingOver = (course: Course, items: TodayItem[], now: number): Course => ({
  ...course,
  entries: [...course.entries, ...items.map((item) => entryOf(item, "skipped", resting, now))],
});

function secondsOf(clock: Clock, now: number): number | null {
  const elapsed = elapsedOf(clock, now);
  return elapsed > 0 ? Math.max(1, Math.min(86_400, Math.round(elapsed / 1000))) : null;
}

function entryOf(item: TodayItem, outcome: SessionEntry["outcome"], clock: Clock, now: number): SessionEntry {
  const repetitions = countOf(clock, now) || null;
  return { programItemId: item.id, outcome, seconds: secondsOf(clock, now), repetitions };
}

function withEntry(course: Course, outcome: SessionEntry["outcome"], now: number): Course {
  const item = currentItem(course);
  return item ? { ...course, entries: [...course.entries, entryOf(item, outcome, course.clock, now)] } : course;
}
