import { useTranslations } from "next-intl";
import { ChartFrame } from "@/components/ui/chart-frame";
import { WeekBars } from "@/components/ui/week-bars";
import type { LatestSessions } from "@/lib/progress/browser";
import type { CourseOfSession } from "@/lib/progress/rules";
import type { Progress } from "@/lib/progress/schema";
import type { DayWords } from "./day-words";
import { namesOf } from "./plot-places";
import { CountTable } from "./progress-tables";

const courses: CourseOfSession[] = ["done", "partial", "stopped"];

export function CountChart({
  progress,
  latest,
  words,
}: {
  progress: Progress;
  latest: LatestSessions;
  words: DayWords;
}) {
  const t = useTranslations("progress.desk");
  const { points, bucket, summary } = progress;
  const counted = (course: CourseOfSession) => latest.items.filter((session) => session.course === course).length;
  return (
    <ChartFrame
      title={t("count.title")}
      summary={
        <>
          {t("reported", { sessions: summary.sessions, planned: summary.planned })} {t("count.reading", { by: bucket })}
        </>
      }
      figuresLabel={t("figures")}
      figures={<CountTable caption={t("count.title")} points={points} words={words} />}
    >
      <WeekBars
        label={t("count.drawing", { by: bucket, sessions: summary.sessions, planned: summary.planned })}
        names={namesOf(points, bucket, words.short)}
        weeks={points.map((point) => ({
          planned: point.planned === 0 ? null : point.planned,
          reported: point.sessions,
        }))}
      />
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {(latest.isWhole ? courses : []).map((course) => (
          <Count key={course} name={t(`count.${course}`)} value={counted(course)} />
        ))}
        {summary.planned > 0 ? (
          <Count name={t("count.notReported")} value={Math.max(0, summary.planned - summary.sessions)} />
        ) : null}
      </dl>
    </ChartFrame>
  );
}

function Count({ name, value }: { name: string; value: number }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-table text-soft">{name}</dt>
      <dd className="tabular text-heading font-semibold">{value}</dd>
    </div>
  );
}
