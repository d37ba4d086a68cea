import { type SQLWrapper, sql } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Day } from "./calendar";

// Apart from the calendar, which a phone needs too: the polyfill weighs as much as a page of one's own.

/** An instant as PostgreSQL or ISO 8601 writes it, told in a zone: `2026-11-22T19:30:00+01:00`. */
export const instantIn = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toString({ timeZoneName: "never" });

/** A column of moments, told by PostgreSQL in UTC and to the second: `2026-11-22T18:30:00Z`. */
export const utcText = (moment: SQLWrapper) =>
  sql<string>`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/**
 * The instant at which a clock in that zone shows a time of the day, `HH:MM`. A time that the clock skips in spring falls
 * an hour later, one that comes twice in autumn is the first of the two (Temporal's `compatible`).
 */
export const instantOn = (day: Day, time: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds);

/** What a clock in that zone shows, `HH:MM`. */
export const clockOf = (instant: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: "minute" });

/** The middle of a day in a zone, for what is known to the day and not to the hour. */
export const noonOf = (day: string, timeZone: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: "12:00" }).toString({ timeZoneName: "never" });
