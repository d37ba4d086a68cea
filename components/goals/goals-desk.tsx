import { useTranslations } from "next-intl";
import { AssignMeasure } from "@/components/measures/assign-measure";
import { MeasureCard } from "@/components/measures/measure-card";
import { EmptyState } from "@/components/ui/empty-state";
import { attainment, latestLevels, mostOpen } from "@/lib/goals/rules";
import type { Goal } from "@/lib/goals/schema";
import { useFormatter } from "@/lib/i18n/formatter";
import type { Assignment, Licence } from "@/lib/measures/schema";
import { AddGoal } from "./add-goal";
import { GoalCard } from "./goal-card";
import { useScoreWords } from "./goal-words";

const tenths = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

type GoalsDeskProps = {
  client: { id: string; name: string };
  goals: Goal[];
  assignments: Assignment[];
  licences: Licence[];
  today: string;
};

/** Wanted: what this client is doing it for, and what is still to be asked. Feared: forms that ask the same twice. */
export function GoalsDesk({ client, goals, assignments, licences, today }: GoalsDeskProps) {
  const t = useTranslations("goals");
  const tMeasures = useTranslations("measures");
  const words = useScoreWords();
  const format = useFormatter();
  const open = goals.filter((goal) => goal.ending === null);
  const ended = goals.filter((goal) => goal.ending !== null);
  const running = assignments.filter((one) => one.endedOn === null);
  const over = assignments.filter((one) => one.endedOn !== null);
  const levels = latestLevels(goals);
  const score = attainment(levels);
  return (
    <div className="grid items-start gap-8 xl:grid-cols-2">
      <section aria-labelledby="goals" className="flex min-w-0 flex-col gap-4">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="flex max-w-prose flex-col gap-1">
            <h2 id="goals" className="text-heading">
              {t("desk.title")}
            </h2>
            <p className="text-soft">{t("desk.lead", { name: client.name })}</p>
          </div>
          {open.length < mostOpen ? <AddGoal clientId={client.id} /> : null}
        </div>
        {goals.length === 0 ? <EmptyState title={t("desk.empty.title")}>{t("desk.empty.body")}</EmptyState> : null}
        {open.map((goal) => (
          <GoalCard key={goal.id} clientId={client.id} goal={goal} today={today} />
        ))}
        {score === null ? null : (
          <p className="text-soft">
            {t("desk.attainment", { count: levels.length, score: format.number(score, tenths) })}
          </p>
        )}
        {ended.length > 0 ? (
          <details className="surface px-5 py-3">
            <summary className="min-h-8 cursor-pointer font-semibold">{t("ended.title")}</summary>
            <ul className="flex flex-col">
              {ended.map((goal) => (
                <li key={goal.id} className="flex flex-col border-line py-3 not-first:border-t">
                  {goal.wording}
                  <span className="text-table text-soft">
                    {t(`ended.${goal.ending ?? "let-go"}`, { day: words.day(goal.endedOn ?? goal.madeOn) })}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
      </section>
      <section aria-labelledby="measures" className="flex min-w-0 flex-col gap-4">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div className="flex max-w-prose flex-col gap-1">
            <h2 id="measures" className="text-heading">
              {tMeasures("desk.title")}
            </h2>
            <p className="text-soft">{tMeasures("desk.lead")}</p>
          </div>
          <AssignMeasure clientId={client.id} assigned={running} licences={licences} today={today} />
        </div>
        {assignments.length === 0 ? (
          <EmptyState title={tMeasures("desk.empty.title")}>{tMeasures("desk.empty.body")}</EmptyState>
        ) : null}
        {[...running, ...over].map((assignment) => (
          <MeasureCard key={assignment.id} clientId={client.id} assignment={assignment} today={today} />
        ))}
      </section>
    </div>
  );
}
