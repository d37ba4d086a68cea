-- The caseload's one row per client. Counting a day is one function, used when a session is logged and when all is recounted.

create function app.count_day(p_days json, p_on date, p_tension_before int, p_tension_after int, p_safety_before int,
  p_safety_after int) returns json language sql immutable as $$
  select coalesce(json_object_agg(key, value), '{}') from (
    select key, value from (
      select key, value from json_each(p_days) where key <> p_on::text
      union all
      select p_on::text, json_build_array((was->>0)::int + 1,
        (was->>1)::int + coalesce(p_tension_before, 0), (was->>2)::int + (p_tension_before is not null)::int,
        (was->>3)::int + coalesce(p_tension_after, 0), (was->>4)::int + (p_tension_after is not null)::int,
        (was->>5)::int + coalesce(p_safety_before, 0), (was->>6)::int + (p_safety_before is not null)::int,
        (was->>7)::int + coalesce(p_safety_after, 0), (was->>8)::int + (p_safety_after is not null)::int)
      from (select coalesce(p_days->p_on::text, '[0,0,0,0,0,0,0,0,0]') as was) before
    ) counted order by key desc limit 14) kept
$$;
--> statement-breakpoint
create function app.refresh_plan(p_practice uuid, p_client uuid) returns void language sql as $$
  insert into client_summaries as s (practice_id, client_id, plan, program_id, program_title)
    select p_practice, p_client,
      coalesce((select jsonb_agg(jsonb_build_object('from', p.starts_on, 'to', p.ends_on, 'week', p.week) order by p.starts_on)
        from plan_periods p where p.practice_id = p_practice and p.client_id = p_client
          and coalesce(p.ends_on, 'infinity') >= current_date - 60), '[]'),
      g.id, v.title
    from (select 1) one
    left join programs g on g.practice_id = p_practice and g.client_id = p_client and g.status = 'active'
    left join program_versions v on v.practice_id = g.practice_id and v.program_id = g.id and v.version = g.version
  on conflict (practice_id, client_id) do update
    set plan = excluded.plan, program_id = excluded.program_id, program_title = excluded.program_title
$$;
--> statement-breakpoint
-- Counts a client's row again from the sessions themselves: for seeding, and for anyone who doubts it.
create function app.recount(p_practice uuid, p_client uuid) returns void language sql as $$
  insert into client_summaries as s (practice_id, client_id, last_session_at, last_session_on, days, open_signals)
    select p_practice, p_client,
      (select max(started_at) from sessions where practice_id = p_practice and client_id = p_client),
      (select max(practised_on) from sessions where practice_id = p_practice and client_id = p_client),
      coalesce((select json_object_agg(day, sums) from (
        select practised_on::text as day, json_build_array(count(*),
          coalesce(sum(tension_before), 0), count(tension_before), coalesce(sum(tension_after), 0), count(tension_after),
          coalesce(sum(safety_before), 0), count(safety_before), coalesce(sum(safety_after), 0), count(safety_after)) as sums
        from sessions where practice_id = p_practice and client_id = p_client
        group by practised_on order by practised_on desc limit 14) d), '{}'),
      (select count(*) from signals where practice_id = p_practice and client_id = p_client and settled_at is null)
  on conflict (practice_id, client_id) do update set last_session_at = excluded.last_session_at,
    last_session_on = excluded.last_session_on, days = excluded.days, open_signals = excluded.open_signals
$$;
--> statement-breakpoint
revoke all on function app.count_day(json, date, int, int, int, int), app.refresh_plan(uuid, uuid), app.recount(uuid, uuid)
  from public;
--> statement-breakpoint
grant execute on function app.count_day(json, date, int, int, int, int), app.refresh_plan(uuid, uuid) to verzacht_runtime;
