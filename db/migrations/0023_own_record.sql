CREATE TABLE "consents" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"given" boolean NOT NULL,
	"said_by" uuid NOT NULL,
	"said_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "consents_practice_id_client_id_id_pk" PRIMARY KEY("practice_id","client_id","id"),
	CONSTRAINT "consents_kind" CHECK ("consents"."kind" in ('messages', 'gp'))
);
--> statement-breakpoint
CREATE TABLE "record_copies" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"format" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"sign_in" "bytea" NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "record_copies_practice_id_client_id_id_pk" PRIMARY KEY("practice_id","client_id","id"),
	CONSTRAINT "record_copies_format" CHECK ("record_copies"."format" in ('pdf', 'json', 'csv', 'fhir')),
	CONSTRAINT "record_copies_hour" CHECK ("record_copies"."expires_at" <= "record_copies"."asked_at" + interval '60 minutes')
);
--> statement-breakpoint
CREATE TABLE "record_statements" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"part" text NOT NULL,
	"about_id" uuid,
	"text" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answer_by" date NOT NULL,
	CONSTRAINT "record_statements_practice_id_client_id_id_pk" PRIMARY KEY("practice_id","client_id","id"),
	CONSTRAINT "record_statements_kind" CHECK ("record_statements"."kind" in ('incorrect', 'addition', 'objection'))
);
--> statement-breakpoint
CREATE TABLE "statement_answers" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"words" text NOT NULL,
	"answered_by" uuid NOT NULL,
	"answered_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "statement_answers_practice_id_client_id_statement_id_pk" PRIMARY KEY("practice_id","client_id","statement_id"),
	CONSTRAINT "statement_answers_outcome" CHECK ("statement_answers"."outcome" in ('put_right', 'kept_beside', 'not_followed'))
);
--> statement-breakpoint
CREATE TABLE "erasure_requests" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scope" text NOT NULL,
	"source" text NOT NULL,
	"words" text,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decide_by" date NOT NULL,
	CONSTRAINT "erasure_requests_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "erasure_requests_id" UNIQUE("id"),
	CONSTRAINT "erasure_requests_scope" CHECK ("erasure_requests"."scope" in ('told', 'goals', 'notes', 'reports', 'everything')),
	CONSTRAINT "erasure_requests_source" CHECK ("erasure_requests"."source" in ('client', 'retention'))
);
--> statement-breakpoint
CREATE TABLE "erasure_decisions" (
	"practice_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"granted" boolean NOT NULL,
	"ground" text,
	"words" text,
	"decided_by" uuid NOT NULL,
	"decider" text NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erased" jsonb,
	CONSTRAINT "erasure_decisions_practice_id_request_id_pk" PRIMARY KEY("practice_id","request_id"),
	CONSTRAINT "erasure_decisions_ground" CHECK ("erasure_decisions"."granted" and "erasure_decisions"."ground" is null
      or not "erasure_decisions"."granted" and "erasure_decisions"."ground" in ('interest_of_another', 'legal_duty', 'pending_procedure', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "retention_terms" (
	"practice_id" uuid NOT NULL,
	"part" text NOT NULL,
	"years" smallint NOT NULL,
	"because" text,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "retention_terms_practice_id_part_pk" PRIMARY KEY("practice_id","part"),
	CONSTRAINT "retention_terms_part" CHECK ("retention_terms"."part" in ('told', 'goals', 'notes', 'reports', 'file', 'log')),
	CONSTRAINT "retention_terms_years" CHECK ("retention_terms"."years" between 1 and 100 and ("retention_terms"."part" <> 'log' or "retention_terms"."years" >= 5))
);
--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_client_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_said_by_fk" FOREIGN KEY ("practice_id","said_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_copies" ADD CONSTRAINT "record_copies_client_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_copies" ADD CONSTRAINT "record_copies_asked_by_fk" FOREIGN KEY ("practice_id","asked_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_statements" ADD CONSTRAINT "record_statements_client_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_statements" ADD CONSTRAINT "record_statements_made_by_fk" FOREIGN KEY ("practice_id","made_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_answers" ADD CONSTRAINT "statement_answers_statement_fk" FOREIGN KEY ("practice_id","client_id","statement_id") REFERENCES "public"."record_statements"("practice_id","client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_answers" ADD CONSTRAINT "statement_answers_answered_by_fk" FOREIGN KEY ("practice_id","answered_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_decisions" ADD CONSTRAINT "erasure_decisions_request_fk" FOREIGN KEY ("practice_id","request_id") REFERENCES "public"."erasure_requests"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_terms" ADD CONSTRAINT "retention_terms_practice_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consents_latest" ON "consents" USING btree ("practice_id","client_id","kind","said_at");--> statement-breakpoint
CREATE INDEX "erasure_requests_client" ON "erasure_requests" USING btree ("practice_id","client_id");--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['consents', 'record_copies', 'record_statements', 'statement_answers', 'erasure_requests',
    'erasure_decisions', 'retention_terms'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I for all to verzacht_owner using (true) with check (true)', t);
    execute format('create policy backup on %I for select to verzacht_backup using (true)', t);
    execute format('grant select on %I to verzacht_backup', t);
    execute format($policy$create policy tenant on %I as restrictive for all to verzacht_runtime
      using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))$policy$, t);
    -- Said once and kept: nothing here is changed or taken away by whoever writes it.
    execute format('grant select, insert on %I to verzacht_runtime', t);
  end loop;
end $$;
--> statement-breakpoint
create policy record on consents for select to verzacht_runtime using (client_id = (select app.record()));
--> statement-breakpoint
-- Nobody says yes or no in a client's place.
create policy said on consents for insert to verzacht_runtime with check (client_id = (select app.record())
  and said_by = (select app.member()) and (select app.role()) = 'client');
--> statement-breakpoint
create policy own on record_copies for select to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) = 'client');
--> statement-breakpoint
create policy asked on record_copies for insert to verzacht_runtime with check (client_id = (select app.record())
  and asked_by = (select app.member()) and (select app.role()) = 'client');
--> statement-breakpoint
-- What waits for an answer stands in the inbox before any record is opened; as with signals, only of one's own clients.
create policy seen on record_statements for select to verzacht_runtime
  using (client_id = (select app.record()) or client_id in (select c.client_id from care_relations c
    where c.practice_id = (select app.practice()) and c.therapist_id = (select app.member()) and c.until is null));
--> statement-breakpoint
create policy made on record_statements for insert to verzacht_runtime with check (client_id = (select app.record())
  and made_by = (select app.member()) and (select app.role()) = 'client');
--> statement-breakpoint
create policy seen on statement_answers for select to verzacht_runtime
  using (client_id = (select app.record()) or client_id in (select c.client_id from care_relations c
    where c.practice_id = (select app.practice()) and c.therapist_id = (select app.member()) and c.until is null));
--> statement-breakpoint
create policy answered on statement_answers for insert to verzacht_runtime with check (client_id = (select app.record())
  and answered_by = (select app.member()) and (select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
-- The owner decides, and keeps what is left of a request when the client is no longer known here.
create policy seen on erasure_requests for select to verzacht_runtime
  using ((select app.role()) = 'owner' or client_id = (select app.record()));
--> statement-breakpoint
create policy asked on erasure_requests for insert to verzacht_runtime with check (client_id = (select app.record())
  and asked_by = (select app.member()) and ((select app.role()) = 'client' and source = 'client'
    or (select app.role()) = 'owner' and source = 'retention'));
--> statement-breakpoint
create policy seen on erasure_decisions for select to verzacht_runtime
  using ((select app.role()) = 'owner' or request_id in (select r.id from erasure_requests r
    where r.practice_id = (select app.practice()) and r.client_id = (select app.record())));
--> statement-breakpoint
create policy decided on erasure_decisions for insert to verzacht_runtime
  with check (decided_by = (select app.member()) and erased is null
    and ((select app.role()) = 'owner' and ground is distinct from 'withdrawn'
      or (select app.role()) = 'client' and ground = 'withdrawn' and request_id in (select r.id from erasure_requests r
        where r.practice_id = (select app.practice()) and r.client_id = (select app.record()) and r.source = 'client')));
--> statement-breakpoint
create policy owner_sees on retention_terms for select to verzacht_runtime using ((select app.role()) = 'owner');
--> statement-breakpoint
create policy set on retention_terms for insert to verzacht_runtime
  with check ((select app.role()) = 'owner' and changed_by = (select app.member()));
--> statement-breakpoint
create policy changed on retention_terms for update to verzacht_runtime
  using ((select app.role()) = 'owner') with check (changed_by = (select app.member()));
--> statement-breakpoint
grant update (years, because, changed_by, changed_at, revision) on retention_terms to verzacht_runtime;
--> statement-breakpoint
-- Whether this transaction makes a copy for the client whose record is open: then, and only then, their own reading is as
-- wide as the record is.
create function app.copying() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.copying', true), '') = 'on';
--> statement-breakpoint
create policy copied on notes for select to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) = 'client' and (select app.copying()));
--> statement-breakpoint
create policy copied on reports for select to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) = 'client' and (select app.copying()));
--> statement-breakpoint
create policy copied on report_shares for select to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) = 'client' and (select app.copying()));
--> statement-breakpoint
-- Opens the whole record to who asked for this copy, from the sign-in in which it was asked, within its hour. Answers what
-- kind of file it is, and nothing for anybody else.
create function app.begin_copy(p_copy uuid, p_sign_in bytea) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its_format text;
begin
  select c.format into its_format from record_copies c
    where c.practice_id = app.practice() and c.client_id = app.record() and c.id = p_copy
      and app.role() = 'client' and c.asked_by = app.member() and c.sign_in = p_sign_in and c.expires_at > now();
  if its_format is not null then perform set_config('app.copying', 'on', true); end if;
  return its_format;
end $$;
--> statement-breakpoint
-- Who said no to messages gets none, whatever was chosen before, and whatever waits in the queue.
create function app.wants_no_messages(p_practice uuid, p_client uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select not c.given from consents c where c.practice_id = p_practice and c.client_id = p_client
    and c.kind = 'messages' order by c.said_at desc, c.id desc limit 1), false)
$$;
--> statement-breakpoint
create or replace function app.take_delivery(p_practice uuid, p_client uuid, p_kind text, p_due timestamptz, p_id uuid)
returns table (id uuid, wishes jsonb, time_zone text, locale text, recipient text, practised boolean, devices json)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  whose record;
begin
  select m.id as member_id, m.email, m.locale, coalesce(c.time_zone, p.time_zone) as zone, r.wishes into whose
    from clients c
    join practices p on p.id = c.practice_id
    join members m on m.practice_id = c.practice_id and m.id = c.member_id and m.left_at is null and m.account_id is not null
    left join reminders r on r.practice_id = c.practice_id and r.client_id = c.id
    where c.practice_id = p_practice and c.id = p_client;
  if not found or app.wants_no_messages(p_practice, p_client) then return; end if;
  delete from deliveries d where d.practice_id = p_practice and d.client_id = p_client and d.due_at < now() - interval '60 days';
  insert into deliveries (practice_id, client_id, kind, due_at, id) values (p_practice, p_client, p_kind, p_due, p_id)
    on conflict do nothing;
  if not found then return; end if;
  return query select p_id, whose.wishes, whose.zone, whose.locale, whose.email,
    exists (select from sessions s where s.practice_id = p_practice and s.client_id = p_client
      and s.practised_on = (now() at time zone whose.zone)::date),
    (select json_agg(json_build_object('id', v.id, 'endpoint', v.endpoint, 'p256dh', v.p256dh, 'auth', v.auth))
      from push_devices v where v.practice_id = p_practice and v.member_id = whose.member_id and v.gone_at is null);
end $$;
--> statement-breakpoint
revoke all on function app.copying(), app.begin_copy(uuid, bytea), app.wants_no_messages(uuid, uuid) from public;
--> statement-breakpoint
grant execute on function app.copying(), app.begin_copy(uuid, bytea) to verzacht_runtime;
