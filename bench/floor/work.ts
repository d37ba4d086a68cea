import { createHash } from "node:crypto";
import type postgres from "postgres";

// The same work as the product's, with nothing around it: one prepared statement a request, no sign-in, no row
// security, no audit, no summary row. It stands behind a bare node:http server and behind a bare Next handler.

type Sql = ReturnType<typeof postgres>;

export interface LogOrder {
  practice: string;
  client: string;
  session: string;
  log: {
    programId: string;
    programVersion: number;
    startedAt: string;
    endedAt: string;
    timeZone: string;
    choice: string;
    before: { tension: number | null; safety: number | null; areas: string[] };
    after: { tension: number | null; safety: number | null; areas: string[] };
    entries: { programItemId: string; outcome: string; seconds: number | null; repetitions: number | null }[];
    note: string | null;
  };
}

const once = async <Row>(sql: Sql, text: string, params: unknown[]) =>
  (await sql.unsafe(text, params as never[], { prepare: true })) as unknown as Row[];

const logging = `with logged as (
    insert into sessions (practice_id, client_id, id, program_id, program_version, started_at, ended_at, time_zone,
      practised_on, choice, tension_before, safety_before, tension_after, safety_after, rated_before, rated_after,
      areas_before, areas_after, note, content_hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, true, true, $15, $16, $17, $18)
    on conflict (practice_id, client_id, id) do nothing returning practice_id, client_id, id
  ), entries as (
    insert into session_entries (practice_id, client_id, session_id, position, program_id, program_version,
      program_item_id, outcome, seconds, repetitions)
    select logged.practice_id, logged.client_id, logged.id, e.position, $4, $5, e.item, e.outcome, e.seconds, e.repetitions
    from logged cross join jsonb_to_recordset($19::text::jsonb) e (position int, item uuid, outcome text, seconds int, repetitions int)
  ) select exists (select 1 from logged) as logged`;

export async function logSession(sql: Sql, { practice, client, session, log }: LogOrder): Promise<{ id: string }> {
  const { before, after } = log;
  const entries = log.entries.map((e, position) => ({ ...e, position, item: e.programItemId }));
  await once(sql, logging, [
    practice,
    client,
    session,
    log.programId,
    log.programVersion,
    log.startedAt,
    log.endedAt,
    log.timeZone,
    log.startedAt.slice(0, 10),
    log.choice,
    before.tension,
    before.safety,
    after.tension,
    after.safety,
    before.areas,
    after.areas,
    log.note,
    createHash("sha256").update(JSON.stringify(log)).digest(),
    JSON.stringify(entries),
  ]);
  return { id: session };
}

type Sums = [string, number, number, number, number, number, number, number, number, number];

const byDay = `json_build_array(practised_on, count(*),
  coalesce(sum(tension_before), 0), count(tension_before), coalesce(sum(tension_after), 0), count(tension_after),
  coalesce(sum(safety_before), 0), count(safety_before), coalesce(sum(safety_after), 0), count(safety_after))`;

const mean = (sum: number, count: number) => (count === 0 ? null : Math.round((sum / count) * 10) / 10);

const pointOf = ([date, , tb, tbn, ta, tan, sb, sbn, sa, san]: Sums) => ({
  date,
  tensionBefore: mean(tb, tbn),
  tensionAfter: mean(ta, tan),
  safetyBefore: mean(sb, sbn),
  safetyAfter: mean(sa, san),
});

const weekday = (day: string) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

const year = `select
    (select json_agg(day) from (select ${byDay} as day from sessions
      where practice_id = $1 and client_id = $2 and practised_on between $3 and $4
      group by practised_on order by practised_on) days) as days,
    (select json_build_object('date', starts_on, 'programId', program_id, 'version', version, 'label', label, 'week', week)
      from plan_periods where practice_id = $1 and client_id = $2 limit 1) as plan`;

export async function readYear(sql: Sql, asked: { practice: string; client: string; from: string; to: string }) {
  type Plan = { date: string; programId: string; version: number; label: string; week: number[] };
  const { practice, client, from, to } = asked;
  const [row] = await once<{ days: Sums[] | null; plan: Plan | null }>(sql, year, [practice, client, from, to]);
  const days = row?.days ?? [];
  const points = days.map((day) => ({
    ...pointOf(day),
    sessions: day[1],
    planned: row?.plan?.week[weekday(day[0])] ?? 0,
  }));
  const sessions = days.reduce((sum, day) => sum + day[1], 0);
  const planned = points.reduce((sum, point) => sum + point.planned, 0);
  return { bucket: "day", from, to, points, marks: [], summary: { sessions, planned, adherence: sessions / planned } };
}

// For each client a look into the covering index: what one has without a summary row.
const caseload = `select c.id, c.name, m.account_id is not null as account, p.id as program, v.title,
    last.started_at as at, last.practised_on::text as on, week.sessions, plan.week, trend.days, s.signals
  from care_relations r
  join clients c on c.practice_id = r.practice_id and c.id = r.client_id
  left join members m on m.practice_id = c.practice_id and m.id = c.member_id
  left join programs p on p.practice_id = c.practice_id and p.client_id = c.id and p.status = 'active'
  left join program_versions v on v.practice_id = p.practice_id and v.program_id = p.id and v.version = p.version
  left join plan_periods plan on plan.practice_id = p.practice_id and plan.client_id = c.id and plan.program_id = p.id
    and plan.version = p.version
  left join lateral (select started_at, practised_on from sessions
    where practice_id = c.practice_id and client_id = c.id order by practised_on desc, started_at desc limit 1) last on true
  left join lateral (select count(*)::int as sessions from sessions where practice_id = c.practice_id
    and client_id = c.id and practised_on between $3::date - ($4::int) and $3::date - ($4::int) + 6) week on true
  left join lateral (select json_agg(day) as days from (select ${byDay} as day from sessions
    where practice_id = c.practice_id and client_id = c.id and practised_on > $3::date - 28
    group by practised_on order by practised_on desc limit 10) d) trend on true
  left join lateral (select count(*)::int as signals from signals where practice_id = c.practice_id
    and client_id = c.id and settled_at is null) s on true
  where r.practice_id = $1 and r.therapist_id = $2 and r.until is null
  order by c.name, c.id limit 101`;

interface CaseloadRow {
  id: string;
  name: string;
  account: boolean;
  program: string | null;
  title: string | null;
  at: Date | null;
  on: string | null;
  sessions: number;
  week: number[] | null;
  days: Sums[] | null;
  signals: number;
}

export async function readCaseload(sql: Sql, asked: { practice: string; therapist: string; today: string }) {
  const { practice, therapist, today } = asked;
  const rows = await once<CaseloadRow>(sql, caseload, [practice, therapist, today, weekday(today)]);
  const items = rows.slice(0, 100).map((row) => {
    const planned = (row.week ?? []).reduce((sum, day) => sum + day, 0);
    return {
      client: { id: row.id, name: row.name },
      hasAccount: row.account,
      program: row.program ? { id: row.program, title: row.title } : null,
      lastSession: row.at,
      lastSessionOn: row.on,
      week: { sessions: row.sessions, planned, adherence: planned === 0 ? null : row.sessions / planned },
      trend: (row.days ?? []).reverse().map(pointOf),
      openSignals: row.signals,
    };
  });
  return { items, nextCursor: null };
}

// The product's own way of searching; JSON that PostgreSQL wrote goes out as it is, there and here.
const fits = `case
  when length(word) < 4 and ' ' || search_text like '% ' || word || '%' then true
  when length(word) < 3 then false
  when length(word) = 3 and search_text || ' ' like '%' || word || ' %' then true
  when length(word) > 3 and search_text like '%' || word || '%' then true
  else strict_word_similarity(word, search_text) >= 0.36
    or length(word) > 4 and word_similarity(word, search_text) >= 0.6 end`;

const library = `select '[' || string_agg(content::text, ',' order by rank desc, position, title, id) || ']' as items from (
    select *, lower(content->'title'->>'nl') as title, (select
        coalesce(sum(greatest(word_similarity(word, search_text), case when search_text like '%' || word || '%' then 1 end)), 0)
        + coalesce(sum((left(search_text, 80) like '%' || word || '%')::int), 0) from unnest($2::text[]) word) as rank
    from (select content, search_text, position, id from library_exercises
      union all select content, search_text, 1000, id from practice_exercises where practice_id = $1
        and not put_away) exercise
    where not exists (select 1 from unnest($2::text[]) word where not (${fits}))
    order by rank desc, position, title, id limit 51) found`;

export async function searchLibrary(sql: Sql, asked: { practice: string; q: string }): Promise<string> {
  const words = asked.q.toLowerCase().split(/\s+/).filter(Boolean);
  const [row] = await once<{ items: string | null }>(sql, library, [asked.practice, words]);
  return `{"items":${row?.items ?? "[]"},"nextCursor":null}`;
}
