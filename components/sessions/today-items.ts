import { formatterOf } from "@/lib/i18n/formatter";
import type { Locale } from "@/lib/i18n/locale";
import type { Today, TodayItem } from "@/lib/today/schema";

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

// A local day is a calendar day and no instant: read as UTC it stays the day that it names.
const asDate = (day: string) => new Date(`${day}T00:00:00Z`);

/** "zondag 22 november", "Sunday 22 November". */
export const dayInWords = (day: string, locale: Locale): string =>
  formatterOf(locale, "UTC").dateTime(asDate(day), { weekday: "long", day: "numeric", month: "long" });

/** What the program asks on this day; on a day that asks nothing, relaxing exercises of other days may be listed too. */
export function plannedToday(today: Today): TodayItem[] {
  const weekday = weekdays[asDate(today.date).getUTCDay()] as string;
  return today.items.filter((item) => item.days === null || item.days.includes(weekday));
}

/** Sessions of this day in which something was built up or let go, also where that was stopped. */
const releasesOn = ({ safety, date }: Today): number =>
  safety.facts?.releasedOn.filter((day) => day === date).length ?? 0;

/**
 * What was not done yet as often as it is planned. An exercise is only done by being done; release by a session in which
 * it was begun, for more is not better (domain.md G8, G11).
 */
export const dueToday = (today: Today): TodayItem[] =>
  plannedToday(today).filter(({ exercise, doneToday, timesPerDay }) => {
    const released = exercise.group === "release" ? releasesOn(today) : 0;
    return Math.max(doneToday, released) < timesPerDay;
  });

export const isRelease = ({ exercise }: TodayItem) => exercise.group === "release";

/**
 * What the day still asks. Whoever practised, and finds all that is open done, is not told again of what is shut. After a
 * session of only relaxing, chosen or not, release is not put forward again on that day: it is `resting`, and the client's
 * to choose.
 */
export function askedOf(today: Today) {
  const { safety, latestToday } = today;
  const asked = dueToday(today);
  const isResting = latestToday?.choice === "relax-only" && safety.release === "open" && !today.items.every(isRelease);
  const [due, resting] = isResting ? [asked.filter((item) => !isRelease(item)), asked.filter(isRelease)] : [asked, []];
  const shut = safety.release === "closed" ? due.filter(isRelease) : [];
  if (!today.program) return { state: "noProgram", due, shut, resting } as const;
  const planned = plannedToday(today);
  if (planned.length === 0) return { state: "nothingPlanned", due, shut, resting } as const;
  const isDone = due.length === 0 || (today.sessionsToday > 0 && due.length === shut.length);
  // That release rests until somebody looked at it together is told in any case, also of what was done today.
  const isPaused = safety.standing?.because === "paused";
  const told = isPaused ? planned.filter(isRelease) : isDone ? [] : shut;
  return { state: isDone ? "allDone" : "due", due: isDone ? [] : due, shut: told, resting } as const;
}
