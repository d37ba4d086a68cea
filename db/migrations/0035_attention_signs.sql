-- A stop by a sign tells which signs were ticked, where some were: caseload, inbox and visit say them without opening
-- the record.
create or replace function app.count_attention(p_practice uuid, p_client uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  waiting json;
  count_of_open int;
  review date;
  look date;
  silent int;
  parked json;
  due json;
begin
  perform 1 from client_summaries where practice_id = p_practice and client_id = p_client for update;
  select count(*) into count_of_open from signals
    where practice_id = p_practice and client_id = p_client and settled_at is null;
  if count_of_open > 0 then
    -- A hundred are more than anybody reads, and what lets release rest or came last is always among them; the number of
    -- all stands beside them.
    select json_agg(json_build_object('id', g.id, 'kind', g.kind, 'sessionId', g.session_id, 'on', s.practised_on,
        'raisedAt', to_char(g.raised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'tension', s.tension_before,
        'before', s.safety_before, 'after', s.safety_after, 'threshold', v.safety_threshold, 'signs',
        case when g.kind = 'stopped_by_sign' then nullif(s.told #> '{stop,signs}', '[]') end) order by g.raised_at, g.id)
      into waiting
      from (select * from signals where practice_id = p_practice and client_id = p_client and settled_at is null
        order by pauses desc, raised_at desc, id desc limit 100) g
      left join sessions s on s.practice_id = g.practice_id and s.client_id = g.client_id and s.id = g.session_id
      left join program_versions v on v.practice_id = s.practice_id and v.program_id = s.program_id
        and v.version = s.program_version;
  end if;
  select case when d.open then d.review_on end into review from release_decisions d
    where d.practice_id = p_practice and d.client_id = p_client order by d.id desc limit 1;
  select (a.terms->>'silentAfter')::int into silent from safety_agreements a
    where a.practice_id = p_practice and a.client_id = p_client and a.terms is not null order by a.version desc limit 1;
  -- Of signals, those that are open; of days, those of the last year: what is over asks nothing.
  select json_agg(json_build_array(k.kind, k.about)) into parked from parked_matters k
    where k.practice_id = p_practice and k.client_id = p_client
      and case when k.kind in ('look_due', 'review_due', 'no_program', 'silence', 'measure_due') then k.parked_at > now() - interval '1 year'
        else exists (select from signals g where g.practice_id = k.practice_id and g.client_id = k.client_id
          and g.id::text = k.about and g.settled_at is null) end;
  -- What was agreed last takes the place of what was agreed before it, also once its day has come.
  select max(v.look_on) into look from verdict_agreements v
    where v.practice_id = p_practice and v.client_id = p_client
      and (v.together or exists (select from verdict_answers y where y.practice_id = v.practice_id
        and y.client_id = v.client_id and y.agreement_id = v.id and y.kind = 'accepted'))
      and not exists (select from verdict_answers w where w.practice_id = v.practice_id
        and w.client_id = v.client_id and w.agreement_id = v.id and w.kind = 'withdrawn');
  -- What a therapist scores together with the client, and is not over: when it is asked, and when it was scored last.
  select json_agg(json_build_array(m.measure, m.first_on, m.every_weeks, m.last_on) order by m.first_on, m.id) into due
    from (select a.id, a.measure, a.first_on, a.every_weeks, (select max(s.scored_on) from measure_scores s
        where s.practice_id = a.practice_id and s.client_id = a.client_id and s.assignment_id = a.id) as last_on
      from measure_assignments a
      where a.practice_id = p_practice and a.client_id = p_client and a.ended_on is null and not a.by_client) m
    where m.every_weeks is not null or m.last_on is null or m.last_on < m.first_on;
  update client_summaries set open_signals = count_of_open,
      attention = case when num_nonnulls(waiting, review, look, silent, parked, due) > 0 then json_strip_nulls(json_build_object(
        'signals', waiting, 'reviewOn', review, 'lookOn', look, 'silentAfter', silent, 'parked', parked,
        'due', due)) end
    where practice_id = p_practice and client_id = p_client;
end $$;
--> statement-breakpoint
select app.count_attention(practice_id, client_id)
  from (select distinct practice_id, client_id from signals where kind = 'stopped_by_sign' and settled_at is null) open;
