import { Temporal } from "temporal-polyfill";

/** A local day, `YYYY-MM-DD`. */
export type Day = string;

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** The local day of an instant in an IANA zone. Never cut it from a UTC string: 00:30 in Amsterdam is yesterday there. */
export const dayOf = (instant: Date, timeZone: string): Day =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** An instant as PostgreSQL or ISO 8601 writes it, told in a zone: `2026-11-22T19:30:00+01:00`. */
export const instantIn = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toString({ timeZoneName: "never" });

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "days" }).days;

/** 0 is Monday: the weeks of this house begin there. */
export const weekdayIndex = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek - 1;

export const weekdayOf = (day: Day): Weekday => weekdays[weekdayIndex(day)] as Weekday;

export const mondayOf = (day: Day): Day => addDays(day, -weekdayIndex(day));

/** Every day from `from` up to and including `to`. */
export function daysFrom(from: Day, to: Day): Day[] {
  const count = daysBetween(from, to);
  // A year of days is asked for on each look at a chart: plain date arithmetic in UTC is exact for calendar days.
  const start = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: Math.max(0, count + 1) }, (_, n) =>
    new Date(start + n * 86_400_000).toISOString().slice(0, 10),
  );
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
