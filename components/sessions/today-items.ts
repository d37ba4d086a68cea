import type { Exercise } from "@/lib/exercises/schema";
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

/** What is still asked. Whoever practised is not asked again for what they left out: less is always allowed. */
export const dueToday = (today: Today): TodayItem[] =>
  plannedToday(today).filter((item) => Math.max(item.doneToday, today.sessionsToday) < item.timesPerDay);

/** `/illustrations/wall-sit.svg` → `wall-sit`. */
export const drawingOf = (exercise: Pick<Exercise, "illustration">): string =>
  exercise.illustration.replace(/^.*\/|\.svg$/g, "");
