import { signsOf } from "@/lib/safety/rules";
import type { Choice, Here, StopReason } from "@/lib/safety/schema";
import { isJudged, offerOf } from "./session-choices";
import { type Clock, elapsedOf, goingOn, inRhythm, paused, resting } from "./session-clock";
import type { Act, Course, Step } from "./session-course";
import {
  atItem,
  backToGround,
  backToLast,
  backToStopped,
  finished,
  goingOnRelaxing,
  onlyRelaxing,
  roundedOff,
  stopped,
  withQueue,
} from "./session-way";

const nextStep: Partial<Record<Step, Step>> = {
  tensionBefore: "safetyBefore",
  safetyBefore: "choice",
  tensionAgain: "safetyAgain",
  tensionAfter: "safetyAfter",
  safetyAfter: "note",
  note: "thanks",
};

const stepBefore: Partial<Record<Step, Step>> = {
  safetyBefore: "tensionBefore",
  choice: "safetyBefore",
  presence: "choice",
  safetyAgain: "tensionAgain",
  signs: "whyStopped",
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
      // A tap that was meant for a question before this one changes nothing: what was judged stays (domain.md G6).
      if (act.question !== course.step) return course;
      return { ...course, ratings: { ...course.ratings, [act.question]: act.value } };
    case "areas":
      return { ...course, areas: { ...course.areas, [act.when]: act.areas } };
    case "next": {
      if (course.step === "safetyAgain") return askedAgain(course);
      if (course.step === "withoutGround") return atItem(course, course.at);
      if (course.step === "stayedShut") return { ...course, step: "note", endedAt: course.endedAt ?? now };
      const step = nextStep[course.step] ?? course.step;
      return { ...course, step, endedAt: step === "note" ? (course.endedAt ?? now) : course.endedAt };
    }
    case "back":
      return back(course);
    case "choose":
      return chosen(course, act.choice);
    case "here":
      return course.step === "presence" ? answered(course, act.here) : course;
    case "cautionRead":
      return course.step === "caution" ? { ...course, step: "exercise" } : course;
    case "relaxInstead":
      return course.step === "withoutGround" ? goingOnRelaxing({ ...course, at: course.at - 1 }) : course;
    case "enoughToday":
      return course.step === "withoutGround" ? { ...course, step: "tensionAfter" } : course;
    case "onlyRelax":
      return onlyRelaxing(course, now);
    case "begin": {
      if (clock.begun) return { ...course, clock: goingOn(clock, now) };
      const begun = act.breath ? { ...clock, breath: { ...act.breath, from: 0 } } : clock;
      return { ...course, clock: goingOn(begun, now, act.ready) };
    }
    case "startNow":
      return clock.since !== null && clock.since > now ? withClock({ since: now }) : course;
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
    case "why":
      return told(course, act.why);
    case "rested":
      return course.step === "rest" ? { ...course, step: "whyStopped" } : course;
    case "signs":
      return signed({ ...course, stop: course.stop && { ...course.stop, signs: act.signs } }, act.relaxOn === true);
    case "endHere":
      return { ...course, step: "thanks", clock: resting, endedAt: now, endedEarly: true };
    case "note":
      return { ...course, note: act.note };
    case "context":
      return { ...course, context: act.context };
    case "privateLine":
      return { ...course, privateLine: act.privateLine };
  }
}

function back(course: Course): Course {
  // What was told has been judged: another number counts once somebody has relaxed, and both are kept (domain.md G6).
  if (course.step === "choice" && isJudged(course)) return course;
  if (course.step === "caution" || course.step === "exercise") return backToLast(course);
  if (course.step === "withoutGround") return backToGround(course);
  if (course.step === "stopped") return backToStopped(course);
  if (course.step === "presence" && course.again === "asked") return { ...course, step: "safetyAgain" };
  return { ...course, step: stepBefore[course.step] ?? course.step };
}

const aWhile = 2 * 60 * 60 * 1000;

/** A new beginning. What the gate has just judged is not asked anew: starting again is no way past it (domain.md G6). */
export function begunAgain(left: Course, anew: Course): Course {
  const isLately = anew.startedAt - left.startedAt < aWhile && anew.startedAt >= left.startedAt;
  if (!isLately || !isJudged(left)) return anew;
  const { ratings, areas, here } = left;
  const again = left.again === "asked" ? "asked" : null;
  const kept = { ...anew.ratings, tensionBefore: ratings.tensionBefore, safetyBefore: ratings.safetyBefore };
  return {
    ...anew,
    ratings: again ? { ...kept, tensionAgain: ratings.tensionAgain, safetyAgain: ratings.safetyAgain } : kept,
    areas: { ...anew.areas, before: areas.before },
    here,
    again,
    step: "choice",
  };
}

function chosen(course: Course, choice: Choice | "notToday"): Course {
  if (choice === "notToday") return { ...course, step: "notToday" };
  if (choice === "relax-only") return withQueue({ ...course, choice }, "relax-only");
  // Whoever chooses release is asked one more thing; who may not is never let in by a button that stayed behind.
  const offer = offerOf(course, course.here ?? "yes");
  if (offer.kind === "open") return { ...course, step: "presence" };
  if (offer.kind === "relax-first") return withQueue({ ...course, choice, again: "onTheWay" }, "relax-only");
  return course;
}

/** The gate, after relaxing: it was asked once more, and is not asked again (domain.md G6). */
function askedAgain(course: Course): Course {
  const asked: Course = { ...course, again: "asked" };
  if (offerOf(asked).kind === "open") return { ...asked, step: "presence" };
  return stayedShut(asked);
}

/** What was just rated is how it is now: nobody is asked the same twice in a row. */
function stayedShut(course: Course): Course {
  const { tensionAgain, safetyAgain } = course.ratings;
  const ratings = { ...course.ratings, tensionAfter: tensionAgain, safetyAfter: safetyAgain };
  return { ...course, step: "stayedShut", choice: "relax-only", ratings };
}

function answered(course: Course, here: Here): Course {
  const answer = { ...course, here };
  if (offerOf(answer, here).kind !== "open")
    return course.again === "asked" ? stayedShut(answer) : { ...answer, step: "notHere" };
  return withQueue({ ...answer, choice: "relax-and-release" }, "relax-and-release");
}

/** Why it was stopped. Where a sign made somebody stop, which one may be told, too. */
function told(course: Course, why: StopReason | null): Course {
  const stop = why && { why, signs: [] };
  return { ...course, stop, step: why && why in signsOf ? "signs" : "tensionAfter" };
}

/** Feeling too little is no reason to end everything: what relaxes can come instead (domain.md 1). */
const signed = (course: Course, relaxOn: boolean): Course =>
  relaxOn && course.stop?.why === "too-little" ? goingOnRelaxing(course) : { ...course, step: "tensionAfter" };
