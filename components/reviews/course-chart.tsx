import { useTranslations } from "next-intl";
import type { DayWords } from "@/components/progress/day-words";
import { namesOf } from "@/components/progress/plot-places";
import { ChartFrame } from "@/components/ui/chart-frame";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import { BarSwatch, WeekBars } from "@/components/ui/week-bars";
import { toldCounts } from "@/lib/progress/rules";
import type { Review } from "@/lib/reviews/schema";

const counts = [
  ["done", "plain"],
  ["enough", "stripes"],
  ["sign", "dots"],
  ["notReported", "outline"],
] as const;

type CourseChartProps = { review: Pick<Review, "courses" | "coursesBy" | "totals" | "sessions">; words: DayWords };

/** Reported against planned, in four counts that are never made into one mark. */
export function CourseChart({ review, words }: CourseChartProps) {
  const t = useTranslations("reviews.courses");
  const tCounts = useTranslations("progress.counts");
  const { courses, coursesBy: bucket, totals, sessions } = review;
  const called = (date: string) => (bucket === "week" ? t("weekOf", { day: words.short(date) }) : words.full(date));
  return (
    <ChartFrame
      title={t("title")}
      summary={
        <>
          {tCounts("reported", toldCounts({ sessions, planned: totals.planned }))} {t("reading", { by: bucket })}
        </>
      }
      figuresLabel={t("figures")}
      savable
      figures={
        <Table caption={t("title")} captionHidden>
          <TableHead>
            <HeaderCell>{t("table.when")}</HeaderCell>
            <HeaderCell figure>{t("table.planned")}</HeaderCell>
            {counts.map(([count]) => (
              <HeaderCell key={count} figure>
                {t(`table.${count}`)}
              </HeaderCell>
            ))}
          </TableHead>
          <tbody>
            {courses.map((course) => (
              <Row key={course.date}>
                <RowHeaderCell>{called(course.date)}</RowHeaderCell>
                <Cell figure>{course.planned}</Cell>
                {counts.map(([count]) => (
                  <Cell key={count} figure>
                    {course[count]}
                  </Cell>
                ))}
              </Row>
            ))}
          </tbody>
        </Table>
      }
    >
      <WeekBars
        label={t("drawing", { by: bucket, sessions, planned: totals.planned })}
        names={namesOf(courses, bucket, words.short)}
        weeks={courses.map(({ planned, done, enough, sign }) => ({
          planned: planned === 0 ? null : planned,
          parts: [done, enough, sign],
        }))}
      />
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {counts.map(([count, fill]) => (
          <div key={count} className="flex flex-col-reverse">
            <dt className="inline-flex items-center gap-1.5 text-table text-soft">
              <BarSwatch fill={fill} />
              {t(count)}
            </dt>
            <dd className="tabular text-heading font-semibold">{totals[count]}</dd>
          </div>
        ))}
      </dl>
    </ChartFrame>
  );
}
