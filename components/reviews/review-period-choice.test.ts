import { expect, test } from "vitest";
import { shownWords } from "@/components/testing/shown-words";
import { reviewPeriod } from "@/lib/progress/rules";
import { ReviewPeriodChoice } from "./review-period-choice";

test("the choice that begins with nothing says what it is about, for the eye too", async () => {
  const today = "2026-11-30";
  const props = { address: "/clients/1/progress", period: reviewPeriod({ period: "6w" }, today), today };
  expect(await shownWords(ReviewPeriodChoice, props)).toMatch(/Vergelijken Geen .*Met de periode ervoor/);
  expect(await shownWords(ReviewPeriodChoice, props, "en")).toMatch(/Compare Nothing .*With the period before/);
});
