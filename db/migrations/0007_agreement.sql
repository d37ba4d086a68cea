CREATE TABLE "practice_contacts" (
	"practice_id" uuid PRIMARY KEY NOT NULL,
	"contact" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "safety_agreements" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"words" jsonb NOT NULL,
	"terms" jsonb,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "safety_agreements_practice_id_client_id_version_pk" PRIMARY KEY("practice_id","client_id","version")
);
--> statement-breakpoint
CREATE TABLE "check_ins" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"day" date NOT NULL,
	"tension" smallint,
	"safety" smallint,
	"declined" text[] DEFAULT '{}' NOT NULL,
	"areas" text[] DEFAULT '{}' NOT NULL,
	"context" jsonb,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "check_ins_practice_id_client_id_id_pk" PRIMARY KEY("practice_id","client_id","id"),
	CONSTRAINT "check_ins_ratings" CHECK (coalesce("check_ins"."tension", 0) between 0 and 10 and coalesce("check_ins"."safety", 0) between 0 and 10)
);
--> statement-breakpoint
CREATE TABLE "private_lines" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"of_id" uuid NOT NULL,
	"line" text NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "private_lines_practice_id_client_id_of_id_pk" PRIMARY KEY("practice_id","client_id","of_id")
);
--> statement-breakpoint
CREATE TABLE "session_corrections" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"told" jsonb NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_corrections_practice_id_client_id_session_id_id_pk" PRIMARY KEY("practice_id","client_id","session_id","id"),
	CONSTRAINT "session_corrections_kind" CHECK ("session_corrections"."kind" in ('replaced', 'added'))
);
--> statement-breakpoint
CREATE TABLE "session_echoes" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"tension" smallint,
	"safety" smallint,
	"declined" text[] DEFAULT '{}' NOT NULL,
	"sleep" text,
	"mood" text,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_echoes_practice_id_client_id_session_id_pk" PRIMARY KEY("practice_id","client_id","session_id"),
	CONSTRAINT "session_echoes_ratings" CHECK (coalesce("session_echoes"."tension", 0) between 0 and 10 and coalesce("session_echoes"."safety", 0) between 0 and 10)
);
--> statement-breakpoint
ALTER TABLE "signals" ADD COLUMN "pauses" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "told" jsonb;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "released_seconds" integer;--> statement-breakpoint
ALTER TABLE "practice_contacts" ADD CONSTRAINT "practice_contacts_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safety_agreements" ADD CONSTRAINT "safety_agreements_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "safety_agreements" ADD CONSTRAINT "safety_agreements_practice_id_made_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","made_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_lines" ADD CONSTRAINT "private_lines_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_corrections" ADD CONSTRAINT "session_corrections_session" FOREIGN KEY ("practice_id","client_id","session_id") REFERENCES "public"."sessions"("practice_id","client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_echoes" ADD CONSTRAINT "session_echoes_session" FOREIGN KEY ("practice_id","client_id","session_id") REFERENCES "public"."sessions"("practice_id","client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "check_ins_day" ON "check_ins" USING btree ("practice_id","client_id","day");--> statement-breakpoint
CREATE INDEX "sessions_released" ON "sessions" USING btree ("practice_id","client_id","practised_on") WHERE "sessions"."released_seconds" is not null;--> statement-breakpoint
-- What counts for the caps, of the sessions that are there already.
update sessions s set released_seconds = released.seconds
from (
  select e.practice_id, e.client_id, e.session_id,
    coalesce(sum(e.seconds) filter (where x.phase = 'discharge'), 0) as seconds
  from session_entries e
  join program_items i on i.practice_id = e.practice_id and i.program_id = e.program_id and i.version = e.program_version
    and i.id = e.program_item_id
  join (select null::uuid as practice_id, id, "group", phase from library_exercises
    union all select practice_id, id, "group", phase from practice_exercises) x
    on x.id = coalesce(i.library_exercise_id, i.practice_exercise_id)
      and x.practice_id is not distinct from case when i.library_exercise_id is null then i.practice_id end
  where e.outcome <> 'skipped' and x."group" = 'release' and x.phase in ('build-up', 'discharge')
  group by e.practice_id, e.client_id, e.session_id
) released
where s.practice_id = released.practice_id and s.client_id = released.client_id and s.id = released.session_id;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['safety_agreements', 'practice_contacts', 'session_corrections', 'session_echoes', 'check_ins',
    'private_lines'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I for all to verzacht_owner using (true) with check (true)', t);
    execute format('create policy backup on %I for select to verzacht_backup using (true)', t);
    execute format('grant select on %I to verzacht_backup', t);
    execute format($policy$create policy tenant on %I as restrictive for all to verzacht_runtime
      using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))$policy$, t);
    execute format('grant select, insert on %I to verzacht_runtime', t);
  end loop;
end $$;
--> statement-breakpoint
create policy record on safety_agreements for select to verzacht_runtime using (client_id = (select app.record()));
--> statement-breakpoint
-- The words are both people's; thresholds are the therapist's alone, whatever the code above thinks.
create policy made on safety_agreements for insert to verzacht_runtime
  with check (client_id = (select app.record()) and made_by = (select app.member())
    and ((select app.role()) in ('owner', 'therapist') or ((select app.role()) = 'client' and terms is null)));
--> statement-breakpoint
create policy seen on practice_contacts for select to verzacht_runtime using (true);
--> statement-breakpoint
create policy made on practice_contacts for insert to verzacht_runtime with check ((select app.role()) = 'owner');
--> statement-breakpoint
create policy changed on practice_contacts for update to verzacht_runtime using ((select app.role()) = 'owner');
--> statement-breakpoint
grant update (contact, revision, changed_at) on practice_contacts to verzacht_runtime;
--> statement-breakpoint
create policy record on session_corrections for select to verzacht_runtime using (client_id = (select app.record()));
--> statement-breakpoint
-- What is put right goes through app.put_right, which keeps what stood there; only a word beside is added directly.
create policy told on session_corrections for insert to verzacht_runtime
  with check (client_id = (select app.record()) and (select app.role()) = 'client' and kind = 'added');
--> statement-breakpoint
create policy record on session_echoes for select to verzacht_runtime using (client_id = (select app.record()));
--> statement-breakpoint
create policy told on session_echoes for insert to verzacht_runtime
  with check (client_id = (select app.record()) and (select app.role()) = 'client');
--> statement-breakpoint
create policy record on check_ins for select to verzacht_runtime using (client_id = (select app.record()));
--> statement-breakpoint
create policy told on check_ins for insert to verzacht_runtime
  with check (client_id = (select app.record()) and (select app.role()) = 'client');
--> statement-breakpoint
-- For the client's own eyes: no therapist, no owner of the practice, in no open record.
create policy own on private_lines for select to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) = 'client');
--> statement-breakpoint
create policy written on private_lines for insert to verzacht_runtime
  with check (client_id = (select app.record()) and (select app.role()) = 'client');
--> statement-breakpoint
create function app.rating_in(p_told jsonb) returns smallint language sql immutable
  return case when jsonb_typeof(p_told) = 'number' then (p_told #>> '{}')::smallint end;
--> statement-breakpoint
create function app.moment_of(p_rated boolean, p_tension int, p_safety int, p_areas text[], p_declined text[], p_when text)
returns jsonb language sql immutable as $$
  select case when p_rated then jsonb_build_object(
    'tension', case when 'tension' || p_when = any(p_declined) then to_jsonb('declined'::text) else to_jsonb(p_tension) end,
    'safety', case when 'safety' || p_when = any(p_declined) then to_jsonb('declined'::text) else to_jsonb(p_safety) end,
    'areas', to_jsonb(p_areas)) else 'null'::jsonb end
$$;
--> statement-breakpoint
-- A client puts right what they told: the one way in which a session changes, and it can't leave out what stood there.
-- The runtime role itself may change no session (db/row-security.test.ts).
create function app.put_right(p_session uuid, p_id uuid, p_hash bytea, p_told jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  s sessions%rowtype;
begin
  if app.role() <> 'client' or app.record() is null then return false; end if;
  select * into s from sessions
    where practice_id = app.practice() and client_id = app.record() and id = p_session for update;
  if not found then return false; end if;
  insert into session_corrections (practice_id, client_id, session_id, id, kind, content_hash, told)
    values (s.practice_id, s.client_id, s.id, p_id, 'replaced', p_hash,
      case when p_told ? 'before' then jsonb_build_object('before', app.moment_of(s.rated_before, s.tension_before,
        s.safety_before, s.areas_before, s.declined, 'Before')) else '{}' end
      || case when p_told ? 'after' then jsonb_build_object('after', app.moment_of(s.rated_after, s.tension_after,
        s.safety_after, s.areas_after, s.declined, 'After')) else '{}' end
      || case when p_told ? 'note' then jsonb_build_object('note', s.note) else '{}' end);
  if p_told ? 'before' then
    s.rated_before := jsonb_typeof(p_told->'before') = 'object';
    s.tension_before := app.rating_in(p_told #> '{before,tension}');
    s.safety_before := app.rating_in(p_told #> '{before,safety}');
    s.areas_before := array(select jsonb_array_elements_text(p_told #> '{before,areas}'));
    s.declined := array_remove(array_remove(s.declined, 'tensionBefore'), 'safetyBefore')
      || case when p_told #>> '{before,tension}' = 'declined' then array['tensionBefore'] else '{}' end
      || case when p_told #>> '{before,safety}' = 'declined' then array['safetyBefore'] else '{}' end;
  end if;
  if p_told ? 'after' then
    s.rated_after := jsonb_typeof(p_told->'after') = 'object';
    s.tension_after := app.rating_in(p_told #> '{after,tension}');
    s.safety_after := app.rating_in(p_told #> '{after,safety}');
    s.areas_after := array(select jsonb_array_elements_text(p_told #> '{after,areas}'));
    s.declined := array_remove(array_remove(s.declined, 'tensionAfter'), 'safetyAfter')
      || case when p_told #>> '{after,tension}' = 'declined' then array['tensionAfter'] else '{}' end
      || case when p_told #>> '{after,safety}' = 'declined' then array['safetyAfter'] else '{}' end;
  end if;
  if p_told ? 'note' then s.note := p_told->>'note'; end if;
  update sessions set rated_before = s.rated_before, tension_before = s.tension_before, safety_before = s.safety_before,
      areas_before = s.areas_before, rated_after = s.rated_after, tension_after = s.tension_after,
      safety_after = s.safety_after, areas_after = s.areas_after, declined = s.declined, note = s.note
    where practice_id = s.practice_id and client_id = s.client_id and id = s.id;
  -- Counted again from the sessions; a session that is being logged meanwhile waits, and counts itself afterwards.
  perform 1 from client_summaries where practice_id = s.practice_id and client_id = s.client_id for update;
  perform app.recount(s.practice_id, s.client_id);
  return true;
end $$;
--> statement-breakpoint
revoke all on function app.rating_in(jsonb), app.moment_of(boolean, int, int, text[], text[], text),
  app.put_right(uuid, uuid, bytea, jsonb) from public;
--> statement-breakpoint
grant execute on function app.put_right(uuid, uuid, bytea, jsonb) to verzacht_runtime;
