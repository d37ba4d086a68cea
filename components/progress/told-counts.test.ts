import { createTranslator } from "next-intl";
import { type ComponentProps, createElement } from "react";
import { describe, expect, it } from "vitest";
import { CourseChart } from "@/components/reviews/course-chart";
import { ExerciseTimes } from "@/components/reviews/exercise-times";
import { OwnReview } from "@/components/reviews/own-review";
import { PeriodComparison } from "@/components/reviews/period-comparison";
import { shownWords } from "@/components/testing/shown-words";
import { loadMessages } from "@/lib/i18n/messages";
import { progressPoints } from "@/lib/progress/rules";
import type { Bucket, DaySums, Progress } from "@/lib/progress/schema";
import { endOf } from "@/lib/reviews/rules";
import type { Review } from "@/lib/reviews/schema";
import { useDayWords } from "./day-words";
import { OwnChart, OwnFigures } from "./own-chart";
import { RatingTable } from "./progress-tables";
import { RatingChart } from "./rating-chart";

const [from, to] = ["2026-11-28", "2026-11-30"];

/** Tension went from 6 to 3, and later that day from 5 to 8; before the first time felt safety was not asked. */
const twice: DaySums = [2, 11, 2, 11, 2, 6, 1, 10, 2];
const once: DaySums = [1, 6, 1, 3, 1, 6, 1, 7, 1];

function progressOf(day: DaySums, planned: number, bucket: Bucket = "day"): Progress {
  const week = [planned, 0, 0, 0, 0, 0, 0];
  const points = progressPoints(from, to, bucket, new Map([[to, day]]), [{ from: to, to: null, week }]);
  const answered = { tensionBefore: day[2], tensionAfter: day[4], safetyBefore: day[6], safetyAfter: day[8] };
  return { bucket, from, to, points, marks: [], summary: { sessions: day[0], planned, adherence: null, answered } };
}

function reviewOf(counts: Partial<Review["totals"]>): Review {
  const totals = { planned: 1, done: 0, enough: 0, sign: 0, notReported: 0, ...counts };
  const sessions = totals.done + totals.enough + totals.sign;
  const courses = [{ date: to, ...totals }];
  const unrated = { before: null, within: null };
  return {
    from,
    to,
    bucket: "day",
    coursesBy: "day",
    sessions,
    totals,
    courses,
    weeks: [],
    exercises: [],
    marks: [],
    tension: unrated,
    safety: unrated,
    areas: { columns: [], rows: [] },
  };
}

const Desk = ({ progress }: { progress: Progress }) =>
  createElement(RatingChart, { progress, hue: "tension", marks: [], words: useDayWords(progress.bucket, false) });
type Table = ComponentProps<typeof RatingTable>;
const Figures = (table: Pick<Table, "points" | "pairs">) =>
  createElement(RatingTable, { ...table, caption: "Spanning", words: useDayWords("day", false) });
const Courses = ({ review }: { review: Review }) =>
  createElement(CourseChart, { review, words: useDayWords("day", false) });
const own = (progress: Progress) => ({ progress, of: "tension", marks: [] }) as const;

describe("a session in which something was skipped", () => {
  it("is told as no more than that: nobody said it was enough, or that it was a choice", async () => {
    const way = endOf({ whole: false, why: null });
    const review = reviewOf({ [way]: 1 });
    expect(await shownWords(OwnReview, { review })).toContain("1 keer deels gedaan of eerder klaar. Dat mag altijd.");
    expect(await shownWords(OwnReview, { review }, "en")).toContain("Done in part or finished earlier 1 time.");
    expect(await shownWords(Courses, { review })).toContain("deels gedaan of eerder klaar");
    for (const locale of ["nl", "en"] as const) {
      const { reviews, visits, reports } = await loadMessages(locale);
      const told = JSON.stringify([reviews, (visits.done as { counts: object }).counts, reports.counts]);
      expect(told).not.toMatch(/eigen keuze|genoeg was|by choice|was enough/);
    }
  });
});

describe("a day with more than one session", () => {
  it("says that its figures are an average, of how many, and to what two dots belong", async () => {
    const told = await shownWords(Desk, { progress: progressOf(twice, 2) });
    expect(told).toContain(
      "horen bij dezelfde dag; bij meer keren op een dag is het het gemiddelde van wat is ingevuld.",
    );
    expect(told).not.toContain("dezelfde keer");
    const mine = await shownWords(OwnChart, own(progressOf(twice, 2)));
    expect(mine).toContain("Bij meer keren op een dag is het rondje het gemiddelde van wat die dag is ingevuld.");
  });

  it("is in the figures and in the line of a place the average of how many", async () => {
    const { points } = progressOf(twice, 2);
    const pairs = points.map(({ date, sessions, tensionBefore: before, tensionAfter: after }) => ({
      date,
      sessions,
      before,
      after,
    }));
    expect(await shownWords(Figures, { points, pairs })).toContain(
      "ma 30 november , het gemiddelde van wat bij 2 keer is ingevuld 2 5,5 5,5",
    );
    const mine = { title: "Spanning", pairs: pairs.slice(-1), isByWeek: false, day: (date: string) => date };
    expect(await shownWords(OwnFigures, mine)).toContain(
      "2026-11-30 , het gemiddelde van wat bij 2 keer is ingevuld 5,5 5,5",
    );
    expect(await shownWords(OwnFigures, mine, "en")).toContain("the average of what was filled in at 2 times");
    const line = createTranslator({
      locale: "nl",
      messages: await loadMessages("nl"),
      namespace: "progress.desk" as never,
    });
    const values = (line as (key: string, values: object) => string).bind(null, "values");
    expect(values({ sessions: 2, before: "5,5", after: "5,5" })).toBe(
      "het gemiddelde van wat bij 2 keer is ingevuld: vooraf 5,5, achteraf 5,5.",
    );
    expect(values({ sessions: 1, before: "6", after: "3" })).toBe("vooraf 6, achteraf 3.");
  });

  it("and one of one session does not speak of an average", async () => {
    expect(await shownWords(Desk, { progress: progressOf(once, 1) })).not.toContain("het gemiddelde van wat bij 1");
    expect(await shownWords(OwnChart, own(progressOf(once, 1)))).not.toContain("gemiddelde");
  });

  it("a week says that it is the average of a week", async () => {
    const told = await shownWords(Desk, { progress: progressOf(twice, 2, "week") });
    expect(told).toContain("horen bij dezelfde week; het is het gemiddelde van wat die week is ingevuld.");
  });
});

describe("two periods beside each other", () => {
  it("say of each which days are averages, and what was reported beside what was planned", async () => {
    const review = reviewOf({ done: 2 });
    const later = { progress: progressOf(twice, 1), review };
    const told = await shownWords(PeriodComparison, { earlier: { progress: progressOf(once, 1), review }, later });
    expect(told).toContain("1 gemeld van 1 geplande keer. Spanning vooraf 1 keer ingevuld, achteraf 1 keer. 0 2 4");
    expect(told).toContain("2 keer gemeld, 1 keer gepland.");
    expect(told).toContain("Bij meer keren op een dag is het rondje het gemiddelde");
  });
});

describe("the time of an exercise", () => {
  it("is told in minutes and seconds", async () => {
    const title = { nl: "Rusthouding", en: "Constructive rest" };
    const exercises = [{ exerciseId: "1", title, times: 1, seconds: 75, timed: 1 }];
    expect(await shownWords(ExerciseTimes, { exercises })).toContain("Tijd Getekend Rusthouding 1 1 min 15 s");
  });
});

describe("reported beside planned", () => {
  it("is a share as far as there is one, and two counts where more was reported than planned", async () => {
    const five: DaySums = [5, 30, 5, 15, 5, 30, 5, 35, 5];
    expect(await shownWords(Desk, { progress: progressOf(five, 1) })).toContain("5 keer gemeld, 1 keer gepland.");
    expect(await shownWords(OwnChart, own(progressOf(five, 1)))).toContain("5 keer gemeld, 1 keer gepland.");
    expect(await shownWords(Courses, { review: reviewOf({ done: 5 }) }, "en")).toContain(
      "Reported 5 times, planned once.",
    );
    expect(await shownWords(Desk, { progress: progressOf(five, 6) })).toContain("5 van de 6 geplande keren gemeld.");
    expect(await shownWords(Desk, { progress: progressOf(once, 1) })).toContain("1 gemeld van 1 geplande keer.");
    expect(await shownWords(Desk, { progress: progressOf(once, 0) })).toContain("1 keer gemeld; er was niets gepland.");
    expect(await shownWords(OwnChart, own(progressOf(once, 0)))).toContain("1 keer gemeld. Van");
  });
});
