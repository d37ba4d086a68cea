"use client";

import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { type Weekday, weekdays } from "@/lib/calendar";
import { fitsOn } from "@/lib/chains/rules";
import { daysOverAgreed, lengthOnDay, overAgreed } from "@/lib/doses/rules";
import type { ProgramItem } from "@/lib/programs/schema";
import type { ReleaseLimits } from "@/lib/safety/rules";
import { type Shelf, withRanges } from "./draft-edits";
import type { ProgramWords } from "./program-words";

type DayTotalsProps = {
  items: ProgramItem[];
  shelf: Shelf;
  words: ProgramWords;
  /** What was agreed on release with this client. */
  limits: ReleaseLimits;
};

/** How long each day takes, with what is done more than once; days that take the same stand together. */
export function DayTotals({ items, shelf, words, limits }: DayTotalsProps) {
  const t = useTranslations("programs");
  const timed = withRanges(items, shelf);
  const relaxing = timed.filter(({ exerciseId }) => shelf.get(exerciseId)?.group === "relax");
  const over = overAgreed(timed, limits.minutes);
  const daysOver = daysOverAgreed(timed, limits.perWeek);
  const timeOn = (day: Weekday) => {
    const all = words.length(lengthOnDay(timed, day, limits.minutes));
    const [count, relaxed] = [timed, relaxing].map((some) => some.filter((item) => fitsOn(item, day)).length);
    if (!relaxed || relaxed === count) return all;
    return `${all}; ${t("totals.relaxing", { time: words.length(lengthOnDay(relaxing, day, limits.minutes)) })}`;
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
      {over && limits.minutes ? (
        <Notice kind="information">
          {t("dose.overAgreed", { asked: Math.ceil(over / 60), agreed: limits.minutes })}
        </Notice>
      ) : null}
      {daysOver && limits.perWeek !== null ? (
        <Notice kind="information">{t("totals.daysOver", { days: daysOver, agreed: limits.perWeek })}</Notice>
      ) : null}
    </div>
  );
}
