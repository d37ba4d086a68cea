import { Fragment } from "react";
import { useMarkWords } from "@/components/reviews/mark-words";
import { OwnReview } from "@/components/reviews/own-review";
import { WeekChart } from "@/components/reviews/week-chart";
import { daysBetween } from "@/lib/calendar";
import type { ReviewedPeriod } from "@/lib/reviews/schema";
import { useDayWords } from "./day-words";
import { OwnChart } from "./own-chart";

/** The same facts as the therapist's, and calmer. */
export function OwnProgress({ progress, review }: ReviewedPeriod) {
  const { onAxis } = useMarkWords();
  const marks = onAxis(review.marks, progress.bucket);
  const weekly = onAxis(review.marks, "week");
  const words = useDayWords("week", daysBetween(progress.from, progress.to) > 300);
  // One week has nothing beside which its middle could stand.
  const isOverWeeks = review.weeks.filter(({ sessions }) => sessions > 0).length > 1;
  return (
    <>
      {(["tension", "safety"] as const).map((scale) => (
        <Fragment key={scale}>
          <OwnChart progress={progress} of={scale} marks={marks} />
          {isOverWeeks ? <WeekChart hue={scale} review={review} marks={weekly} words={words} format="phone" /> : null}
        </Fragment>
      ))}
      <OwnReview review={review} />
    </>
  );
}
