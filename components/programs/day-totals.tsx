"use client";

import { useTranslations } from "next-intl";
import { type Weekday, weekdays } from "@/lib/calendar";
import { fitsOn } from "@/lib/chains/rules";
import { agreedDose, lengthOnDay } from "@/lib/programs/rules";
import type { ProgramItem } from "@/lib/programs/schema";
import { type Shelf, withRanges } from "./draft-edits";
import type { ProgramWords } from "./program-words";

type DayTotalsProps = {
  items: ProgramItem[];
  shelf: Shelf;
  words: ProgramWords;
  /** Minutes of trembling in a session that this client is shown at most; null where nothing limits them. */
  releaseMinutes: number | null;
};

/** How long each day takes, as the client is told; days that take the same stand together. */
export function DayTotals({ items, shelf, words, releaseMinutes }: DayTotalsProps) {
  const t = useTranslations("programs");
  const timed = withRanges(items, shelf).map((item) => ({ ...item, dose: agreedDose(item, releaseMinutes) }));
  const relaxing = timed.filter(({ exerciseId }) => shelf.get(exerciseId)?.group === "relax");
  const timeOn = (day: Weekday) => {
    const all = words.length(lengthOnDay(timed, day));
    const [count, relaxed] = [timed, relaxing].map((some) => some.filter((item) => fitsOn(item, day)).length);
    if (!relaxed || relaxed === count) return all;
    return `${all}; ${t("totals.relaxing", { time: words.length(lengthOnDay(relaxing, day)) })}`;
  };
  const fixed = weekdays.filter((day) => items.some((item) => item.days?.includes(day)));
  const days: readonly Weekday[] = fixed.length > 0 ? fixed : items.length > 0 ? weekdays : [];
  const together = new Map<string, Weekday[]>();
  for (const day of days) {
    const time = timeOn(day);
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
