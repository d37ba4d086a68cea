import { type Here, releaseGate, type ShutBecause, touchedRelease } from "@/lib/safety/rules";
import type { Choice } from "@/lib/safety/schema";
import type { Today, TodayItem } from "@/lib/today/schema";
import type { Course } from "./session-course";
import { dueToday, plannedToday } from "./today-items";

/** `absent`: the program asks no release today. `doneToday`: all of it was done already; more is not better. */
export type ReleaseOffer = "open" | "absent" | "doneToday" | ShutBecause;

const isRelease = (item: TodayItem) => item.exercise.group === "release";

/** Whether release is open to somebody who chooses it and who answers `here`. */
export function gateOf(course: Pick<Course, "today" | "ratings">, here: Here): ReleaseOffer {
  const { safety } = course.today;
  if (!plannedToday(course.today).some(isRelease)) return "absent";
  const shut = releaseGate({
    opened: safety.release === "open",
    threshold: safety.threshold,
    safety: course.ratings.safetyBefore,
    here,
    choice: "relax-and-release",
  });
  if (shut) return shut;
  return dueToday(course.today).some(isRelease) ? "open" : "doneToday";
}

/**
 * The exercises of a session, in the order of the program. A chain is always whole: who grounded this morning grounds
 * again before trembling. Who only relaxes and has done so today may do it once more.
 */
export function itemsFor(today: Today, choice: Choice): TodayItem[] {
  const due = dueToday(today);
  if (choice === "relax-and-release")
    return plannedToday(today).filter((item) => isRelease(item) || due.includes(item));
  const relaxing = due.filter((item) => !isRelease(item));
  return relaxing.length > 0 ? relaxing : today.items.filter((item) => !isRelease(item));
}

export const itemOf = (course: Course, id: string) => course.today.items.find((item) => item.id === id);

/** Whether any release exercise was begun: stopping then leads to rounding off (domain.md G9). */
export const isChained = (course: Course): boolean =>
  touchedRelease(
    course.entries.map(({ programItemId, outcome }) => ({
      group: itemOf(course, programItemId)?.exercise.group ?? "relax",
      outcome,
    })),
  );

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
