import { useMarkWords } from "@/components/reviews/mark-words";
import { OwnReview } from "@/components/reviews/own-review";
import type { ReviewedPeriod } from "@/lib/reviews/schema";
import { OwnChart } from "./own-chart";

/** The same facts as the therapist's, and calmer. */
export function OwnProgress({ progress, review }: ReviewedPeriod) {
  const { onAxis } = useMarkWords();
  const marks = onAxis(review.marks, progress.bucket);
  return (
    <>
      <OwnChart progress={progress} of="tension" marks={marks} />
      <OwnChart progress={progress} of="safety" marks={marks} />
      <OwnReview review={review} />
    </>
  );
}
