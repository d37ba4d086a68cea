import { addDays, type Day, type Weekday, weekdayIndex, weekdays } from "@/lib/calendar";

/**
 * Sessions asked on each weekday, Monday first. One session does the day's program, so a day asks as many sessions as
 * its most frequent item; what is done 'when it suits' asks for none.
 */
export function weekPlan(items: readonly { days: readonly Weekday[] | null; timesPerDay: number }[]): number[] {
  return weekdays.map((day) =>
    Math.max(0, ...items.filter((item) => item.days?.includes(day)).map((item) => item.timesPerDay)),
  );
}

export const plannedOn = (week: readonly number[], day: Day): number => week[weekdayIndex(day)] ?? 0;

/** The last day of a program that makes room for one that starts on `startsOn`. */
export const lastDayBefore = (startsOn: Day): Day => addDays(startsOn, -1);
