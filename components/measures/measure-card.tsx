"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { shortDay } from "@/components/frame/day-words";
import { useTroubleWords } from "@/components/frame/trouble-words";
import { AttentionMark } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { byDay } from "@/lib/goals/rules";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Locale } from "@/lib/i18n/locale";
import { endMeasure } from "@/lib/measures/browser";
import { isLicensedOn, scoresOf } from "@/lib/measures/rules";
import type { Assignment, MeasureScore } from "@/lib/measures/schema";
import { MeasureEntry } from "./measure-entry";
import { useMeasureName } from "./measure-words";

/** One measure at the desk: how often it is asked, whether it stands open, and the latest scores. */
export function MeasureCard({
  clientId,
  assignment,
  today,
}: {
  clientId: string;
  assignment: Assignment;
  today: string;
}) {
  const t = useTranslations("measures");
  const format = useFormatter();
  const locale = useLocale() as Locale;
  const router = useRouter();
  const trouble = useTroubleWords();
  const name = useMeasureName()(assignment);
  const end = useMutation({
    mutationFn: (ended: boolean) => endMeasure(clientId, assignment, ended),
    onSuccess: () => router.refresh(),
  });
  const problem = trouble(end.error);
  const { everyWeeks, firstOn, endedOn, nextOn, dueSince, asked, licence, measure, byClient } = assignment;
  const day = (date: string) => shortDay(format, date, today);
  const kinds = scoresOf(measure);
  const told = ({ values }: MeasureScore) =>
    kinds
      .map(({ key, name: names }) => {
        const value = values[key] ?? null;
        const said =
          typeof value === "number"
            ? format.number(value, { maximumFractionDigits: 1 })
            : t(value === "declined" ? "chart.declined" : "chart.notSaid");
        return kinds.length > 1 ? `${names[locale]} ${said}` : said;
      })
      .join(" · ");
  const canEnter = kinds.length > 0 && !endedOn;
  const isLapsed = licence !== null && !isLicensedOn(licence, today);
  return (
    <article aria-label={name} className="surface flex flex-col gap-2 p-5">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className="text-heading">{name}</h3>
        {dueSince ? <AttentionMark>{t("card.due", { day: day(dueSince) })}</AttentionMark> : null}
      </div>
      <p className="text-soft">
        {endedOn
          ? t("card.ended", { day: day(endedOn) })
          : [
              everyWeeks === null
                ? t("card.once", { day: day(firstOn) })
                : t("card.every", { weeks: everyWeeks, day: day(firstOn) }),
              nextOn ? t("card.next", { day: day(nextOn) }) : null,
              t(byClient ? "card.byClient" : "card.byYou"),
            ]
              .filter(Boolean)
              .join(" ")}
      </p>
      {asked.asked > 0 ? <p className="text-soft">{t("chart.asked", asked)}</p> : null}
      {isLapsed ? <Notice kind="information">{t("card.lapsed")}</Notice> : null}
      <ul className="flex flex-col empty:hidden">
        {byDay(assignment.scores)
          .reverse()
          .slice(0, 3)
          .map((score) => (
            <li key={score.id} className="flex flex-wrap justify-between gap-x-4 border-line py-1.5 not-first:border-t">
              <span>{told(score)}</span>
              <span className="text-table text-soft">{day(score.scoredOn)}</span>
            </li>
          ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        {canEnter ? <MeasureEntry clientId={clientId} assignment={assignment} today={today} /> : null}
        {endedOn === null || endedOn === today ? (
          <Button
            look="plain"
            className={canEnter ? undefined : "-ml-4"}
            disabled={end.isPending}
            onClick={() => end.mutate(endedOn === null)}
          >
            {t(endedOn ? "card.again" : "card.end")}
            <span className="sr-only">: {name}</span>
          </Button>
        ) : null}
      </div>
      {problem ? (
        <Notice kind="attention" live="assertive">
          {problem}
        </Notice>
      ) : null}
    </article>
  );
}
