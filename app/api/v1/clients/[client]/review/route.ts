import { operations } from "@/app/api/operations";
import { othersRefused } from "@/lib/access/others-refused";
import { swiftRoute } from "@/lib/access/route";
import { accepted } from "@/lib/result";
import { readReview } from "@/lib/reviews/read";

export const GET = swiftRoute(operations.readReview, async (entry, { query, now }) => {
  const review = await readReview(entry, query, now);
  return review.ok ? accepted({ value: review.value }) : review;
});

export const { DELETE, PATCH, POST, PUT } = othersRefused("GET");
