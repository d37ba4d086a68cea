import { useTranslations } from "next-intl";
import { useDayWords } from "@/components/progress/day-words";
import { namesOf } from "@/components/progress/plot-places";
import { ChartSaving } from "@/components/ui/chart-saving";
import { PairedDots, PairedDotsKey } from "@/components/ui/paired-dots";
import { Cell, HeaderCell, Row, RowHeaderCell, Table, TableHead } from "@/components/ui/table";
import { daysBetween } from "@/lib/calendar";
import { averagesDays, toldCounts } from "@/lib/progress/rules";
import type { Review, ReviewedPeriod } from "@/lib/reviews/schema";

type Scale = "tension" | "safety";
type Sided = ReviewedPeriod & { side: "earlier" | "later" };

/** Two periods in the same measure, the earlier one first. Nothing is made of their difference. */
export function PeriodComparison({ earlier, later }: { earlier: ReviewedPeriod; later: ReviewedPeriod }) {
  const t = useTranslations("reviews.beside");
  const chart = useTranslations("progress.desk");
  const tProgress = useTranslations("progress");
  const periods: Sided[] = [
    { side: "earlier", ...earlier },
    { side: "later", ...later },
  ];
  const { progress } = earlier;
  const words = useDayWords(progress.bucket, Math.abs(daysBetween(progress.from, later.progress.to)) > 300);
  const called = ({ review: { from, to } }: ReviewedPeriod) =>
    t("period", { from: words.short(from), to: words.short(to) });
  const titleOf = (period: ReviewedPeriod, scale: Scale) => `${chart(`${scale}.title`)}, ${called(period)}`;
  const answeredOf = ({ progress: { summary } }: ReviewedPeriod, scale: Scale) =>
    chart(`${scale}.answered`, {
      before: summary.answered[`${scale}Before`],
      after: summary.answered[`${scale}After`],
    });
  const withCount = (value: { median: number; count: number } | null) =>
    value ? t("withCount", { value: words.figure(value.median), count: value.count }) : t("notFilledIn");
  const rows: [string, (review: Review) => string][] = [
    ["sessions", ({ sessions }) => words.figure(sessions)],
    ["planned", ({ totals }) => words.figure(totals.planned)],
    ["tensionBefore", ({ tension }) => withCount(tension.before)],
    ["safetyBefore", ({ safety }) => withCount(safety.before)],
    ["tensionWithin", ({ tension }) => withCount(tension.within)],
    ["safetyWithin", ({ safety }) => withCount(safety.within)],
  ];
  return (
    <section aria-labelledby="two-periods" className="surface flex flex-col gap-4 p-4 sm:p-5">
      <h2 id="two-periods" className="text-heading">
        {t("title")}
      </h2>
      {(["tension", "safety"] as const).map((scale) => (
        <div key={scale} className="flex flex-col gap-2">
          <div className="flex flex-wrap items-baseline justify-between gap-x-5 gap-y-1">
            <h3 className="font-semibold">{chart(`${scale}.title`)}</h3>
            <PairedDotsKey hue={scale} before={chart("before")} after={chart("after")} />
          </div>
          <div className="grid gap-5 lg:grid-cols-2">
            {periods.map((period) => (
              // A figure of its own, so that it can be taken along.
              <figure key={keyOf(period)} className="flex min-w-0 flex-col gap-1 bg-card">
                <figcaption className="text-table text-soft">
                  {called(period)}. {tProgress("counts.reported", toldCounts(period.progress.summary))}{" "}
                  {answeredOf(period, scale)} {averagesDays(period.progress) ? tProgress("average") : null}
                </figcaption>
                <PeriodDots period={period} scale={scale} title={titleOf(period, scale)} />
              </figure>
            ))}
          </div>
        </div>
      ))}
      <Table caption={t("figures")} captionHidden wide>
        <TableHead>
          <HeaderCell>{t("what")}</HeaderCell>
          {periods.map((period) => (
            <HeaderCell key={keyOf(period)} figure>
              {called(period)}
            </HeaderCell>
          ))}
        </TableHead>
        <tbody>
          {rows.map(([name, told]) => (
            <Row key={name}>
              <RowHeaderCell>{t(name)}</RowHeaderCell>
              {periods.map((period) => (
                <Cell key={keyOf(period)} figure>
                  {told(period.review)}
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
      <p className="max-w-prose text-table text-soft">{t("reading")}</p>
    </section>
  );
}

// Two periods of one's own choice may begin on one day, and be the same days.
const keyOf = ({ side }: Sided) => side;

function PeriodDots({ period: { progress }, scale, title }: { period: ReviewedPeriod; scale: Scale; title: string }) {
  const t = useTranslations("progress.desk");
  const words = useDayWords(progress.bucket, false);
  const points = progress.points.map((point) => ({
    date: point.date,
    before: scale === "tension" ? point.tensionBefore : point.safetyBefore,
    after: scale === "tension" ? point.tensionAfter : point.safetyAfter,
  }));
  const rated = points.filter(({ before, after }) => before !== null || after !== null).length;
  if (rated === 0) return <p className="py-6 text-soft">{t(`${scale}.none`)}</p>;
  return (
    <>
      <PairedDots
        hue={scale}
        points={points}
        label={t(`${scale}.drawing`, { count: rated, by: progress.bucket })}
        names={namesOf(points, progress.bucket, words.short)}
      />
      <ChartSaving title={title} />
    </>
  );
}
