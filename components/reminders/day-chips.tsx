"use client";

import { classNames } from "@/components/ui/class-names";
import { type Weekday, weekdays } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";

// A week that begins on a Monday: its days lend their names.
const dateOf = (place: number) => new Date(Date.UTC(2024, 0, 1 + place, 12));

export function useWeekdayName(): (day: Weekday, length: "short" | "long") => string {
  const format = useFormatter();
  return (day, weekday) => format.dateTime(dateOf(weekdays.indexOf(day)), { weekday, timeZone: "UTC" });
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
