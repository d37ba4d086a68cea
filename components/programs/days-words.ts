import { type Weekday, weekdays } from "@/lib/calendar";
import type { Locale } from "@/lib/i18n/locale";

/** A translator for the namespace `programs`, from the server or the browser. */
type Words = (key: string) => string;

/** "ma, wo en vr", "elke dag" or "wanneer het uitkomt". */
export function daysWords(t: Words, locale: Locale, chosen: readonly Weekday[] | null): string {
  if (chosen === null) return t("days.whenItSuits");
  if (chosen.length === weekdays.length) return t("days.every");
  const names = weekdays.filter((day) => chosen.includes(day)).map((day) => t(`days.short.${day}`));
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}
