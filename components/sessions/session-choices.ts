import { given } from "@/lib/ratings/rules";
import {
  defaultTerms,
  gateFor,
  type RelaxBecause,
  releases as releasing,
  standingWithoutConnection,
  toldStops,
  touchedRelease,
} from "@/lib/safety/rules";
import type { Choice, Here, Standing } from "@/lib/safety/schema";
import type { Today, TodayItem } from "@/lib/today/schema";
import type { Course } from "./session-course";
import { dueToday, isRelease, plannedToday } from "./today-items";

/**
 * What release is in a session. `absent`: the program asks none today. `doneToday`: it was done already; more is not
 * better. `contact`: felt safety is so low that who can be called is shown.
 */
export interface Offer {
  kind: "open" | "relax-first" | "shut" | "absent" | "doneToday";
  because: RelaxBecause | null;
  contact: boolean;
}

const releases = ({ exercise }: TodayItem) => releasing(exercise.phase);

/** Grounding and rounding off alone are no release: what builds up and lets go must have been done (domain.md G3, G8). */
function isReleased(today: Today): boolean {
  const isAsked = plannedToday(today).some(releases) ? releases : isRelease;
  return !dueToday(today).some(isAsked);
}

/** As the practice last told it; without a connection an opening lasts no longer than its statement (domain.md G15). */
export function standingOf({ safety }: Today, at: number): Pick<Standing, "open" | "because" | "nextDay"> {
  const { standing, statement } = safety;
  if (!standing)
    return { open: safety.release === "open", because: safety.release === "open" ? null : "notOpened", nextDay: null };
  return statement ? standingWithoutConnection(standing, statement.expiresAt, new Date(at)) : standing;
}

/** What is offered to somebody who would choose release, and who answers `here` (domain.md G2–G4, G6). */
export function offerOf(course: Pick<Course, "today" | "ratings" | "again" | "startedAt">, here: Here = "yes"): Offer {
  const { today, ratings } = course;
  const gate = gateFor({
    standing: standingOf(today, course.startedAt),
    threshold: today.safety.threshold,
    terms: today.safety.agreement?.terms ?? defaultTerms,
    tension: ratings.tensionBefore,
    safety: ratings.safetyBefore,
    here,
    choice: "relax-and-release",
    rerated: course.again === "asked" ? { tension: ratings.tensionAgain, safety: ratings.safetyAgain } : null,
  });
  const { contact } = gate;
  if (!plannedToday(today).some(isRelease)) return { kind: "absent", because: null, contact };
  if (gate.kind === "relax-only") return { kind: "shut", because: gate.because, contact };
  if (isReleased(today)) return { kind: "doneToday", because: null, contact };
  // Where nothing relaxes, there is nothing to do first.
  if (gate.kind === "relax-first" && itemsFor(today, "relax-only").length === 0)
    return { kind: "shut", because: gate.because, contact };
  return { kind: gate.kind, because: gate.because, contact };
}

/**
 * Whether the gate has spoken about what somebody told. Until then a slip of the finger can be put right; afterwards
 * only relaxing and rating once more says something else (domain.md G6). What nobody told can still be told.
 */
export function isJudged(course: Pick<Course, "today" | "ratings" | "again" | "startedAt" | "here">): boolean {
  const { because } = offerOf(course, course.here ?? "yes");
  return because !== null && judging.has(because);
}

const judging: ReadonlySet<RelaxBecause> = new Set(["safetyLow", "safetyVeryLow", "tensionHigh", "notHere"]);

/**
 * The exercises of a session, in the order of the program. A chain is always whole: who grounded this morning grounds
 * again before trembling. Who only relaxes and has done so today may do it once more. Where felt safety is very low the
 * program's grounding and rounding off come with it (`withGround`, domain.md G3).
 */
export function itemsFor(today: Today, choice: Choice, withGround = false): TodayItem[] {
  const due = dueToday(today);
  if (choice === "relax-and-release")
    return plannedToday(today).filter((item) => isRelease(item) || due.includes(item));
  const some = due.filter((item) => !isRelease(item));
  const relaxing = some.length > 0 ? some : today.items.filter((item) => !isRelease(item));
  if (!withGround) return relaxing;
  return today.items.filter((item) => relaxing.includes(item) || (isRelease(item) && !releases(item)));
}

export const itemOf = (course: Course, id: string) => course.today.items.find((item) => item.id === id);

/** Whether any release exercise was begun: stopping then leads to rounding off (domain.md G9). */
export const isChained = (course: Course): boolean =>
  course.entries.some(
    ({ programItemId, outcome }) =>
      outcome !== "skipped" && itemOf(course, programItemId)?.exercise.group === "release",
  );

/** Whether anything was built up or let go in this session. */
export const hasReleased = (course: Course): boolean =>
  touchedRelease(
    course.entries.map(({ programItemId, outcome }) => ({
      phase: itemOf(course, programItemId)?.exercise.phase ?? "relax",
      outcome,
    })),
  );

/**
 * Whether it was hard: stopped by a sign, felt safety so low that who can be called is shown, or down by as much as was
 * agreed to matter (domain.md G3, G11, G12). Then a thank-you alone would leave somebody alone.
 */
export function wasHard({ today, ratings, stop }: Course): boolean {
  const terms = today.safety.agreement?.terms ?? defaultTerms;
  const [before, after] = [given(ratings.safetyBefore), given(ratings.safetyAfter)];
  const last = after ?? before;
  const fell = before !== null && after !== null && before - after >= terms.fall;
  return (stop !== null && toldStops.includes(stop.why)) || (last !== null && last < terms.relaxOnlyBelow) || fell;
}

/** The rounding off of this session that is still to come. */
export const roundingOff = (course: Course): TodayItem | null =>
  course.queue
    .filter((id) => !course.entries.some((entry) => entry.programItemId === id))
    .map((id) => itemOf(course, id))
    .find((item) => item?.exercise.phase === "integrate") ?? null;

/** Milliseconds that may still be trembled in this session, as agreed (domain.md G8); null where nothing limits it. */
export function tremorLeft(course: Course): number | null {
  const { maxMinutes } = course.today.safety;
  if (maxMinutes === null) return null;
  const trembled = course.entries.filter(
    ({ programItemId }) => itemOf(course, programItemId)?.exercise.phase === "discharge",
  );
  return Math.max(0, maxMinutes * 60_000 - trembled.reduce((sum, { seconds }) => sum + (seconds ?? 0) * 1000, 0));
}
