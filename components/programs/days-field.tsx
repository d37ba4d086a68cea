"use client";

import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { type Weekday, weekdays } from "@/lib/calendar";

type DaysFieldProps = {
  legend: string;
  legendHidden?: boolean;
  days: readonly Weekday[] | null;
  /** Several items that do not keep the same days: none is shown as chosen. */
  mixed?: boolean;
  onChange: (days: Weekday[] | null) => void;
};

const toggle =
  "inline-flex min-h-10 min-w-10 items-center justify-center rounded-desk border px-2 text-table transition-colors select-none";
const lookOf = (on: boolean) =>
  on ? "border-moss bg-moss-2 font-semibold text-ink" : "border-edge bg-card text-soft hover:text-ink";

/** Seven days, each on or off; none of them means 'when it suits'. */
export function DaysField({ legend, legendHidden = false, days, mixed = false, onChange }: DaysFieldProps) {
  const t = useTranslations("programs");
  const suits = days === null && !mixed;
  return (
    <fieldset className="min-w-0">
      <legend className={legendHidden ? "sr-only" : "mb-1.5 text-table text-soft"}>{legend}</legend>
      <div className="flex flex-wrap gap-1">
        {weekdays.map((day) => {
          const on = !mixed && (days?.includes(day) ?? false);
          const others = mixed ? [] : (days ?? []).filter((other) => other !== day);
          return (
            <button
              key={day}
              type="button"
              aria-pressed={on}
              aria-label={t(`days.long.${day}`)}
              className={classNames(toggle, lookOf(on))}
              onClick={() => {
                const next = weekdays.filter((one) => (one === day ? !on : others.includes(one)));
                onChange(next.length > 0 ? next : null);
              }}
            >
              {t(`days.short.${day}`)}
            </button>
          );
        })}
        <button
          type="button"
          aria-pressed={suits}
          className={classNames(toggle, "px-3", lookOf(suits))}
          onClick={() => onChange(null)}
        >
          {t("days.whenItSuits")}
        </button>
      </div>
    </fieldset>
  );
}
