"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Exercise } from "@/lib/exercises/schema";
import type { Program } from "@/lib/programs/schema";
import { BeginProgram, type Source } from "./begin-program";
import { EndProgram } from "./end-program";
import { ProgramOverview } from "./program-overview";

type ClientProgramsProps = { clientId: string; programs: Program[]; templates: Source[]; exercises: Exercise[] };

export const sourceOf = ({ id, title, items }: Program): Source => ({ id, title, count: items.length });

/** What runs, what is being written, and what was. */
export function ClientPrograms({ clientId, programs, templates, exercises }: ClientProgramsProps) {
  const t = useTranslations("programs");
  const format = useFormatter();
  const under = `/clients/${clientId}/program`;
  const active = programs.find((program) => program.status === "active");
  const drafts = programs.filter((program) => program.status === "draft");
  const ended = programs.filter((program) => program.status === "ended");
  const changed = (program: Program) =>
    format.dateTime(new Date(program.changedAt), { dateStyle: "medium", timeStyle: "short" });
  const begin = (
    <BeginProgram
      under={under}
      label={t("begin.open")}
      templates={templates}
      earlier={[...(active ? [active] : []), ...ended].map(sourceOf)}
    />
  );

  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-title">{t("title")}</h2>
        {programs.length > 0 ? begin : null}
      </div>
      {active ? (
        <ProgramOverview
          program={active}
          exercises={exercises}
          actions={
            <>
              <ButtonLink look="quiet" href={`${under}/${active.id}`}>
                {t("overview.change")}
              </ButtonLink>
              <EndProgram id={active.id} title={active.title} />
            </>
          }
        />
      ) : (
        <EmptyState title={t("overview.noneTitle")} action={programs.length === 0 ? begin : undefined}>
          {t("overview.noneBody")}
        </EmptyState>
      )}
      {drafts.length > 0 ? (
        <section aria-labelledby="program-drafts" className="flex flex-col gap-2">
          <h3 id="program-drafts" className="text-heading">
            {t("overview.drafts")}
          </h3>
          <ul className="flex flex-col divide-y divide-line border-y border-line">
            {drafts.map((program) => (
              <li key={program.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
                <div className="min-w-0">
                  <p className="font-semibold">{program.title}</p>
                  <p className="text-table text-soft">
                    {t("begin.count", { count: program.items.length })},{" "}
                    {t("overview.changed", { at: changed(program) })}
                  </p>
                </div>
                <ButtonLink
                  look="quiet"
                  href={`${under}/${program.id}`}
                  aria-label={t("overview.goOnNamed", { title: program.title })}
                >
                  {t("overview.goOn")}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {ended.length > 0 ? (
        <section aria-labelledby="program-ended" className="flex flex-col gap-2">
          <h3 id="program-ended" className="text-heading">
            {t("overview.ended")}
          </h3>
          {ended.map((program) => (
            <details key={program.id}>
              <summary className="min-h-10 py-2">
                {program.title}{" "}
                <span className="text-table text-soft">{t("overview.endedOn", { day: program.endsOn ?? "" })}</span>
              </summary>
              <ProgramOverview program={program} exercises={exercises} />
            </details>
          ))}
        </section>
      ) : null}
    </div>
  );
}
