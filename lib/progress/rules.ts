import { addDays, type Day, daysBetween, daysFrom, mondayOf } from "@/lib/calendar";
import { plannedOn } from "@/lib/programs/rules";
import type { PlanPeriod } from "@/lib/programs/schema";
import type { Bucket, CaseloadRow, DaySums, ProgressPoint } from "./schema";

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

/** Sessions asked on a day: those of the version that was in force then. Where two overlap, the later one counts. */
export function plannedByDay(plan: readonly PlanPeriod[], day: Day): number {
  const period = plan.findLast(({ from, to }) => from <= day && (to === null || day <= to));
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

/** This week, Monday to Sunday, from the summary row that the caseload reads. */
export function thisWeek(days: Record<Day, DaySums>, plan: readonly PlanPeriod[], today: Day): CaseloadRow["week"] {
  const monday = mondayOf(today);
  const week = daysFrom(monday, addDays(monday, 6));
  const sessions = week.reduce((sum, day) => sum + (days[day]?.[0] ?? 0), 0);
  const planned = week.reduce((sum, day) => sum + plannedByDay(plan, day), 0);
  return { sessions, planned, adherence: adherenceOf(sessions, planned) };
}

/** The last days with a session, oldest first: what the small trend in a row draws. */
export const trendOf = (days: Record<Day, DaySums>, most = 10): CaseloadRow["trend"] =>
  Object.keys(days)
    .sort()
    .slice(-most)
    .map((date) => ({ date, ...meansOf(days[date] ?? nothing) }));

/** After this many days without a session, while some were planned, a row in the caseload says so. (design) */
const silentAfter = 8;

/** Why a row in the caseload asks to be looked at; the first reason that holds, and only that one. */
export type Attention = "signals" | "noProgram" | "silence";

export function attentionOf(row: CaseloadRow, today: Day): Attention | null {
  if (row.openSignals > 0) return "signals";
  if (!row.program) return "noProgram";
  const isAsked = row.week.planned > 0 && row.lastSessionOn !== null;
  return isAsked && daysBetween(row.lastSessionOn as Day, today) >= silentAfter ? "silence" : null;
}

const urgency: readonly (Attention | null)[] = ["signals", "noProgram", "silence", null];

/** What asks to be done comes first, then by name. */
export function inOrderOfWork(rows: readonly CaseloadRow[], today: Day, locale: string): CaseloadRow[] {
  const byName = new Intl.Collator(locale);
  const rank = (row: CaseloadRow) => urgency.indexOf(attentionOf(row, today));
  return [...rows].sort((a, b) => rank(a) - rank(b) || byName.compare(a.client.name, b.client.name));
}
