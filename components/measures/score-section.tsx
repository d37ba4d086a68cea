import { useTranslations } from "next-intl";
import type { Goal } from "@/lib/goals/schema";
import type { Assignment } from "@/lib/measures/schema";
import { GoalCharts } from "./goal-charts";
import { MeasureChart } from "./measure-chart";

type ScoreSectionProps = {
  goals: readonly Goal[];
  assignments: readonly Assignment[];
  today: string;
  of: "desk" | "own";
};

/** Beside the ratings: each goal and each measure on its own scale. Without any score it says nothing. */
export function ScoreSection({ goals, assignments, today, of }: ScoreSectionProps) {
  const t = useTranslations("measures.section");
  const scored = goals.filter(({ scores }) => scores.length > 0);
  const asked = assignments.filter(({ measure, scores }) => measure !== "own-goals" && scores.length > 0);
  if (scored.length + asked.length === 0) return null;
  const schedule = assignments.find(({ measure }) => measure === "own-goals") ?? null;
  const format = of === "own" ? "phone" : "auto";
  return (
    <section aria-labelledby="scores" className="flex flex-col gap-4">
      <h2 id="scores" className="text-heading">
        {t(of)}
      </h2>
      <div className={of === "own" ? "flex flex-col gap-5" : "grid items-start gap-5 xl:grid-cols-2 print:block"}>
        {scored.map((goal) => (
          <GoalCharts key={goal.id} goal={goal} schedule={schedule} today={today} format={format} />
        ))}
        {asked.map((assignment) => (
          <MeasureChart key={assignment.id} assignment={assignment} today={today} format={format} />
        ))}
      </div>
    </section>
  );
}
