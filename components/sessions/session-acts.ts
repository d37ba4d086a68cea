import type { Here } from "@/lib/safety/rules";
import type { Choice } from "@/lib/safety/schema";
import { gateOf } from "./session-choices";
import { type Clock, elapsedOf, goingOn, inRhythm, paused, resting } from "./session-clock";
import type { Act, Course, Step } from "./session-course";
import { backToLast, finished, onlyRelaxing, roundedOff, stopped, withQueue } from "./session-way";

const nextStep: Partial<Record<Step, Step>> = {
  tensionBefore: "safetyBefore",
  safetyBefore: "choice",
  tensionAfter: "safetyAfter",
  safetyAfter: "note",
  note: "thanks",
};

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
      return back(course);
    case "choose":
      return chosen(course, act.choice);
    case "here":
      return answered(course, act.here);
    case "cautionRead":
      return course.step === "caution" ? { ...course, step: "exercise" } : course;
    case "onlyRelax":
      return onlyRelaxing(course, now);
    case "begin": {
      if (clock.begun) return { ...course, clock: goingOn(clock, now) };
      const begun = act.breath ? { ...clock, breath: { ...act.breath, from: 0 } } : clock;
      return { ...course, clock: goingOn(begun, now, act.ready) };
    }
    case "rhythm":
      return { ...course, clock: inRhythm(clock, act.breath, now) };
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

function back(course: Course): Course {
  if (course.step === "caution" || course.step === "exercise") return backToLast(course);
  return { ...course, step: stepBefore[course.step] ?? course.step };
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
