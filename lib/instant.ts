import { Temporal } from "temporal-polyfill";

// Apart from the calendar, which a phone needs too: the polyfill weighs as much as a page of one's own.

/** An instant as PostgreSQL or ISO 8601 writes it, told in a zone: `2026-11-22T19:30:00+01:00`. */
export const instantIn = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toString({ timeZoneName: "never" });
