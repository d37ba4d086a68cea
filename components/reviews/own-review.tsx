import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { shortDay } from "@/components/frame/day-words";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Review } from "@/lib/reviews/schema";
import { useMarkWords } from "./mark-words";
import { OwnAreas } from "./own-areas";

/** Wanted: to see what was done. Feared: a mark for it. So only what was, in words, and nothing of what was not. */
export function OwnReview({ review }: { review: Review }) {
  const t = useTranslations("reviews.own");
  const locale = useLocale() === "nl" ? "nl" : "en";
  const format = useFormatter();
  const { called } = useMarkWords();
  const { totals, exercises, marks } = review;
  const ways = (["done", "enough", "sign"] as const).filter((way) => totals[way] > 0);
  return (
    <>
      {ways.length > 0 ? (
        <Part title={t("ways.title")}>
          {ways.map((way) => (
            <li key={way}>{t(`ways.${way}`, { times: totals[way] })}</li>
          ))}
        </Part>
      ) : null}
      {exercises.length > 0 ? (
        <Part title={t("times.title")}>
          {exercises.map(({ exerciseId, title, times, seconds }) => (
            <Line
              key={exerciseId}
              name={title[locale]}
              value={
                seconds === null || seconds < 60
                  ? t("times.times", { times })
                  : t("times.withMinutes", { times, minutes: Math.round(seconds / 60) })
              }
            />
          ))}
        </Part>
      ) : null}
      <OwnAreas review={review} />
      {marks.length > 0 ? (
        <Part title={t("marks.title")}>
          {marks.map((mark, at) => (
            <li key={`${mark.date} ${mark.kind} ${mark.text}`} className="flex flex-col">
              <span className="text-desk text-soft">
                {t("marks.at", { number: at + 1, day: shortDay(format, mark.date, review.to) })}
              </span>
              <span className="break-words">{called(mark)}</span>
            </li>
          ))}
        </Part>
      ) : null}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="surface flex flex-col gap-2 p-4 sm:p-5">
      <h2 className="text-heading">{title}</h2>
      <ul className="flex flex-col gap-2">{children}</ul>
    </section>
  );
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4">
      <span>{name}</span>
      <span className="text-desk text-soft">{value}</span>
    </li>
  );
}
