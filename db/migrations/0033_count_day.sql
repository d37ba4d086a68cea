-- The same count at a third of the cost: each session pays for it, and `json` is read anew whenever it is looked into.
-- Eight days with sessions are what the small trend draws: they hold every day of this week, and one more for a phone
-- whose clock is ahead. Each of them is read, told and sent for each client of a caseload.
create or replace function app.count_day(p_days json, p_on date, p_tension_before int, p_tension_after int,
  p_safety_before int, p_safety_after int) returns json language plpgsql immutable as $$
declare
  day text := p_on::text;
  was int[] := coalesce(translate(p_days->>day, '[]', '{}')::int[], '{0,0,0,0,0,0,0,0,0}');
  counted json := json_build_array(was[1] + 1,
    was[2] + coalesce(p_tension_before, 0), was[3] + (p_tension_before is not null)::int,
    was[4] + coalesce(p_tension_after, 0), was[5] + (p_tension_after is not null)::int,
    was[6] + coalesce(p_safety_before, 0), was[7] + (p_safety_before is not null)::int,
    was[8] + coalesce(p_safety_after, 0), was[9] + (p_safety_after is not null)::int);
begin
  return (select json_object_agg(key, value) from (
    select key, value from json_each(p_days) where key <> day
    union all select day, counted
    order by key desc limit 8) kept);
end $$;
--> statement-breakpoint
create or replace function app.recount(p_practice uuid, p_client uuid) returns void language sql as $$
  insert into client_summaries as s (practice_id, client_id, last_session_at, last_session_on, days)
    select p_practice, p_client,
      (select max(started_at) from sessions where practice_id = p_practice and client_id = p_client),
      (select max(practised_on) from sessions where practice_id = p_practice and client_id = p_client),
      coalesce((select json_object_agg(day, sums) from (
        select practised_on::text as day, json_build_array(count(*),
          coalesce(sum(tension_before), 0), count(tension_before), coalesce(sum(tension_after), 0), count(tension_after),
          coalesce(sum(safety_before), 0), count(safety_before), coalesce(sum(safety_after), 0), count(safety_after)) as sums
        from sessions where practice_id = p_practice and client_id = p_client
        group by practised_on order by practised_on desc limit 8) d), '{}')
  on conflict (practice_id, client_id) do update set last_session_at = excluded.last_session_at,
    last_session_on = excluded.last_session_on, days = excluded.days;
  select app.count_attention(p_practice, p_client)
$$;
