"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { NoteList } from "@/components/notes/note-list";
import { useDayWords } from "@/components/progress/day-words";
import { LatestSessionList } from "@/components/progress/latest-session-list";
import { RatingChart } from "@/components/progress/rating-chart";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { type Day, daysBetween } from "@/lib/calendar";
import type { Note } from "@/lib/notes/schema";
import { latestSessionsOf, progressOf } from "@/lib/progress/browser";
import type { Glimpse } from "@/lib/progress/rules";
import { reviewOf } from "@/lib/reviews/browser";
import type { ReviewedPeriod } from "@/lib/reviews/schema";
import { AreaChart } from "./area-chart";
import { CourseChart } from "./course-chart";
import { ExerciseTimes } from "./exercise-times";
import { useMarkWords } from "./mark-words";
import { PeriodComparison } from "./period-comparison";
import { WeekChart } from "./week-chart";

type ProgressReviewProps = {
  clientId: string;
  /** When the page was made, in milliseconds. */
  askedAt: number;
  today: Day;
  brought: ReviewedPeriod;
  /** The period to set beside it, where one was asked for. */
  beside: ReviewedPeriod | null;
  latest: Glimpse[];
  notes: readonly Note[];
  /** The days were asked for, but the period is so long that it is told by week. */
  isShortened: boolean;
};

const inOrderOfTime = (a: ReviewedPeriod, b: ReviewedPeriod) =>
  a.progress.from <= b.progress.from ? { earlier: a, later: b } : { earlier: b, later: a };

/** What the page brought stands at once; coming back to the window looks again. */
export function ProgressReview(props: ProgressReviewProps) {
  const { clientId, askedAt, today, brought, beside, notes, isShortened } = props;
  const t = useTranslations("progress.desk");
  const { from, to, bucket } = brought.progress;
  const shown = { from, to, bucket };
  const arrived = { initialDataUpdatedAt: askedAt };
  const { data: progress } = useQuery({
    ...progressOf(clientId, shown, askedAt),
    ...arrived,
    initialData: brought.progress,
  });
  const { data: review } = useQuery({ ...reviewOf(clientId, shown, askedAt), ...arrived, initialData: brought.review });
  const { data: latest } = useQuery({
    ...latestSessionsOf(clientId, shown, askedAt),
    ...arrived,
    initialData: props.latest,
  });
  const words = useDayWords(bucket, daysBetween(from, to) > 300);
  const { called, onAxis } = useMarkWords();
  const marks = onAxis(review.marks, bucket);
  const weekly = onAxis(review.marks, "week");

  return (
    // On paper everything is black: the shapes tell before from after.
    <div className="flex flex-col gap-5 print:[--clay:#000] print:[--edge:#555] print:[--moss:#000] print:[--sea:#000]">
      <h2 className="sr-only">{t("title")}</h2>
      <p className="text-soft">{t("span", { from: words.full(from), to: words.full(to) })}</p>
      {isShortened ? <Notice kind="information">{t("byWeekBecauseLong")}</Notice> : null}
      {beside ? <PeriodComparison {...inOrderOfTime(beside, { progress, review })} /> : null}
      {progress.summary.sessions === 0 && progress.summary.planned === 0 ? (
        <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>
      ) : (
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2 print:block print:space-y-3">
          <RatingChart hue="tension" progress={progress} marks={marks} words={words} />
          <RatingChart hue="safety" progress={progress} marks={marks} words={words} />
          <WeekChart hue="tension" review={review} marks={weekly} words={words} />
          <WeekChart hue="safety" review={review} marks={weekly} words={words} />
          <CourseChart review={review} words={words} />
          <LatestSessionList clientId={clientId} sessions={latest} words={words} />
          <AreaChart areas={review.areas} words={words} />
          <ExerciseTimes exercises={review.exercises} />
        </div>
      )}
      {review.marks.length > 0 ? (
        <section aria-labelledby="marks" className="flex flex-col gap-1 text-table text-soft">
          <h2 id="marks" className="font-semibold">
            {t("marks.label")}
          </h2>
          <ol className="flex flex-col gap-0.5">
            {review.marks.map((mark, at) => (
              <li key={`${mark.date} ${mark.kind} ${mark.text}`} className="line-clamp-2">
                <span className="tabular">{at + 1}.</span>{" "}
                {t("marks.one", { day: words.full(mark.date), what: called(mark) })}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <NoteList clientId={clientId} today={today} notes={notes} dayWords={words.full} />
    </div>
  );
}
