"use client";

import { useTranslations } from "next-intl";
import { type Weekday, weekdays } from "@/lib/calendar";
import { minutesOnDay } from "@/lib/programs/rules";
import type { ProgramItem } from "@/lib/programs/schema";
import { type Shelf, withRanges } from "./draft-edits";
import type { ProgramWords } from "./program-words";

/** How long each day takes, from–to; days that take the same stand together. */
export function DayTotals({ items, shelf, words }: { items: ProgramItem[]; shelf: Shelf; words: ProgramWords }) {
  const t = useTranslations("programs");
  const timed = withRanges(items, shelf);
  const fixed = weekdays.filter((day) => items.some((item) => item.days?.includes(day)));
  const days: readonly Weekday[] = fixed.length > 0 ? fixed : items.length > 0 ? weekdays : [];
  const together = new Map<string, Weekday[]>();
  for (const day of days) {
    const time = words.minutes(minutesOnDay(timed, day));
    together.set(time, [...(together.get(time) ?? []), day]);
  }
  const suits = items.filter((item) => item.days === null).length;
  if (items.length === 0) return null;
  return (
    <div className="flex flex-col gap-1 text-table">
      <p className="font-semibold">{t("totals.title")}</p>
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        {[...together].map(([time, named]) => (
          <div key={time} className="flex gap-2">
            <dt className="text-soft">{fixed.length === 0 ? t("days.whenItSuits") : words.days(named)}</dt>
            <dd className="tabular font-semibold">{time}</dd>
          </div>
        ))}
      </dl>
      {suits > 0 && fixed.length > 0 ? <p className="text-soft">{t("totals.suits", { count: suits })}</p> : null}
    </div>
  );
}
