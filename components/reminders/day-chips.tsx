"use client";

import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { type Weekday, weekdays } from "@/lib/calendar";

/** From words and not from `Intl`: the first question that a phone puts to that takes it longer than all the rest of a page. */
export function useWeekdayName(): (day: Weekday, length: "short" | "long") => string {
  const t = useTranslations("programs.days");
  return (day, length) => t(`${length}.${day}`);
}

type DayChipsProps = { legend: string; hint?: string; days: readonly Weekday[]; onChange: (days: Weekday[]) => void };

/** Seven days, each on or off. */
export function DayChips({ legend, hint, days, onChange }: DayChipsProps) {
  const nameOf = useWeekdayName();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-(length:--label-text) font-semibold">{legend}</legend>
      <div className="grid grid-cols-7 gap-1.5">
        {weekdays.map((day) => (
          <label
            key={day}
            className={classNames(
              "relative flex min-h-12 items-center justify-center rounded-choice border border-edge bg-card transition-colors",
              "has-checked:border-moss has-checked:bg-moss-2 has-checked:font-semibold",
              "has-focus-visible:outline-3 has-focus-visible:outline-moss forced-colors:has-checked:outline-2",
            )}
          >
            <input
              type="checkbox"
              aria-label={nameOf(day, "long")}
              checked={days.includes(day)}
              onChange={({ target }) =>
                onChange(weekdays.filter((one) => (one === day ? target.checked : days.includes(one))))
              }
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
            />
            <span aria-hidden="true">{nameOf(day, "short")}</span>
          </label>
        ))}
      </div>
      {hint ? <p className="mt-2 text-(length:--hint-text) leading-snug text-soft">{hint}</p> : null}
    </fieldset>
  );
}
