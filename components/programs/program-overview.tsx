"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import { type Day, weekdays } from "@/lib/calendar";
import type { Exercise } from "@/lib/exercises/schema";
import { useFormatter } from "@/lib/i18n/formatter";
import { isRunningOn, stageOf } from "@/lib/programs/rules";
import type { Program } from "@/lib/programs/schema";
import type { ReleaseLimits } from "@/lib/safety/rules";
import { DayTotals } from "./day-totals";
import { useProgramWords } from "./program-words";

type ProgramOverviewProps = {
  program: Program;
  exercises: Exercise[];
  limits: ReleaseLimits;
  today: Day;
  /** Another one on the page bears the same title: the stage and the days tell them apart for who listens. */
  hasNamesake: boolean;
  actions?: ReactNode;
};

/** A program as it stands: since when, what it says to the client, and which exercise on which day. */
export function ProgramOverview(props: ProgramOverviewProps) {
  const { program, exercises, limits, today, hasNamesake, actions } = props;
  const t = useTranslations("programs");
  const e = useTranslations("exercises");
  const format = useFormatter();
  const shelf = new Map(exercises.map((exercise) => [exercise.id, exercise]));
  const words = useProgramWords(shelf);
  const [heading, span] = [`program-${program.id}`, `program-${program.id}-span`];
  const stage = stageOf(program, today);
  const day = (date: string) => format.dateTime(new Date(`${date}T00:00:00Z`), { dateStyle: "long", timeZone: "UTC" });

  return (
    <section
      aria-labelledby={hasNamesake ? `${heading} ${span}` : heading}
      className="surface flex flex-col gap-4 p-4 sm:p-5"
    >
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex min-w-0 flex-col gap-1">
          <h3 id={heading} className="text-heading">
            {program.title}
          </h3>
          <p id={span} className="flex flex-wrap items-center gap-x-3 gap-y-1 text-table text-soft">
            <Badge hue={isRunningOn(program, today) ? "moss" : "plain"}>{t(`status.${stage}`)}</Badge>
            {program.startsOn ? (
              <span>
                {t(stage === "upcoming" ? "overview.from" : "overview.since", { day: day(program.startsOn) })}
              </span>
            ) : null}
            {program.endsOn ? <span>{t("overview.until", { day: day(program.endsOn) })}</span> : null}
            {program.edition === null ? null : <span>{t("overview.version", { version: program.edition })}</span>}
            <span>{t("overview.threshold", { value: program.safetyThreshold })}</span>
          </p>
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
      {program.note ? <p className="max-w-prose whitespace-pre-line">{program.note}</p> : null}
      {program.thresholdBecause ? (
        <p className="max-w-prose whitespace-pre-line text-table text-soft">
          {t("overview.because", { value: program.safetyThreshold, because: program.thresholdBecause })}
        </p>
      ) : null}
      <DayTotals items={program.items} shelf={shelf} words={words} limits={limits} />
      <Table wide caption={t("overview.byDay", { title: program.title })} captionHidden>
        <TableHead>
          <HeaderCell>{t("overview.exercise")}</HeaderCell>
          <HeaderCell>{t("overview.dose")}</HeaderCell>
          {weekdays.map((one) => (
            <HeaderCell key={one} className="relative px-1 text-center">
              <span aria-hidden="true">{t(`days.short.${one}`)}</span>
              <span className="sr-only">{t(`days.long.${one}`)}</span>
            </HeaderCell>
          ))}
        </TableHead>
        <tbody>
          {program.items.map((item) => {
            const exercise = shelf.get(item.exerciseId);
            return (
              <Row key={item.id}>
                <RowHeaderCell>
                  <span className="flex flex-wrap items-center gap-x-2">
                    {words.title(item)}
                    {exercise?.group === "release" ? <Badge hue="clay">{e(`phases.${exercise.phase}`)}</Badge> : null}
                  </span>
                  {item.remark ? <span className="block font-normal text-soft">{item.remark}</span> : null}
                </RowHeaderCell>
                <Cell>
                  {words.dose(item)}
                  {item.timesPerDay > 1 ? `, ${words.times(item)}` : ""}
                </Cell>
                {item.days === null ? (
                  <Cell colSpan={7} className="text-center text-soft">
                    {t("days.whenItSuits")}
                  </Cell>
                ) : (
                  weekdays.map((one) => (
                    <Cell key={one} className="relative px-1 text-center">
                      {item.days?.includes(one) ? (
                        <>
                          <span aria-hidden="true" className="inline-block size-2.5 rounded-full bg-moss" />
                          <span className="sr-only">{t("overview.planned")}</span>
                        </>
                      ) : null}
                    </Cell>
                  ))
                )}
              </Row>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}
