"use client";

import { useTranslations } from "next-intl";
import type { NamedMark } from "@/components/reviews/mark-words";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PairedDots, PairedDotsKey, uprightsOf } from "@/components/ui/paired-dots";
import { WalkAlong } from "@/components/ui/walk-along";
import { toldCounts } from "@/lib/progress/rules";
import type { Progress } from "@/lib/progress/schema";
import type { DayWords } from "./day-words";
import { namesOf } from "./plot-places";
import { RatingTable } from "./progress-tables";

type RatingChartProps = {
  progress: Progress;
  hue: "tension" | "safety";
  marks: readonly NamedMark[];
  words: DayWords;
};

/** Before and after, place by place: told by the server's drawing, and by whatever walks along it. */
export function RatingChart({ progress, hue, marks: named, words }: RatingChartProps) {
  const t = useTranslations("progress.desk");
  const counts = useTranslations("progress.counts");
  const { points, bucket, summary } = progress;
  const pairs = points.map((point) => ({
    date: point.date,
    before: hue === "tension" ? point.tensionBefore : point.safetyBefore,
    after: hue === "tension" ? point.tensionAfter : point.safetyAfter,
  }));
  const rated = pairs.flatMap((pair, at) => (pair.before === null && pair.after === null ? [] : [at]));
  const answered =
    hue === "tension"
      ? { before: summary.answered.tensionBefore, after: summary.answered.tensionAfter }
      : { before: summary.answered.safetyBefore, after: summary.answered.safetyAfter };
  const label = t(`${hue}.drawing`, { count: rated.length, by: bucket });
  const names = namesOf(points, bucket, words.short);
  const said = (value: number | null = null) => (value === null ? t("notFilledIn") : words.figure(value));
  const dayAt = (at: number) => words.point(points[at]?.date ?? "");
  const valuesAt = (at: number) => {
    const { sessions = 0, planned = 0 } = points[at] ?? {};
    return [
      t("values", { before: said(pairs[at]?.before), after: said(pairs[at]?.after), sessions }),
      t("reportedHere", { sessions, planned }),
    ].join(" ");
  };

  return (
    <ChartFrame
      title={t(`${hue}.title`)}
      summary={
        <>
          {counts("reported", toldCounts(summary))} {t(`${hue}.answered`, answered)}{" "}
          {rated.length > 0 ? t("places", { by: bucket }) : null} {t(`${hue}.reading`)}
        </>
      }
      figuresLabel={t("figures")}
      savable={rated.length > 0}
      figures={<RatingTable caption={t(`${hue}.title`)} points={points} pairs={pairs} words={words} />}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-5 gap-y-1">
        <PairedDotsKey hue={hue} before={t("before")} after={t("after")} />
        <span className="text-table text-soft">{t(`${hue}.scale`)}</span>
      </div>
      {rated.length === 0 ? (
        <p className="py-6 text-soft">{t(`${hue}.none`)}</p>
      ) : (
        <WalkAlong
          drawing={<PairedDots hue={hue} label={label} points={pairs} marks={[...named]} names={names} />}
          places={points.length}
          uprights={uprightsOf(points, named)}
          names={names}
          stops={rated}
          label={t("walk", { title: t(`${hue}.title`) })}
          told={(at) => `${dayAt(at)}: ${valuesAt(at)}`}
        >
          {(at) => (
            <p className="min-h-9 text-table text-soft print:hidden" data-reading>
              {at === null ? (
                t("howToRead")
              ) : (
                <>
                  <strong className="font-semibold text-ink">{dayAt(at)}</strong>
                  {`: ${valuesAt(at)}`}
                </>
              )}
            </p>
          )}
        </WalkAlong>
      )}
    </ChartFrame>
  );
}
