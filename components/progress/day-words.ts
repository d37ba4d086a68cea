import { useTranslations } from "next-intl";
import type { Day } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Bucket } from "@/lib/progress/schema";

/** A local day has no hour: noon in UTC is that day wherever it is written. */
const noonOf = (day: Day) => new Date(`${day}T12:00:00Z`);

/** How days and figures are written on the review. Over a year, a day without its year is half a day. */
export function useDayWords(bucket: Bucket, spansYears: boolean) {
  const t = useTranslations("progress.desk");
  const format = useFormatter();
  const year = spansYears ? ({ year: "numeric" } as const) : {};
  const short = (day: Day) =>
    format.dateTime(noonOf(day), {
      day: "numeric",
      month: "short",
      ...(spansYears && { year: "2-digit" }),
      timeZone: "UTC",
    });
  const full = (day: Day) =>
    format.dateTime(noonOf(day), { weekday: "short", day: "numeric", month: "long", ...year, timeZone: "UTC" });
  return {
    short,
    full,
    point: (day: Day) => (bucket === "week" ? t("weekOf", { day: short(day) }) : full(day)),
    figure: (value: number) => format.number(value, { maximumFractionDigits: 1 }),
  };
}

export type DayWords = ReturnType<typeof useDayWords>;
