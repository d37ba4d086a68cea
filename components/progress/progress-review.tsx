"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { daysBetween } from "@/lib/calendar";
import { type LatestSessions, latestSessionsOf, progressOf } from "@/lib/progress/browser";
import type { Progress } from "@/lib/progress/schema";
import { CountChart } from "./count-chart";
import { useDayWords } from "./day-words";
import { LatestSessionList } from "./latest-session-list";
import { RatingChart } from "./rating-chart";

type ProgressReviewProps = {
  clientId: string;
  /** When the page was made, in milliseconds. */
  askedAt: number;
  progress: Progress;
  latest: LatestSessions;
  /** The days were asked for, but the period is so long that it is told by week. */
  isShortened: boolean;
};

/** What the page brought stands at once; coming back to the window looks again. */
export function ProgressReview({
  clientId,
  askedAt,
  progress: brought,
  latest: first,
  isShortened,
}: ProgressReviewProps) {
  const t = useTranslations("progress.desk");
  const shown = { from: brought.from, to: brought.to, bucket: brought.bucket };
  const arrived = { initialDataUpdatedAt: askedAt };
  const { data: progress } = useQuery({ ...progressOf(clientId, shown, askedAt), ...arrived, initialData: brought });
  const { data: latest } = useQuery({ ...latestSessionsOf(clientId, shown, askedAt), ...arrived, initialData: first });
  const words = useDayWords(progress.bucket, daysBetween(progress.from, progress.to) > 300);

  return (
    // On paper everything is black: the shapes tell before from after.
    <div className="flex flex-col gap-5 print:[--clay:#000] print:[--edge:#555] print:[--moss:#000] print:[--sea:#000]">
      <h2 className="sr-only">{t("title")}</h2>
      <p className="text-soft">{t("span", { from: words.full(progress.from), to: words.full(progress.to) })}</p>
      {isShortened ? <Notice kind="information">{t("byWeekBecauseLong")}</Notice> : null}
      {progress.summary.sessions === 0 && progress.summary.planned === 0 ? (
        <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>
      ) : (
        <div className="grid items-start gap-5 xl:grid-cols-2 print:block print:space-y-3">
          <RatingChart hue="tension" progress={progress} words={words} />
          <RatingChart hue="safety" progress={progress} words={words} />
          <CountChart progress={progress} latest={latest} words={words} />
          <LatestSessionList clientId={clientId} sessions={latest.items} words={words} />
        </div>
      )}
      {progress.marks.length > 0 ? (
        <section aria-label={t("marks.label")}>
          <p className="text-table text-soft">
            {t("marks.label")}
            {": "}
            {progress.marks
              .map((mark) => t("marks.one", { day: words.full(mark.date), label: mark.label, version: mark.edition }))
              .join(" · ")}
          </p>
        </section>
      ) : null}
    </div>
  );
}
