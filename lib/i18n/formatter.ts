import { createFormatter, useLocale, useTimeZone } from "next-intl";
import type { Locale } from "./locale";

export type Formatter = ReturnType<typeof createFormatter>;

// A person and a page speak `en`; that alone would write American days and clocks. Here it is English as in Europe.
const writtenAs = { nl: "nl", en: "en-GB" } as const satisfies Record<Locale, string>;

const made = new Map<string, Formatter>();

/** How days, clocks and figures are written for a reader: the day before the month, and 24 hours, in both languages. */
export function formatterOf(locale: Locale, timeZone: string): Formatter {
  const key = `${locale} ${timeZone}`;
  const known = made.get(key);
  if (known) return known;
  if (made.size >= 500) made.clear();
  const formatter = createFormatter({ locale: writtenAs[locale] as Locale, timeZone });
  made.set(key, formatter);
  return formatter;
}

/** For components, on the server and in the browser; next-intl's own formatter would write American English. */
export const useFormatter = (): Formatter => formatterOf(useLocale(), useTimeZone() ?? "Europe/Amsterdam");
