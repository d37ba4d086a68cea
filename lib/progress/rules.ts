import { addDays, type Day, dayOf, daysBetween, daysFrom, isDay, mondayOf } from "@/lib/calendar";
import { plannedOn } from "@/lib/plans/rules";
import type { PlanPeriod } from "@/lib/plans/schema";
import type { Rating } from "@/lib/ratings/schema";
import { accepted, type Result, refused } from "@/lib/result";
import { isTimed } from "@/lib/sessions/rules";
import type { LoggedSession } from "@/lib/sessions/schema";
import type { Bucket, DaySums, ProgressPoint, ProgressQuery, TrendDay, WeekCount } from "./schema";

/** Sums of answered ratings and how many were answered: a mean is made last, so that a missing one is never a zero. */
const mean = (sum: number, count: number): number | null => (count === 0 ? null : Math.round((sum / count) * 10) / 10);

const nothing: DaySums = [0, 0, 0, 0, 0, 0, 0, 0, 0];

const added = (a: DaySums, b: DaySums): DaySums => a.map((value, n) => value + (b[n] ?? 0)) as DaySums;

const meansOf = ([, tb, tbn, ta, tan, sb, sbn, sa, san]: DaySums) => ({
  tensionBefore: mean(tb, tbn),
  tensionAfter: mean(ta, tan),
  safetyBefore: mean(sb, sbn),
  safetyAfter: mean(sa, san),
});

const periodOn = (plan: readonly PlanPeriod[], day: Day) =>
  plan.findLast(({ from, to }) => from <= day && (to === null || day <= to));

/** Sessions asked on a day: those of the version that was in force then. Where two overlap, the later one counts. */
export function plannedByDay(plan: readonly PlanPeriod[], day: Day): number {
  const period = periodOn(plan, day);
  return period ? plannedOn(period.week, day) : 0;
}

/** Every day of a period, or every week by its Monday, with what was reported and what was planned. Gaps stay gaps. */
export function progressPoints(
  from: Day,
  to: Day,
  bucket: Bucket,
  sums: ReadonlyMap<Day, DaySums>,
  plan: readonly PlanPeriod[],
): ProgressPoint[] {
  const days = daysFrom(from, to).map((date) => ({
    date,
    sums: sums.get(date) ?? nothing,
    planned: plannedByDay(plan, date),
  }));
  if (bucket === "day")
    return days.map(({ date, sums: day, planned }) => ({ date, sessions: day[0], planned, ...meansOf(day) }));
  const weeks = new Map<Day, { sums: DaySums; planned: number }>();
  for (const day of days) {
    const monday = mondayOf(day.date);
    const week = weeks.get(monday) ?? { sums: nothing, planned: 0 };
    weeks.set(monday, { sums: added(week.sums, day.sums), planned: week.planned + day.planned });
  }
  return [...weeks].map(([date, week]) => ({
    date,
    sessions: week.sums[0],
    planned: week.planned,
    ...meansOf(week.sums),
  }));
}

/** Reported against planned: a share that may pass 1; null where nothing was planned. */
export const adherenceOf = (sessions: number, planned: number): number | null =>
  planned === 0 ? null : Math.round((sessions / planned) * 100) / 100;

type Counts = Pick<ProgressPoint, "sessions" | "planned"> & { adherence?: number | null };

/**
 * What the sentence about both counts is told by. More than was planned is no share of it, nor is more than was planned
 * until today (`adherence`): then they are two counts.
 */
export const toldCounts = ({ sessions, planned, adherence = null }: Counts) => ({
  sessions,
  planned,
  how: planned === 0 ? "unplanned" : sessions > planned || (adherence ?? 0) > 1 ? "over" : "within",
});

/** Whether a drawn day holds more than one session, so that its ratings are means and of no single session. */
export const averagesDays = ({
  bucket,
  points,
}: {
  bucket: Bucket;
  points: readonly Pick<ProgressPoint, "sessions">[];
}) => bucket === "day" && points.some(({ sessions }) => sessions > 1);

/** The seven days of the week that a day lies in, Monday first. */
export function weekOf(day: Day): Day[] {
  const monday = mondayOf(day);
  return daysFrom(monday, addDays(monday, 6));
}

/** A week (`weekOf`) from the summary row that the caseload reads. */
export function thisWeek(
  days: Record<Day, DaySums>,
  plan: readonly PlanPeriod[],
  week: readonly Day[],
  today: Day,
): WeekCount {
  const sessions = week.reduce((sum, day) => sum + (days[day]?.[0] ?? 0), 0);
  const asked = week.map((day, weekday) => periodOn(plan, day)?.week[weekday] ?? 0);
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
  // What lies ahead is planned, but nobody could have done it yet.
  const soFar = sum(asked.filter((_, weekday) => (week[weekday] as Day) <= today));
  return { sessions, planned: sum(asked), adherence: adherenceOf(sessions, soFar) };
}

/** The last days with a session, oldest first: what the small trend in a row draws. */
export const trendOf = (days: Record<Day, DaySums>, most = 8): TrendDay[] =>
  Object.keys(days)
    .sort()
    .slice(-most)
    .map((date) => ({ date, ...meansOf(days[date] ?? nothing) }));

/** Five years: more than that is no chart but an export. */
const longest = 1830;

type Asked = Pick<ProgressQuery, "from" | "to">;

/** Which day it is for the client is known only with the record: a day more on either side is read, and then cut. */
export function daysAsked(
  { from, to }: Asked,
  now: Date,
): Result<{ earliest: Day; latest: Day }, "ends_before_start" | "period_too_long"> {
  const latest = to ?? addDays(dayOf(now, "UTC"), 1);
  const earliest = from ?? addDays(latest, -90);
  if (earliest > latest)
    return refused("ends_before_start", { faults: [{ path: "to", refusal: "ends_before_start" }] });
  if (daysBetween(earliest, latest) > longest)
    return refused("period_too_long", { faults: [{ path: "from", refusal: "period_too_long" }] });
  return accepted({ earliest, latest });
}

/** Both days included; the last twelve weeks where nothing is asked. */
export function periodOf({ from, to }: Asked, today: Day): { from: Day; to: Day } {
  const last = to ?? today;
  return { from: from ?? addDays(last, -83), to: last };
}

export const periodNames = ["2w", "6w", "3m", "all"] as const;

export interface ReviewPeriod {
  name: (typeof periodNames)[number] | "own";
  from: Day;
  to: Day;
  bucket: Bucket;
  /** What was asked for, which a long period does not give. */
  wanted: Bucket;
  /** What is set beside it: the equally long stretch just before, or days of one's own choice. */
  beside: "before" | { from: Day; to: Day } | null;
}

const daysBack = { "2w": 13, "6w": 41, "3m": 90, all: 1825 } as const;

/** Beyond half a year the days of a chart run together; the weeks can still be read. */
const mostDays = 182;

export const bucketFor = (wanted: Bucket, from: Day, to: Day): Bucket =>
  daysBetween(from, to) > mostDays ? "week" : wanted;

/**
 * The period that an address asks for, both days included; six weeks by day where it asks nothing that can be. The two
 * days of an own period may stand in either order, and more than five years is cut at the early end.
 */
export function reviewPeriod(
  asked: Partial<Record<"period" | "from" | "to" | "by" | "beside" | "besideFrom" | "besideTo", unknown>>,
  today: Day,
): ReviewPeriod {
  const wanted: Bucket = asked.by === "week" ? "week" : "day";
  const beside = besideOf(asked, today);
  // Two periods are told in the same measure: where one is long, both go by week.
  const measure = beside !== null && beside !== "before" ? bucketFor(wanted, beside.from, beside.to) : wanted;
  const own = asked.period === "own" ? spanOf([asked.from, asked.to], today) : null;
  if (own) return { name: "own", ...own, bucket: bucketFor(measure, own.from, own.to), wanted, beside };
  const name = periodNames.find((one) => one === asked.period) ?? "6w";
  const start = addDays(today, -daysBack[name]);
  const bucket = bucketFor(name === "all" ? wanted : measure, start, today);
  // A week that is cut in two would look like a week in which less was done.
  return {
    name,
    from: bucket === "week" ? mondayOf(start) : start,
    to: today,
    bucket,
    wanted,
    beside: name === "all" ? null : beside,
  };
}

function spanOf(ends: readonly unknown[], today: Day): { from: Day; to: Day } | null {
  const days = ends.filter((day): day is Day => typeof day === "string" && isDay(day));
  if (days.length === 0) return null;
  const [first, last] = (days.length === 1 ? [...days, today] : days).sort() as [Day, Day];
  const earliest = addDays(last, -daysBack.all);
  return { from: first < earliest ? earliest : first, to: last };
}

function besideOf(
  asked: { beside?: unknown; besideFrom?: unknown; besideTo?: unknown },
  today: Day,
): ReviewPeriod["beside"] {
  if (asked.beside === "before") return "before";
  return asked.beside === "own" ? (spanOf([asked.besideFrom, asked.besideTo], today) ?? "before") : null;
}

export type CourseOfSession = "done" | "partial" | "stopped";

/** How a session went, by its own entries: stopping is told apart, doing less is doing. */
export const courseOf = (entries: readonly Pick<LoggedSession["entries"][number], "outcome">[]): CourseOfSession =>
  entries.some(({ outcome }) => outcome === "stopped")
    ? "stopped"
    : entries.every(({ outcome }) => outcome === "done")
      ? "done"
      : "partial";

/** What a session may carry beside ratings, places and a note, in the order in which the review names it. */
export const beyondRatings = ["rerated", "stop", "context", "echo", "corrections"] as const;
export type BeyondRatings = (typeof beyondRatings)[number];

function isTold(session: LoggedSession, part: BeyondRatings): boolean {
  const { context, corrections } = session;
  switch (part) {
    case "context":
      return Boolean(context?.place ?? context?.company ?? context?.event);
    case "corrections":
      return Boolean(corrections && corrections.length > 0);
    case "rerated":
    case "stop":
    case "echo":
      return Boolean(session[part]);
  }
}

/** A session as the review tells it in a line. */
export function glimpseOf(session: LoggedSession): Glimpse {
  const { id, startedAt, practisedOn, before, after, note, entries, source, enteredBy } = session;
  return {
    id,
    practisedOn,
    clock: isTimed(session) ? startedAt.slice(11, 16) : null,
    tension: [before?.tension ?? null, after?.tension ?? null],
    safety: [before?.safety ?? null, after?.safety ?? null],
    note,
    course: courseOf(entries),
    ...(source === "paper" && { paper: { typedBy: enteredBy?.name ?? null } }),
    beyond: beyondRatings.filter((part) => isTold(session, part)),
  };
}

export interface Glimpse {
  id: string;
  practisedOn: Day;
  /** The clock of the place where the client practised; null where only the day is known. */
  clock: string | null;
  tension: [Rating, Rating];
  safety: [Rating, Rating];
  note: string | null;
  course: CourseOfSession;
  paper?: { typedBy: string | null };
  beyond: BeyondRatings[];
}
