"use client";

import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { mostOpen } from "@/lib/goals/rules";
import type { Goal } from "@/lib/goals/schema";
import { EndGoal } from "./end-goal";
import { useScoreWords } from "./goal-words";
import { OwnGoalForm } from "./own-goal-form";
import { RewordGoal } from "./reword-goal";

/** Wanted: to name what matters, in one's own words. Feared: that the words are judged, or must be good enough. */
export function OwnGoals({ clientId, goals }: { clientId: string; goals: Goal[] }) {
  const t = useTranslations("goals");
  const words = useScoreWords();
  const open = goals.filter((goal) => goal.ending === null);
  const ended = goals.filter((goal) => goal.ending !== null);
  return (
    <>
      {open.length === 0 ? <EmptyState title={t("own.empty.title")}>{t("own.empty.body")}</EmptyState> : null}
      <ul className="flex flex-col gap-3 empty:hidden">
        {open.map((goal) => {
          const [latest] = words.earlier(goal.scores, 1);
          return (
            <li key={goal.id} className="surface flex flex-col gap-2 p-5">
              <p className="text-desk text-soft">{t(`kinds.${goal.kind}`)}</p>
              <h2 className="text-heading">{goal.wording}</h2>
              {goal.byClient ? null : <p className="text-desk text-soft">{t("typedBy", { name: goal.by ?? "" })}</p>}
              <p className="text-desk text-soft">
                {latest ? t("latest", { day: words.day(latest.scoredOn), scores: words.line(latest) }) : t("noScore")}
              </p>
              <ButtonLink href={`/today/score?of=${goal.id}`} look="quiet" wide>
                {t("own.score")}
              </ButtonLink>
              <div className="-mb-2 -ml-3 flex flex-wrap gap-x-2">
                {goal.scores.length === 0 ? <RewordGoal clientId={clientId} goal={goal} /> : null}
                <EndGoal clientId={clientId} goal={goal} />
              </div>
            </li>
          );
        })}
      </ul>
      {open.length < mostOpen ? <OwnGoalForm clientId={clientId} /> : <p className="text-soft">{t("own.full")}</p>}
      {ended.length > 0 ? (
        <details className="surface px-5 py-3">
          <summary className="min-h-11 cursor-pointer content-center font-semibold">{t("ended.title")}</summary>
          <ul className="flex flex-col">
            {ended.map((goal) => (
              <li key={goal.id} className="flex flex-col border-line py-3 not-first:border-t">
                {goal.wording}
                <span className="text-desk text-soft">
                  {t(`ended.${goal.ending ?? "let-go"}`, { day: words.day(goal.endedOn ?? goal.madeOn) })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
