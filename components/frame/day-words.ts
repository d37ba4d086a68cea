import type { Day } from "@/lib/calendar";
import type { Formatter } from "@/lib/i18n/formatter";

const noon = (day: Day) => new Date(`${day}T12:00:00Z`);

/** `zaterdag 21 november`; with the year where it is not the year of `today`. */
export const longDay = (format: Formatter, day: Day, today?: Day): string =>
  format.dateTime(noon(day), {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(today && day.slice(0, 4) !== today.slice(0, 4) && { year: "numeric" as const }),
  });

/** `21 november`, or `21 november 2025`. */
export const plainDay = (format: Formatter, day: Day, today?: Day): string =>
  format.dateTime(noon(day), {
    timeZone: "UTC",
    day: "numeric",
    month: "long",
    ...(today && day.slice(0, 4) !== today.slice(0, 4) && { year: "numeric" as const }),
  });

/** `21 nov`, for tables and under drawings; with the year where it is not the year of `beside`. */
export const shortDay = (format: Formatter, day: Day, beside?: Day): string =>
  format.dateTime(noon(day), {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    ...(beside && day.slice(0, 4) !== beside.slice(0, 4) && { year: "2-digit" as const }),
  });
