import { useTranslations } from "next-intl";
import { longDay, shortDay } from "@/components/frame/day-words";
import { PageTitle } from "@/components/ui/page-title";
import { addDays, type Day, daysFrom, mondayOf, weekdays } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";
import type { SharedDays as Days } from "@/lib/relatives/schema";
import { BackToShared } from "./back-to-shared";

/** Six weeks as a calendar. Nothing is counted up against them: a day without a mark says nothing. */
export function SharedDays({ shared: { firstName: name, from, to, days } }: { shared: Days }) {
  const t = useTranslations("relatives.view");
  const programs = useTranslations("programs");
  const format = useFormatter();
  const practised = new Set(days);
  const mondays = daysFrom(from, to).filter((day) => mondayOf(day) === day);
  return (
    <>
      <BackToShared />
      <PageTitle scale="client" lead={t("days.lead", { name })}>
        {t("parts.days.title", { name })}
      </PageTitle>
      <table className="w-full table-fixed border-collapse text-center text-table">
        <caption className="sr-only">{t("days.caption", { name })}</caption>
        <thead>
          <tr>
            <th scope="col" className="w-[22%] py-2 text-left font-normal text-soft">
              {t("days.week")}
            </th>
            {weekdays.map((day) => (
              <th key={day} scope="col" className="py-2 font-normal text-soft">
                {programs(`days.short.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mondays.map((monday) => (
            <tr key={monday} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal whitespace-nowrap text-soft">
                {shortDay(format, monday)}
              </th>
              {daysFrom(monday, addDays(monday, 6)).map((day) => (
                <td key={day} className="py-1">
                  {day > to ? null : (
                    <DayMark
                      day={day}
                      label={practised.has(day) ? `${longDay(format, day)}: ${t("days.practised")}` : null}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-desk text-soft">{t("days.count", { count: days.length })}</p>
    </>
  );
}

function DayMark({ day, label }: { day: Day; label: string | null }) {
  const number = Number(day.slice(8));
  if (!label) return <span className="inline-flex size-8 items-center justify-center text-soft">{number}</span>;
  return (
    <span className="inline-flex size-8 items-center justify-center rounded-full bg-moss-2 font-semibold text-moss ring-1 ring-moss ring-inset">
      <span aria-hidden="true">{number}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
