-- Who looked (NEN 7513). What varies is kept with each event; what can be told from it is told when it is read
-- (lib/audit/rules). The columns that a door knows come from settings of the transaction, so that no insert has to name them.
ALTER TABLE "audit_events" ADD COLUMN "outcome" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "ground" text DEFAULT nullif(current_setting('app.ground', true), '');--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "device" text DEFAULT nullif(split_part(current_setting('app.point', true), ' ', 1), '');--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "network" text DEFAULT nullif(split_part(current_setting('app.point', true), ' ', 2), '');--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_outcome" CHECK ("audit_events"."outcome" in (0, 4, 8, 12));--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING brin ("at") WITH (pages_per_range=16);--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"practice_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"event_id" uuid NOT NULL,
	"hash" bytea NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_seals_practice_id_seq_pk" PRIMARY KEY("practice_id","seq"),
	CONSTRAINT "audit_seals_event" UNIQUE("practice_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "audit_tallies" (
	"practice_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"event" text NOT NULL,
	"because" text NOT NULL,
	"client_id" uuid NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"role" text NOT NULL,
	"point" text NOT NULL,
	CONSTRAINT "audit_tallies_pk" PRIMARY KEY("practice_id","member_id","event","because","client_id","minute")
);
--> statement-breakpoint
CREATE TABLE "member_names" (
	"practice_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "member_names_practice_id_member_id_since_pk" PRIMARY KEY("practice_id","member_id","since")
);
--> statement-breakpoint
CREATE TABLE "look_questions" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"look_id" uuid NOT NULL,
	"question" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "look_questions_practice_id_client_id_id_pk" PRIMARY KEY("practice_id","client_id","id"),
	CONSTRAINT "look_questions_answered" CHECK (("look_questions"."answer" is null) = ("look_questions"."answered_by" is null) and ("look_questions"."answer" is null) = ("look_questions"."answered_at" is null))
);
--> statement-breakpoint
ALTER TABLE "look_questions" ADD CONSTRAINT "look_questions_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "look_questions" ADD CONSTRAINT "look_questions_practice_id_answered_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","answered_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['audit_seals', 'audit_tallies', 'member_names', 'look_questions'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I for all to verzacht_owner using (true) with check (true)', t);
    execute format('create policy backup on %I for select to verzacht_backup using (true)', t);
    execute format('grant select on %I to verzacht_backup', t);
    execute format($policy$create policy tenant on %I as restrictive for all to verzacht_runtime
      using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))$policy$, t);
  end loop;
end $$;
--> statement-breakpoint
-- Who treats does not read who looked: the owner does, and the client whose record it is.
drop policy seen on audit_events;
--> statement-breakpoint
create policy seen on audit_events for select to verzacht_runtime
  using ((select app.role()) = 'owner' or ((select app.role()) = 'client' and client_id = (select app.record())));
--> statement-breakpoint
create policy seen on audit_seals for select to verzacht_runtime using ((select app.role()) = 'owner');
--> statement-breakpoint
grant select on audit_seals to verzacht_runtime;
--> statement-breakpoint
-- The name of who treats as it was then: whoever is called otherwise today was so when they looked. Clients' names are
-- kept in their record alone, and end with it.
create policy seen on member_names for select to verzacht_runtime
  using (member_id in (select m.id from members m where m.practice_id = (select app.practice())));
--> statement-breakpoint
grant select on member_names to verzacht_runtime;
--> statement-breakpoint
insert into member_names (practice_id, member_id, since, name) select practice_id, id, '-infinity', name from members
  where role <> 'client';
--> statement-breakpoint
create function app.keep_name() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into member_names (practice_id, member_id, since, name)
    values (new.practice_id, new.id, case when tg_op = 'INSERT' then '-infinity' else now() end, new.name)
    on conflict (practice_id, member_id, since) do update set name = excluded.name;
  return null;
end $$;
--> statement-breakpoint
create trigger keep_name after insert on members for each row when (new.role <> 'client') execute function app.keep_name();
--> statement-breakpoint
create trigger keep_changed_name after update of name on members for each row
  when (new.role <> 'client' and old.name is distinct from new.name) execute function app.keep_name();
--> statement-breakpoint
-- The client asks, the owner answers, once; both read it.
create policy own on look_questions for select to verzacht_runtime
  using ((select app.role()) = 'owner' or ((select app.role()) = 'client' and client_id = (select app.record())));
--> statement-breakpoint
create policy asked on look_questions for insert to verzacht_runtime
  with check (client_id = (select app.record()) and (select app.role()) = 'client' and answer is null);
--> statement-breakpoint
create policy answered on look_questions for update to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) = 'owner' and answer is null)
  with check (answered_by = (select app.member()));
--> statement-breakpoint
grant select, insert on look_questions to verzacht_runtime;
--> statement-breakpoint
grant update (answer, answered_by, answered_at) on look_questions to verzacht_runtime;
--> statement-breakpoint
-- What was refused is noted after the refusal, when all else of the request is undone: a row for each person, kind and
-- minute that counts, so that nobody fills a disk by knocking. A minute that is over becomes an event (app.seal_audit).
create function app.tally(p_practice uuid, p_member uuid, p_role text, p_event text, p_because text, p_client uuid, p_point text)
returns void language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into audit_tallies as t (practice_id, member_id, event, because, client_id, minute, role, point)
    values (p_practice, p_member, p_event, p_because, coalesce(p_client, '00000000-0000-0000-0000-000000000000'),
      date_trunc('minute', now()), p_role, left(p_point, 80))
    on conflict on constraint audit_tallies_pk do update set count = t.count + 1
$$;
--> statement-breakpoint
-- A record that is open to this member can't be denied to them: then something inside it is not there.
create function app.note_denial(p_id_hash bytea, p_because text, p_client uuid, p_point text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  s record;
  theirs uuid;
begin
  select i.practice_id, i.member_id, m.role, c.id as own into s from sign_ins i
    join members m on m.practice_id = i.practice_id and m.id = i.member_id and m.left_at is null
    left join clients c on c.practice_id = i.practice_id and c.member_id = i.member_id
    where i.id_hash = p_id_hash and i.ended_at is null and i.idle_until > now() and i.absolute_until > now();
  if not found then return; end if;
  if p_client is not null then
    if p_because = 'not_found' and app.may_open(s.practice_id, s.member_id, s.role, s.own, p_client) then return; end if;
    select c.id into theirs from clients c where c.practice_id = s.practice_id and c.id = p_client;
  end if;
  perform app.tally(s.practice_id, s.member_id, s.role, 'access.denied', p_because, theirs, p_point);
end $$;
--> statement-breakpoint
-- An address that nobody has costs the same write, and becomes no event of anybody's.
create function app.note_failed_sign_in(p_email text, p_point text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  nobody constant uuid := '00000000-0000-0000-0000-000000000000';
  a record;
begin
  select m.practice_id, m.id, m.role into a from accounts c join members m on m.account_id = c.id and m.left_at is null
    where c.email = p_email order by m.created_at desc limit 1;
  perform app.tally(coalesce(a.practice_id, nobody), coalesce(a.id, nobody), coalesce(a.role, ''), 'sign_in.failed', '', null, p_point);
end $$;
--> statement-breakpoint
-- A list of clients, or a search among them, is an act about nobody in particular: that it was made, never the words.
create function app.note_list(p_id_hash bytea, p_event_id uuid, p_event text, p_request uuid, p_point text) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  insert into audit_events (practice_id, id, action, event, actor_id, actor_role, request_id, device, network)
    select i.practice_id, p_event_id, case when p_event like '%.searched' then 'E' else 'R' end, p_event, m.id, m.role, p_request,
      nullif(split_part(p_point, ' ', 1), ''), nullif(split_part(p_point, ' ', 2), '')
    from sign_ins i join members m on m.practice_id = i.practice_id and m.id = i.member_id and m.left_at is null
    where i.id_hash = p_id_hash and i.ended_at is null
$$;
--> statement-breakpoint
-- One event as the chain reads it, form 1: each value with its length before it, so that no two events read the same.
-- db/audit-chain.ts reads it by itself; what is added to the table later gets another form, and this one stays.
create function app.audit_line(e audit_events) returns text language sql stable as $$
  select string_agg(coalesce(octet_length(v) || ':' || v, '-'), ',' order by n) from unnest(array[
    e.practice_id::text, e.id::text, (extract(epoch from e.at) * 1000000)::bigint::text, e.action, e.event, e.actor_id::text,
    e.actor_role, e.client_id::text, e.object_type, e.object_id::text, e.request_id::text, e.detail::text, e.outcome::text,
    e.ground, e.device, e.network]) with ordinality as u(v, n)
$$;
--> statement-breakpoint
create function app.uuid_at(p_at timestamptz) returns uuid language sql volatile as $$
  select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing
    substring(int8send(floor(extract(epoch from p_at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid
$$;
--> statement-breakpoint
-- Turns the tallies of minutes that are over into events, and seals what is not sealed yet, in order, one chain for each
-- practice. Whoever seals holds the lock; what commits meanwhile waits for the next time. Answers how many were sealed.
create function app.seal_audit(p_whole boolean, p_most int) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  e record;
  its_practice uuid;
  its_seq bigint;
  its_hash bytea;
  sealed int := 0;
begin
  perform pg_advisory_xact_lock(7513);
  with past as (delete from audit_tallies where minute < date_trunc('minute', now()) returning *)
  insert into audit_events (practice_id, id, at, action, event, actor_id, actor_role, client_id, outcome, device, network, detail)
    select past.practice_id, app.uuid_at(past.minute), past.minute, 'E', past.event, past.member_id, past.role,
      nullif(past.client_id, '00000000-0000-0000-0000-000000000000'), 8, nullif(split_part(past.point, ' ', 1), ''),
      nullif(split_part(past.point, ' ', 2), ''),
      jsonb_strip_nulls(jsonb_build_object('times', past.count, 'because', nullif(past.because, '')))
    from past join practices p on p.id = past.practice_id;
  for e in
    select a as event, app.audit_line(a) as line, a.practice_id, a.id from audit_events a
    where a.at >= case when p_whole then '-infinity'::timestamptz else now() - interval '15 minutes' end
      and not exists (select from audit_seals s where s.practice_id = a.practice_id and s.event_id = a.id)
    order by a.practice_id, a.at, a.id limit p_most
  loop
    if its_practice is distinct from e.practice_id then
      its_practice := e.practice_id;
      select s.seq, s.hash into its_seq, its_hash from audit_seals s where s.practice_id = its_practice order by s.seq desc limit 1;
      if not found then
        its_seq := 0;
        its_hash := decode(repeat('00', 32), 'hex');
      end if;
    end if;
    its_seq := its_seq + 1;
    its_hash := sha256(its_hash || convert_to(its_seq || ',' || e.line, 'UTF8'));
    insert into audit_seals (practice_id, seq, event_id, hash) values (its_practice, its_seq, e.id, its_hash);
    sealed := sealed + 1;
  end loop;
  return sealed;
end $$;
--> statement-breakpoint
-- Where each chain ends: what the operator keeps elsewhere, so that a cut end shows.
create function app.audit_heads() returns table (practice_id uuid, seq bigint, hash text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (s.practice_id) s.practice_id, s.seq, encode(s.hash, 'hex') from audit_seals s
    order by s.practice_id, s.seq desc
$$;
--> statement-breakpoint
revoke all on function app.keep_name(), app.tally(uuid, uuid, text, text, text, uuid, text),
  app.note_denial(bytea, text, uuid, text), app.note_failed_sign_in(text, text),
  app.note_list(bytea, uuid, text, uuid, text), app.audit_line(audit_events), app.uuid_at(timestamptz),
  app.seal_audit(boolean, int), app.audit_heads() from public;
--> statement-breakpoint
grant execute on function app.note_denial(bytea, text, uuid, text), app.note_failed_sign_in(text, text),
  app.note_list(bytea, uuid, text, uuid, text) to verzacht_runtime;
--> statement-breakpoint
grant execute on function app.seal_audit(boolean, int), app.audit_heads() to verzacht_worker;
