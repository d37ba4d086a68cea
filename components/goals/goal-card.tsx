"use client";

import { useTranslations } from "next-intl";
import type { Goal } from "@/lib/goals/schema";
import { EndGoal } from "./end-goal";
import { GoalLevels } from "./goal-levels";
import { GoalScoreEntry } from "./goal-score-entry";
import { useScoreWords } from "./goal-words";
import { RewordGoal } from "./reword-goal";

/** One activity or goal at the desk: its words, who typed them, and the latest numbers. */
export function GoalCard({ clientId, goal, today }: { clientId: string; goal: Goal; today: string }) {
  const t = useTranslations("goals");
  const words = useScoreWords();
  const latest = words.earlier(goal.scores, 3);
  return (
    <article aria-label={goal.wording} className="surface flex flex-col gap-3 p-5">
      <div className="flex flex-col">
        <p className="text-table text-soft">
          {t(`kinds.${goal.kind}`)} · {t(goal.byClient ? "desk.byClient" : "typedBy", { name: goal.by ?? "" })} ·{" "}
          {t("desk.since", { day: words.day(goal.madeOn) })}
        </p>
        <h3 className="text-heading">{goal.wording}</h3>
      </div>
      {latest.length > 0 ? (
        <ul className="flex flex-col">
          {latest.map((score) => (
            <li key={score.id} className="flex flex-wrap justify-between gap-x-4 border-line py-1.5 not-first:border-t">
              <span>{words.line(score)}</span>
              <span className="text-table text-soft">
                {words.day(score.scoredOn)}, {t(`source.${score.source}`)}
                {score.earlierShown ? `, ${t("desk.earlierShown")}` : ""}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-soft">{t("noScore")}</p>
      )}
      {goal.kind === "goal" ? <GoalLevels clientId={clientId} goal={goal} /> : null}
      <div className="flex flex-wrap gap-2">
        <GoalScoreEntry clientId={clientId} goal={goal} today={today} />
        {goal.scores.length === 0 ? <RewordGoal clientId={clientId} goal={goal} /> : null}
        <EndGoal clientId={clientId} goal={goal} />
      </div>
    </article>
  );
}
