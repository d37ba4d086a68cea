ALTER TABLE "signals" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "client_summaries" ADD COLUMN "attention" json;--> statement-breakpoint
CREATE TABLE "parked_matters" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"parked_by" uuid NOT NULL,
	"parked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "parked_matters_practice_id_client_id_kind_about_pk" PRIMARY KEY("practice_id","client_id","kind","about")
);
--> statement-breakpoint
ALTER TABLE "parked_matters" ADD CONSTRAINT "parked_matters_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parked_matters" ADD CONSTRAINT "parked_matters_practice_id_parked_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","parked_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
alter table parked_matters enable row level security;
--> statement-breakpoint
alter table parked_matters force row level security;
--> statement-breakpoint
create policy owner on parked_matters for all to verzacht_owner using (true) with check (true);
--> statement-breakpoint
create policy backup on parked_matters for select to verzacht_backup using (true);
--> statement-breakpoint
grant select on parked_matters to verzacht_backup;
--> statement-breakpoint
create policy tenant on parked_matters as restrictive for all to verzacht_runtime
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
--> statement-breakpoint
-- What a therapist wants to talk about next time is no part of what a client reads.
create policy staff on parked_matters for select to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
create policy parked on parked_matters for insert to verzacht_runtime
  with check (client_id = (select app.record()) and parked_by = (select app.member())
    and (select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
create policy taken_back on parked_matters for delete to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
grant select, insert, delete on parked_matters to verzacht_runtime;
--> statement-breakpoint
grant update (note) on signals to verzacht_runtime;
--> statement-breakpoint
-- The rest of a summary row is counted by whoever logs or plans; what asks for the therapist is counted below alone.
revoke update on client_summaries from verzacht_runtime;
--> statement-breakpoint
grant update (last_session_at, last_session_on, days, program_id, program_title, plan) on client_summaries
  to verzacht_runtime;
--> statement-breakpoint
-- What waits for the therapist, in the one row that the caseload reads; null for the many of whom nothing does. Counted
-- from the tables themselves, and one after another: two who change something at once both end up in it.
create function app.count_attention(p_practice uuid, p_client uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  waiting json;
  count_of_open int;
  review date;
  look date;
  silent int;
  parked json;
begin
  perform 1 from client_summaries where practice_id = p_practice and client_id = p_client for update;
  select count(*) into count_of_open from signals
    where practice_id = p_practice and client_id = p_client and settled_at is null;
  if count_of_open > 0 then
    -- A hundred are more than anybody reads, and what lets release rest or came last is always among them; the number of
    -- all stands beside them.
    select json_agg(json_build_object('id', g.id, 'kind', g.kind, 'sessionId', g.session_id, 'on', s.practised_on,
        'raisedAt', to_char(g.raised_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'tension', s.tension_before,
        'before', s.safety_before, 'after', s.safety_after, 'threshold', v.safety_threshold) order by g.raised_at, g.id)
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
      and case when k.kind in ('look_due', 'review_due', 'no_program', 'silence') then k.parked_at > now() - interval '1 year'
        else exists (select from signals g where g.practice_id = k.practice_id and g.client_id = k.client_id
          and g.id::text = k.about and g.settled_at is null) end;
  -- What was agreed last takes the place of what was agreed before it, also once its day has come.
  select max(v.look_on) into look from verdict_agreements v
    where v.practice_id = p_practice and v.client_id = p_client
      and (v.together or exists (select from verdict_answers y where y.practice_id = v.practice_id
        and y.client_id = v.client_id and y.agreement_id = v.id and y.kind = 'accepted'))
      and not exists (select from verdict_answers w where w.practice_id = v.practice_id
        and w.client_id = v.client_id and w.agreement_id = v.id and w.kind = 'withdrawn');
  update client_summaries set open_signals = count_of_open,
      attention = case when num_nonnulls(waiting, review, look, silent, parked) > 0 then json_strip_nulls(json_build_object(
        'signals', waiting, 'reviewOn', review, 'lookOn', look, 'silentAfter', silent, 'parked', parked)) end
    where practice_id = p_practice and client_id = p_client;
end $$;
--> statement-breakpoint
create function app.keep_attention() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.count_attention(one.practice_id, one.client_id)
    from (select distinct practice_id, client_id from changed) one;
  return null;
end $$;
--> statement-breakpoint
revoke all on function app.count_attention(uuid, uuid), app.keep_attention() from public;
--> statement-breakpoint
-- By row: the statement that logs a session has an insert of signals in it, and mostly raises none.
create function app.keep_attention_of_signal() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.count_attention(new.practice_id, new.client_id);
  return null;
end $$;
--> statement-breakpoint
revoke all on function app.keep_attention_of_signal() from public;
--> statement-breakpoint
create trigger attention_of_raised after insert on signals
  for each row execute function app.keep_attention_of_signal();
--> statement-breakpoint
create trigger attention_of_settled after update on signals referencing new table as changed
  for each statement execute function app.keep_attention();
--> statement-breakpoint
create trigger attention_of_decided after insert on release_decisions referencing new table as changed
  for each statement execute function app.keep_attention();
--> statement-breakpoint
create trigger attention_of_agreed after insert on safety_agreements referencing new table as changed
  for each statement execute function app.keep_attention();
--> statement-breakpoint
create trigger attention_of_look after insert on verdict_agreements referencing new table as changed
  for each statement execute function app.keep_attention();
--> statement-breakpoint
create trigger attention_of_answer after insert on verdict_answers referencing new table as changed
  for each statement execute function app.keep_attention();
--> statement-breakpoint
create trigger attention_of_parked after insert on parked_matters referencing new table as changed
  for each statement execute function app.keep_attention();
--> statement-breakpoint
create trigger attention_of_taken_back after delete on parked_matters referencing old table as changed
  for each statement execute function app.keep_attention();
--> statement-breakpoint
-- Ten days with sessions are what the small trend draws, and hold every day of this week.
create or replace function app.count_day(p_days json, p_on date, p_tension_before int, p_tension_after int,
  p_safety_before int, p_safety_after int) returns json language sql immutable as $$
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
    ) counted order by key desc limit 10) kept
$$;
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
        group by practised_on order by practised_on desc limit 10) d), '{}')
  on conflict (practice_id, client_id) do update set last_session_at = excluded.last_session_at,
    last_session_on = excluded.last_session_on, days = excluded.days;
  select app.count_attention(p_practice, p_client)
$$;
--> statement-breakpoint
select app.count_attention(practice_id, client_id) from client_summaries;
