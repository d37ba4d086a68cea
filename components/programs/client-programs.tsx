"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { plainDay } from "@/components/frame/day-words";
import { ButtonLink, DownloadLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Exercise } from "@/lib/exercises/schema";
import { useFormatter } from "@/lib/i18n/formatter";
import { isUnderWay, stageOf } from "@/lib/programs/rules";
import type { Program } from "@/lib/programs/schema";
import { noLimits, type ReleaseLimits } from "@/lib/safety/rules";
import { BeginProgram, type Source } from "./begin-program";
import { EndProgram } from "./end-program";
import { useStaying } from "./leaving-programs";
import type { ProgramClient } from "./program-client";
import { ProgramOverview } from "./program-overview";
import { SentNotice } from "./sent-notice";
import { UnsentList } from "./unsent-list";

type ClientProgramsProps = {
  client: ProgramClient;
  programs: Program[];
  templates: Source[];
  exercises: Exercise[];
  /** What was agreed on release with this client. */
  limits: ReleaseLimits;
  /** The program that was sent a moment ago, by its id. */
  sent: string | null;
};

export const sourceOf = ({ id, title, items }: Program): Source => ({ id, title, count: items.length });

const titleId = "programs";

/** What runs, what is being written, and what was. */
export function ClientPrograms({ client, programs, templates, exercises, limits, sent }: ClientProgramsProps) {
  const t = useTranslations("programs");
  const paper = useTranslations("paper.print");
  const format = useFormatter();
  const [justSent] = useState(sent);
  const under = `/clients/${client.id}/program`;
  const at = (program: Program) => stageOf(program, client.today);
  // One that makes room for another is still the client's until that one begins; oldest first, as they follow each other.
  const current = programs.filter((program) => isUnderWay(program, client.today)).toReversed();
  const over = programs.filter((program) => at(program) === "ended");
  const drafts = useStaying(programs.filter((program) => at(program) === "draft"));
  const hasNamesake = ({ title }: Program) => [...current, ...over].filter((other) => other.title === title).length > 1;
  const isEmpty = current.length + over.length + drafts.length === 0;
  const begin = (
    <BeginProgram
      under={under}
      label={t("begin.open")}
      look={current.length > 0 ? "quiet" : "primary"}
      templates={templates}
      earlier={[...current, ...over].map(sourceOf)}
    />
  );

  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={titleId} tabIndex={-1} className="text-title">
          {t("title")}
        </h2>
        {isEmpty ? null : begin}
      </div>
      {justSent ? <SentNotice program={current.find(({ id }) => id === justSent)} client={client} /> : null}
      {current.map((program) => (
        <ProgramOverview
          key={program.id}
          program={program}
          exercises={exercises}
          limits={limits}
          today={client.today}
          hasNamesake={hasNamesake(program)}
          actions={
            <>
              {program.status === "active" ? (
                <ButtonLink look="quiet" href={`${under}/${program.id}`}>
                  {t("overview.change")}
                </ButtonLink>
              ) : null}
              <DownloadLink href={`/api/v1/programs/${program.id}/print`}>{paper("onlyProgram")}</DownloadLink>
              <EndProgram id={program.id} title={program.title} />
            </>
          }
        />
      ))}
      {current.length === 0 ? (
        <EmptyState title={t("overview.noneTitle")} action={isEmpty ? begin : undefined}>
          {t("overview.noneBody")}
        </EmptyState>
      ) : null}
      {drafts.length > 0 ? (
        <section aria-labelledby="program-drafts" className="flex flex-col gap-2">
          <h3 id="program-drafts" className="text-heading">
            {t("overview.drafts")}
          </h3>
          <UnsentList programs={drafts} kind="draft" under={under} headingId={titleId} />
        </section>
      ) : null}
      {over.length > 0 ? (
        <section aria-labelledby="program-ended" className="flex flex-col gap-2">
          <h3 id="program-ended" className="text-heading">
            {t("overview.ended")}
          </h3>
          {over.map((program) => (
            <details key={program.id}>
              <summary className="min-h-10 py-2">
                {program.title}{" "}
                {program.endsOn ? (
                  <span className="text-table text-soft">
                    {t("overview.endedOn", { day: plainDay(format, program.endsOn, client.today) })}
                  </span>
                ) : null}
              </summary>
              <ProgramOverview
                program={program}
                exercises={exercises}
                limits={noLimits}
                today={client.today}
                hasNamesake={hasNamesake(program)}
              />
            </details>
          ))}
        </section>
      ) : null}
    </div>
  );
}
