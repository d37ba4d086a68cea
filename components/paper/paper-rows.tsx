"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { longDay } from "@/components/frame/day-words";
import { Button } from "@/components/ui/button";
import type { Day } from "@/lib/calendar";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Moment, Rating } from "@/lib/ratings/schema";
import type { LoggedSession } from "@/lib/sessions/schema";
import type { TypedLine } from "./typed-lines";

type Told = {
  practisedOn: Day;
  before: Moment | null;
  after: Moment | null;
  entries: readonly unknown[];
  note: string | null;
};

type RowProps = { told: Told; source: string; today: Day; children?: ReactNode };

/** A day as it was typed in: a dash for what was left open, words for what somebody would rather not say. */
function PaperRow({ told, source, today, children }: RowProps) {
  const t = useTranslations("paper.typing");
  const format = useFormatter();
  const shown = (rating: Rating | undefined) =>
    rating === null || rating === undefined ? "–" : rating === "declined" ? t("declined") : String(rating);
  const pair = (of: "tension" | "safety") =>
    t("arrow", { before: shown(told.before?.[of]), after: shown(told.after?.[of]) });
  return (
    <li className="flex flex-wrap items-baseline gap-x-5 gap-y-1 border-b border-line py-2.5">
      <p className="min-w-52 first-letter:uppercase">{longDay(format, told.practisedOn, today)}</p>
      {(["tension", "safety"] as const).map((of) => (
        <p key={of} className="tabular whitespace-nowrap">
          <span className="text-soft">{t(of)}</span> {pair(of)}
        </p>
      ))}
      <p className="text-table text-soft">{t("exerciseCount", { count: told.entries.length })}</p>
      <p className="text-table text-soft">{source}</p>
      {told.note ? <blockquote className="basis-full text-soft">{told.note}</blockquote> : null}
      {children}
    </li>
  );
}

export function KeptRow({ session, today }: { session: LoggedSession; today: Day }) {
  const t = useTranslations("paper.source");
  const { enteredBy } = session;
  return (
    <PaperRow told={session} today={today} source={enteredBy ? t("typedBy", { name: enteredBy.name }) : t("paper")} />
  );
}

type LineRowProps = { line: TypedLine; typist: string; today: Day; onAgain: () => void; onTakeBack: () => void };

export function LineRow({ line, typist, today, onAgain, onTakeBack }: LineRowProps) {
  const t = useTranslations("paper.typing");
  const source = useTranslations("paper.source");
  const { state, sheet } = line;

  function words(): string {
    if (state.kind !== "failed") return t(state.kind);
    return state.problem ? t("refused", { detail: state.problem.detail }) : t("failed");
  }

  return (
    <PaperRow told={sheet} today={today} source={source("typedBy", { name: typist })}>
      <div className="flex flex-wrap items-center gap-x-3 text-table sm:ml-auto">
        <p role="status" className="text-soft">
          {words()}
        </p>
        {state.kind === "failed" ? (
          <Button look="plain" onClick={onAgain}>
            {t("again")}
          </Button>
        ) : null}
        {state.kind === "waiting" || (state.kind === "failed" && state.problem) ? (
          <Button look="plain" onClick={onTakeBack}>
            {t("undo")}
          </Button>
        ) : null}
      </div>
    </PaperRow>
  );
}
