/** A local day, `YYYY-MM-DD`. */
export type Day = string;

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

// Making a format costs a hundred times as much as using it; the bound is for whoever thinks up spellings of zones.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  if (formats.size >= 500) formats.clear();
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    calendar: "iso8601",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formats.set(timeZone, format);
  return format;
}

/** The local day of an instant in an IANA zone. Never cut it from a UTC string: 00:30 in Amsterdam is yesterday there. */
export const dayOf = (instant: Date, timeZone: string): Day => formatOf(timeZone).format(instant);

// Days since 1970-01-01 and back in whole numbers (Howard Hinnant, 'chrono-compatible low-level date algorithms'). A look
// at a chart counts hundreds of days, and Next makes each `new Date` on the server several times dearer.
const era = 146_097;

function numberOf(day: Day): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const cycle = Math.floor(year / 400);
  const ofCycle = year - cycle * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  return cycle * era + ofCycle * 365 + Math.floor(ofCycle / 4) - Math.floor(ofCycle / 100) + ofYear - 719_468;
}

function dayAt(number: number): Day {
  const since = number + 719_468;
  const cycle = Math.floor(since / era);
  const left = since - cycle * era;
  const ofCycle = Math.floor(
    (left - Math.floor(left / 1460) + Math.floor(left / 36_524) - Math.floor(left / 146_096)) / 365,
  );
  const ofYear = left - (365 * ofCycle + Math.floor(ofCycle / 4) - Math.floor(ofCycle / 100));
  const place = Math.floor((5 * ofYear + 2) / 153);
  const month = place < 10 ? place + 3 : place - 9;
  const date = ofYear - Math.floor((153 * place + 2) / 5) + 1;
  const year = ofCycle + cycle * 400 + (month <= 2 ? 1 : 0);
  return `${year < 1000 ? String(year).padStart(4, "0") : year}-${month < 10 ? "0" : ""}${month}-${date < 10 ? "0" : ""}${date}`;
}

export const addDays = (day: Day, days: number): Day => dayAt(numberOf(day) + days);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from);

/** 0 is Monday: the weeks of this house begin there. The first day of all, in 1970, was a Thursday. */
export const weekdayIndex = (day: Day): number => (((numberOf(day) + 3) % 7) + 7) % 7;

export const weekdayOf = (day: Day): Weekday => weekdays[weekdayIndex(day)] as Weekday;

export const mondayOf = (day: Day): Day => addDays(day, -weekdayIndex(day));

/** Every day from `from` up to and including `to`. */
export function daysFrom(from: Day, to: Day): Day[] {
  const first = numberOf(from);
  return Array.from({ length: Math.max(0, numberOf(to) - first + 1) }, (_, n) => dayAt(first + n));
}

export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && formatOf(name) !== undefined;
  } catch {
    return false;
  }
}

/** A day of the calendar; only in years whose neighbours PostgreSQL, Temporal and four digits can still write. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The same day of the next month, or its last one where that month is shorter: a term of one month. */
export function monthAfter(day: Day): Day {
  const [year = 0, month = 0] = day.split("-").map(Number);
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const first = `${nextYear}-${String(nextMonth).padStart(2, "0")}-01`;
  const [lastYear, lastMonth] = nextMonth === 12 ? [nextYear + 1, 1] : [nextYear, nextMonth + 1];
  const length = daysBetween(first, `${lastYear}-${String(lastMonth).padStart(2, "0")}-01`);
  return addDays(first, Math.min(Number(day.slice(8)), length) - 1);
}

/** The same day some years earlier; 29 February becomes the day before it where there is none. */
export function yearsBefore(day: Day, years: number): Day {
  const year = String(Number(day.slice(0, 4)) - years).padStart(4, "0");
  const there = `${year}-${day.slice(5)}`;
  return day.endsWith("02-29") && dayAt(numberOf(there)) !== there ? `${year}-02-28` : there;
}
