import { useTranslations } from "next-intl";
import { byDay } from "@/lib/goals/rules";
import type { Goal } from "@/lib/goals/schema";
import { answeredOf, placesOf, type Schedule, whileOpen } from "@/lib/measures/rules";
import { ScoreChart } from "./score-chart";

type GoalChartsProps = {
  goal: Goal;
  /** When own goals are asked of this client; null where nobody agreed on that. */
  schedule: Schedule | null;
  today: string;
  format?: "auto" | "phone";
};

const tenths = { min: 0, max: 10, ticks: [0, 2, 4, 6, 8, 10] };
const levels = { min: -2, max: 2, ticks: [-2, -1, 0, 1, 2] };

/** How one activity or goal went: two numbers in one drawing, and a level of attainment in its own. */
export function GoalCharts({ goal, schedule, today, format }: GoalChartsProps) {
  const t = useTranslations("goals");
  const scores = byDay(goal.scores);
  const own = whileOpen(schedule, goal, today);
  const days = scores.map(({ scoredOn }) => scoredOn);
  const placed = (of: "going" | "content") =>
    placesOf(
      scores.map((score) => ({ scoredOn: score.scoredOn, value: score[of] })),
      own,
      today,
    );
  const attained = scores.filter(({ level }) => level !== null);
  const numbers = scores.some(({ going, content }) => going !== null || content !== null);
  return (
    <>
      {numbers || attained.length === 0 ? (
        <ScoreChart
          title={goal.wording}
          format={format}
          scale={tenths}
          direction={t("chart.direction")}
          asked={own && answeredOf(own, days, today)}
          series={[
            { key: "going", name: t("going.short"), places: placed("going") },
            { key: "content", name: t("content.short"), places: placed("content") },
          ]}
        />
      ) : null}
      {attained.length > 0 ? (
        <ScoreChart
          title={t("chart.levelTitle", { goal: goal.wording })}
          format={format}
          scale={levels}
          direction={t("chart.levelDirection")}
          asked={
            own &&
            answeredOf(
              own,
              attained.map(({ scoredOn }) => scoredOn),
              today,
            )
          }
          series={[
            {
              key: "level",
              name: t("level.short"),
              places: placesOf(
                attained.map(({ scoredOn, level }) => ({ scoredOn, value: level })),
                null,
                today,
              ),
            },
          ]}
        />
      ) : null}
    </>
  );
}
