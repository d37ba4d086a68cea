import { uuidv7 } from "uuidv7";
import { type Entry, enterOnce, type OneStatement } from "@/db/transaction";
import { type Day, dayOf, daysBetween } from "@/lib/calendar";
import { type KeyBeside, keyOfClient, textsBeside } from "@/lib/keys/read";
import { type PlanRow, plansOfClient, readProgress } from "@/lib/progress/read";
import { bucketFor, daysAsked, periodOf, type ReviewPeriod } from "@/lib/progress/rules";
import type { Progress, ProgressQuery } from "@/lib/progress/schema";
import { accepted, type Result } from "@/lib/result";
import type { StopReason } from "@/lib/safety/rules";
import {
  areasOverTime,
  courseCounts,
  periodBefore,
  type RatedSession,
  type ReleaseEvent,
  releaseMarks,
  spreadOf,
  totalsOf,
  weekSpreads,
  withinOf,
} from "./rules";
import type { ExerciseTime, Mark, Review, ReviewedPeriod } from "./schema";

type SessionRow = [
  day: Day,
  tensionBefore: number | null,
  tensionAfter: number | null,
  safetyBefore: number | null,
  safetyAfter: number | null,
  whole: boolean | null,
  why: StopReason | null,
  areasBefore: string[],
  areasAfter: string[],
];

interface ReviewRow {
  time_zone: string;
  sessions: SessionRow[] | null;
  exercises: ExerciseTime[] | null;
  release: ReleaseEvent[] | null;
  notes: (Mark & { id: string; text: string })[] | null;
  key: KeyBeside;
  plan: PlanRow[] | null;
}

// One client's sessions of a period with their entries, by the keys that lead both tables: nobody else's are touched.
// Release rests from when we hear of a sign; its mark stands on the day of the session.
const ofClient: OneStatement<ReviewRow> = {
  text: `select viewer.allowed, viewer.record_open, viewer.lacks, record.time_zone, told.sessions, spent.exercises,
      happened.release, written.notes, written.key, plan.plan
    from viewer
    left join lateral (select c.time_zone from clients c
      where c.practice_id = viewer.practice_id and c.id = $4 offset 0) record on true
    left join lateral (
      select json_agg(json_build_array(s.practised_on, s.tension_before, s.tension_after, s.safety_before,
        s.safety_after, entry.whole, s.told -> 'stop' ->> 'why', s.areas_before, s.areas_after)
        order by s.practised_on, s.started_at) as sessions
      from sessions s
      left join lateral (select bool_and(e.outcome = 'done') as whole
        from session_entries e
        where e.practice_id = s.practice_id and e.client_id = s.client_id and e.session_id = s.id offset 0) entry on true
      where s.practice_id = viewer.practice_id and s.client_id = $4 and s.practised_on between $6 and $7
    ) told on true
    left join lateral (
      select json_agg(json_build_object('exerciseId', by_exercise.id, 'title', coalesce(l.content, p.content) -> 'title',
        'times', times, 'seconds', seconds, 'timed', timed) order by seconds desc nulls last, times desc) as exercises
      from (
        select coalesce(i.library_exercise_id, i.practice_exercise_id) as id, count(*) as times,
          sum(e.seconds) as seconds, count(e.seconds) as timed
        from sessions s
        join session_entries e on e.practice_id = s.practice_id and e.client_id = s.client_id and e.session_id = s.id
        join program_items i on i.practice_id = e.practice_id and i.program_id = e.program_id
          and i.version = e.program_version and i.id = e.program_item_id
        where s.practice_id = viewer.practice_id and s.client_id = $4 and s.practised_on between $6 and $7
          and e.outcome <> 'skipped'
        group by 1
      ) by_exercise
      left join library_exercises l on l.id = by_exercise.id
      left join practice_exercises p on p.practice_id = viewer.practice_id and p.id = by_exercise.id
    ) spent on true
    left join lateral (
      select json_agg(json_build_object('kind', kind,
        'day', coalesce(day::text, to_char(at at time zone record.time_zone, 'YYYY-MM-DD'))) order by at) as release
      from (
        select case when open then 'opened' else 'closed' end as kind, decided_at as at, null::date as day
          from release_decisions d
          where d.practice_id = viewer.practice_id and d.client_id = $4
        union all
        select 'paused', raised_at, (select s.practised_on from sessions s where s.practice_id = g.practice_id
          and s.client_id = g.client_id and s.id = g.session_id) from signals g
          where g.practice_id = viewer.practice_id and g.client_id = $4 and g.pauses
      ) event
    ) happened on true
    left join lateral (
      select json_agg(json_build_object('date', n.day, 'kind', n.kind, 'text', n.text, 'edition', null,
        'id', n.id)) as notes, ${keyOfClient} as key
      from notes n where n.practice_id = viewer.practice_id and n.client_id = $4 and n.on_axis and not n.put_away
        and n.day between $6 and $7
    ) written on true
    ${plansOfClient}`,
};

const sessionOf = ([day, tb, ta, sb, sa, whole, why, areasBefore, areasAfter]: SessionRow): RatedSession => ({
  day,
  tension: { before: tb, after: ta },
  safety: { before: sb, after: sa },
  whole: whole !== false,
  why,
  areas: [...areasBefore, ...areasAfter],
});

/** Six weeks: more bars of a day each could not be told apart. */
const mostDayBars = 41;

const byDate = (a: Mark, b: Mark) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);

function notesOf({ clientId = "" }: Entry, { notes, key }: ReviewRow): Mark[] {
  if (!notes) return [];
  const texts = textsBeside(clientId, key);
  return notes.map(({ id, ...mark }) => ({ ...mark, text: texts.open("notes.text", id, mark.text) }));
}

/** What a therapist looks at beside the series of a period: weeks, counts, places in the body, time, marks. */
export async function readReview(entry: Entry, query: ProgressQuery, now: Date): Promise<Result<Review>> {
  const asked = daysAsked(query, now);
  if (!asked.ok) return asked;
  const found = await enterOnce(entry, ofClient, [asked.value.earliest, asked.value.latest]);
  if (!found.ok) return found;
  const today = dayOf(now, found.value.time_zone);
  const { from, to } = periodOf(query, today);
  const { bucket } = query;
  const isInside = ({ date }: { date: Day }) => from <= date && date <= to;
  const sessions = (found.value.sessions ?? []).map(sessionOf).filter(({ day }) => isInside({ date: day }));
  const plan = found.value.plan ?? [];
  const scaleOf = (scale: "tension" | "safety") => ({
    before: spreadOf(sessions.map((one) => one[scale].before).filter((value) => value !== null)),
    within: withinOf(sessions, scale),
  });
  const marks: Mark[] = [
    ...plan.map(({ from: date, label, edition }) => ({ date, kind: "program" as const, text: label, edition })),
    ...releaseMarks(found.value.release ?? []).map((one) => ({ ...one, text: null, edition: null })),
    ...notesOf(entry, found.value),
  ];
  const coursesBy = daysBetween(from, to) > mostDayBars ? "week" : bucket;
  const byWeek = courseCounts({ from, to, bucket: "week" }, sessions, plan, today);
  return accepted({
    from,
    to,
    bucket,
    sessions: sessions.length,
    weeks: weekSpreads(from, to, sessions),
    coursesBy,
    courses: coursesBy === "week" ? byWeek : courseCounts({ from, to, bucket: "day" }, sessions, plan, today),
    totals: totalsOf(byWeek),
    tension: scaleOf("tension"),
    safety: scaleOf("safety"),
    areas: areasOverTime(from, to, sessions),
    exercises: found.value.exercises ?? [],
    marks: marks.filter(isInside).sort(byDate),
  });
}

const withoutAct = ({ act: _act, ...entry }: Entry): Entry => ({ ...entry, requestId: uuidv7() });

/** The series of a period that a therapist chose; 'all' begins where this client's history does. */
async function readSeries(entry: Entry, period: ReviewPeriod, now: Date): Promise<Result<Progress>> {
  const { from, to, bucket } = period;
  const whole = await readProgress(entry, { from, to, bucket }, now);
  if (!whole.ok || period.name !== "all") return whole;
  const empty = whole.value.points.findIndex((point) => point.sessions > 0 || point.planned > 0);
  const points = whole.value.points.slice(empty < 0 ? -12 : empty);
  const first = points[0]?.date ?? from;
  if (bucketFor(period.wanted, first, to) === "day")
    return readProgress(withoutAct(entry), { from: first, to, bucket: "day" }, now);
  return accepted({ ...whole.value, from: first, points });
}

/**
 * A period with all that is told of it, and the one beside it where that is wanted. One look, written down once: what is
 * read of the same record after the first has no act of its own.
 */
export async function readReviewedPeriods(
  entry: Entry,
  period: ReviewPeriod,
  now: Date,
): Promise<Result<[ReviewedPeriod, ReviewedPeriod | null]>> {
  const of = async (series: Progress): Promise<Result<ReviewedPeriod>> => {
    const { from, to, bucket } = series;
    const review = await readReview(withoutAct(entry), { from, to, bucket }, now);
    return review.ok ? accepted({ progress: series, review: review.value }) : review;
  };
  const series = await readSeries(entry, period, now);
  if (!series.ok) return series;
  const shown = await of(series.value);
  if (!shown.ok || !period.beside) return shown.ok ? accepted([shown.value, null]) : shown;
  const { bucket } = series.value;
  const span = period.beside === "before" ? periodBefore(period) : period.beside;
  const other = await readProgress(withoutAct(entry), { ...span, bucket }, now);
  if (!other.ok) return other;
  const beside = await of(other.value);
  return beside.ok ? accepted([shown.value, beside.value]) : beside;
}
