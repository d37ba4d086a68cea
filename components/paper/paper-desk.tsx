"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import type { Day } from "@/lib/calendar";
import type { LoggedSession } from "@/lib/sessions/schema";
import { PaperForm } from "./paper-form";
import { blankLine, lineOf, type PaperProgram } from "./paper-line";
import { KeptRow, LineRow } from "./paper-rows";
import { TypingKeys } from "./typing-keys";
import { useTypedLines } from "./use-typed-lines";

type PaperDeskProps = {
  clientId: string;
  /** Those that the client was sent, the one that runs first. */
  programs: PaperProgram[];
  today: Day;
  firstDay: Day;
  /** What was typed in before, newest first. */
  kept: LoggedSession[];
  /** The days that already have a session, from whatever source. */
  known: Day[];
  /** Who is typing. */
  typist: string;
};

/** Wanted: a week of paper in the record within a minute. Feared: a slip of the hand that stays. */
export function PaperDesk({ clientId, programs, today, firstDay, kept, known, typist }: PaperDeskProps) {
  const t = useTranslations("paper.typing");
  const typed = useTypedLines(clientId);
  const [first] = programs;
  const [begun, setBegun] = useState({ line: blankLine(firstDay, first?.id ?? ""), round: 0 });
  const here = new Set(typed.lines.map(({ id }) => id));
  const earlier = kept.filter(({ id }) => !here.has(id));
  return (
    <section aria-labelledby="paper-title" className="flex flex-col gap-5">
      <div className="flex max-w-prose flex-col gap-1">
        <h2 id="paper-title" className="text-heading">
          {t("title")}
        </h2>
        <p className="text-soft">{t("lead")}</p>
      </div>
      {first ? (
        <>
          <PaperForm
            key={begun.round}
            initial={begun.line}
            programs={programs}
            today={today}
            known={[...known, ...typed.lines.map(({ sheet }) => sheet.practisedOn)]}
            onSave={typed.add}
          />
          <TypingKeys />
        </>
      ) : (
        <EmptyState title={t("noProgram")}>{t("noProgramBody")}</EmptyState>
      )}
      <section aria-labelledby="paper-list" className="flex flex-col gap-2">
        <h3 id="paper-list" className="text-heading">
          {t("list")}
        </h3>
        {typed.lines.length + earlier.length === 0 ? <p className="text-soft">{t("none")}</p> : null}
        <ul className="border-t border-line">
          {typed.lines.map((line) => (
            <LineRow
              key={line.id}
              line={line}
              typist={typist}
              today={today}
              onAgain={() => void typed.sendNow(line.id)}
              onTakeBack={() => {
                const sheet = typed.takeBack(line.id);
                if (sheet) setBegun(({ round }) => ({ line: lineOf(sheet), round: round + 1 }));
              }}
            />
          ))}
          {earlier.map((session) => (
            <KeptRow key={session.id} session={session} today={today} />
          ))}
        </ul>
      </section>
    </section>
  );
}
