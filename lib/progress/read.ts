import { type Entry, enterOnce, type OneStatement } from "@/db/transaction";
import { dayOf } from "@/lib/calendar";
import type { PlanPeriod } from "@/lib/plans/schema";
import { accepted, type Result } from "@/lib/result";
import { adherenceOf, daysAsked, periodOf, progressPoints } from "./rules";
import type { DaySums, Progress, ProgressQuery } from "./schema";

export interface PlanRow extends PlanPeriod {
  programId: string;
  version: number;
  edition: number;
  label: string;
}

/** Every version that was sent, with the days for which it held: for a statement in which $4 is the client. */
export const plansOfClient = `left join lateral (
      select json_agg(json_build_object('from', p.starts_on, 'to', p.ends_on, 'week', p.week, 'programId', p.program_id,
        'version', p.version, 'edition', p.version - g.first_sent + 1, 'label', p.label) order by p.starts_on) as plan
      from plan_periods p join programs g on g.practice_id = p.practice_id and g.id = p.program_id
      where p.practice_id = viewer.practice_id and p.client_id = $4
    ) plan on true`;

// The ratings lie in the index `sessions_of_day`: a year is a handful of pages, however large the practice grows.
const ofClient: OneStatement<{ time_zone: string; days: [string, ...DaySums][] | null; plan: PlanRow[] | null }> = {
  text: `select viewer.allowed, viewer.record_open, viewer.lacks, record.time_zone, answer.days, plan.plan from viewer
    left join lateral (select c.time_zone from clients c
      where c.practice_id = viewer.practice_id and c.id = $4 offset 0) record on true
    left join lateral (
      select json_agg(json_build_array(day, sessions, tb, tbn, ta, tan, sb, sbn, sa, san)) as days from (
        select practised_on as day, count(*) as sessions,
          coalesce(sum(tension_before), 0) as tb, count(tension_before) as tbn,
          coalesce(sum(tension_after), 0) as ta, count(tension_after) as tan,
          coalesce(sum(safety_before), 0) as sb, count(safety_before) as sbn,
          coalesce(sum(safety_after), 0) as sa, count(safety_after) as san
        from sessions s
        where s.practice_id = viewer.practice_id and s.client_id = $4 and s.practised_on between $6 and $7
        group by practised_on) by_day
    ) answer on true
    ${plansOfClient}`,
};

/**
 * A client's progress over a period, both days included; without one, the last twelve weeks. The days are the client's.
 * `entry` opens the record, so it names the client.
 */
export async function readProgress(entry: Entry, query: ProgressQuery, now: Date): Promise<Result<Progress>> {
  const asked = daysAsked(query, now);
  if (!asked.ok) return asked;
  const found = await enterOnce(entry, ofClient, [asked.value.earliest, asked.value.latest]);
  if (!found.ok) return found;
  const today = dayOf(now, found.value.time_zone);
  const { from, to } = periodOf(query, today);
  const plan = found.value.plan ?? [];
  const sums = new Map((found.value.days ?? []).map(([day, ...rest]) => [day, rest as DaySums]));
  const points = progressPoints(from, to, query.bucket, sums, plan);
  const inside = [...sums].filter(([day]) => day >= from && day <= to).map(([, day]) => day);
  const count = (place: number) => inside.reduce((sum, day) => sum + (day[place] ?? 0), 0);
  // What lies ahead is planned, but nobody could have done it yet.
  const soFar = to > today ? progressPoints(from, today, "day", sums, plan) : points;
  const sessions = count(0);
  const planned = soFar.reduce((sum, point) => sum + point.planned, 0);
  return accepted({
    bucket: query.bucket,
    from,
    to,
    points,
    marks: plan
      .filter((period) => period.from >= from && period.from <= to)
      .map(({ from: date, label }) => ({ date, label })),
    summary: {
      sessions,
      planned,
      adherence: adherenceOf(sessions, planned),
      answered: { tensionBefore: count(2), tensionAfter: count(4), safetyBefore: count(6), safetyAfter: count(8) },
    },
  });
}
