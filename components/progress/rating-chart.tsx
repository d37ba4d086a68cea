"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useCallback, useId, useState } from "react";
import type { NamedMark } from "@/components/reviews/mark-words";
import { ChartFrame } from "@/components/ui/chart-frame";
import { classNames } from "@/components/ui/class-names";
import { PairedDots, PairedDotsKey } from "@/components/ui/paired-dots";
import { fewestPlaces } from "@/components/ui/scale-plot";
import type { Progress } from "@/lib/progress/schema";
import type { DayWords } from "./day-words";
import { namesOf, placeMarks } from "./plot-places";
import { RatingTable } from "./progress-tables";
import { useQuietMoment } from "./quiet-moment";

// It draws nothing on the server and weighs more than the rest of the page: until it is there, the drawing below stands.
const RatingPlot = dynamic(() => import("./rating-plot").then((file) => file.RatingPlot), { ssr: false });

type RatingChartProps = {
  progress: Progress;
  hue: "tension" | "safety";
  marks: readonly NamedMark[];
  words: DayWords;
};

export function RatingChart({ progress, hue, marks: named, words }: RatingChartProps) {
  const t = useTranslations("progress.desk");
  const hintId = useId();
  const isQuiet = useQuietMoment();
  const [isDrawn, setDrawn] = useState(false);
  const [place, setPlace] = useState<number | null>(null);
  const onReady = useCallback(() => setDrawn(true), []);

  const { points, bucket, summary } = progress;
  const pairs = points.map((point) => ({
    date: point.date,
    before: hue === "tension" ? point.tensionBefore : point.safetyBefore,
    after: hue === "tension" ? point.tensionAfter : point.safetyAfter,
  }));
  const rated = pairs.flatMap((pair, at) => (pair.before === null && pair.after === null ? [] : [{ ...pair, at }]));
  const answered =
    hue === "tension"
      ? { before: summary.answered.tensionBefore, after: summary.answered.tensionAfter }
      : { before: summary.answered.safetyBefore, after: summary.answered.safetyAfter };
  const label = t(`${hue}.drawing`, { count: rated.length, by: bucket });
  const names = namesOf(points, bucket, words.short);
  const { marks, lanes } = placeMarks(points, named);
  const shown = place === null ? undefined : pairs[place];
  const said = (value: number | null) => (value === null ? t("notFilledIn") : words.figure(value));

  return (
    <ChartFrame
      title={t(`${hue}.title`)}
      summary={
        <>
          {t("reported", { sessions: summary.sessions, planned: summary.planned })} {t(`${hue}.answered`, answered)}{" "}
          {t(`${hue}.reading`)}
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
        <>
          <div className="relative">
            <div className={classNames("print:visible", isDrawn && "invisible")}>
              <PairedDots hue={hue} label={label} points={pairs} marks={[...named]} names={names} />
            </div>
            {isQuiet ? (
              <div className="absolute inset-0 max-w-3xl print:hidden">
                <RatingPlot
                  points={rated}
                  places={Math.max(points.length, fewestPlaces)}
                  marks={marks}
                  lanes={lanes}
                  names={names}
                  hue={hue}
                  label={label}
                  describedBy={hintId}
                  onPoint={setPlace}
                  onReady={onReady}
                />
              </div>
            ) : null}
          </div>
          <p
            id={hintId}
            aria-live="polite"
            className="min-h-9 text-table text-soft [@media(any-hover:none)]:hidden print:hidden"
          >
            {shown ? (
              <>
                <strong className="font-semibold text-ink">{words.point(shown.date)}</strong>
                {": "}
                {t("values", { before: said(shown.before), after: said(shown.after) })}{" "}
                {t("reportedHere", {
                  sessions: points[place ?? 0]?.sessions ?? 0,
                  planned: points[place ?? 0]?.planned ?? 0,
                })}
              </>
            ) : isDrawn ? (
              t("howToRead")
            ) : null}
          </p>
        </>
      )}
    </ChartFrame>
  );
}
