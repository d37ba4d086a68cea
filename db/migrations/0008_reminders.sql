CREATE TABLE "deliveries" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"id" uuid NOT NULL,
	"state" text DEFAULT 'taken' NOT NULL,
	"way" text,
	"problem" text,
	"taken_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"shown_at" timestamp with time zone,
	CONSTRAINT "deliveries_practice_id_client_id_kind_due_at_pk" PRIMARY KEY("practice_id","client_id","kind","due_at"),
	CONSTRAINT "deliveries_kind" CHECK ("deliveries"."kind" in ('reminder', 'repeat', 'notice', 'test')),
	CONSTRAINT "deliveries_state" CHECK ("deliveries"."state" in ('taken', 'sent', 'failed', 'late', 'not_needed')),
	CONSTRAINT "deliveries_way" CHECK ("deliveries"."way" in ('push', 'mail'))
);
--> statement-breakpoint
CREATE TABLE "push_devices" (
	"practice_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"device" text DEFAULT '' NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "push_devices_practice_id_member_id_id_pk" PRIMARY KEY("practice_id","member_id","id"),
	CONSTRAINT "push_devices_endpoint" UNIQUE("endpoint")
);
--> statement-breakpoint
CREATE TABLE "reminder_suggestions" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"suggestion" jsonb NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reminder_suggestions_practice_id_client_id_pk" PRIMARY KEY("practice_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"wishes" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reminders_practice_id_client_id_pk" PRIMARY KEY("practice_id","client_id")
);
--> statement-breakpoint
DROP INDEX "mails_waiting";--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "taken_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_devices" ADD CONSTRAINT "push_devices_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_suggestions" ADD CONSTRAINT "reminder_suggestions_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_suggestions" ADD CONSTRAINT "reminder_suggestions_practice_id_made_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","made_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" DROP COLUMN "try_again_at";--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['reminders', 'reminder_suggestions', 'push_devices', 'deliveries'] loop
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
-- Reminders are the client's own: no therapist reads when somebody wants to be reminded, or whether it arrived.
create policy own on reminders for select to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) = 'client');
--> statement-breakpoint
create policy chosen on reminders for insert to verzacht_runtime
  with check (client_id = (select app.record()) and (select app.role()) = 'client');
--> statement-breakpoint
create policy changed on reminders for update to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) = 'client');
--> statement-breakpoint
grant select, insert on reminders to verzacht_runtime;
--> statement-breakpoint
grant update (wishes, revision, changed_at) on reminders to verzacht_runtime;
--> statement-breakpoint
create policy record on reminder_suggestions for select to verzacht_runtime using (client_id = (select app.record()));
--> statement-breakpoint
create policy made on reminder_suggestions for insert to verzacht_runtime with check (client_id = (select app.record())
  and made_by = (select app.member()) and (select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
create policy changed on reminder_suggestions for update to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) in ('owner', 'therapist'))
  with check (made_by = (select app.member()));
--> statement-breakpoint
create policy taken_back on reminder_suggestions for delete to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
grant select, insert, delete on reminder_suggestions to verzacht_runtime;
--> statement-breakpoint
grant update (suggestion, made_by, made_at) on reminder_suggestions to verzacht_runtime;
--> statement-breakpoint
create policy own on push_devices for select to verzacht_runtime using (member_id = (select app.member()));
--> statement-breakpoint
create policy forgotten on push_devices for delete to verzacht_runtime using (member_id = (select app.member()));
--> statement-breakpoint
-- With address and keys somebody could be woken from elsewhere: only the post office is told them.
grant select (practice_id, member_id, id, device, added_at, gone_at), delete on push_devices to verzacht_runtime;
--> statement-breakpoint
create policy own on deliveries for select to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) = 'client');
--> statement-breakpoint
create policy shown on deliveries for update to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) = 'client');
--> statement-breakpoint
grant select, update (shown_at) on deliveries to verzacht_runtime;
--> statement-breakpoint
-- The queue stands in a schema of its own (docs/decisions) and belongs to the worker; who writes here may leave a job in
-- it, within the transaction that gives the reason. A job with the name of another that waits takes its place.
create function app.enqueue(p_task text, p_payload json, p_run_at timestamptz, p_key text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_task not in ('letter', 'message') then raise exception 'no such task'; end if;
  perform graphile_worker.add_job(p_task, p_payload, run_at => p_run_at, job_key => p_key, max_attempts => 25);
end $$;
--> statement-breakpoint
create function app.dequeue(p_key text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform graphile_worker.remove_job(p_key);
end $$;
--> statement-breakpoint
-- One browser wakes one person: whoever used it before is not woken on it any more.
create function app.add_push_device(p_id uuid, p_endpoint text, p_p256dh text, p_auth text, p_device text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.member() is null then return false; end if;
  delete from push_devices where endpoint = p_endpoint or (practice_id = app.practice() and member_id = app.member()
    and (id = p_id or gone_at is not null));
  if (select count(*) from push_devices where practice_id = app.practice() and member_id = app.member()) >= 10 then
    return false;
  end if;
  insert into push_devices (practice_id, member_id, id, endpoint, p256dh, auth, device)
    values (app.practice(), app.member(), p_id, p_endpoint, p_p256dh, p_auth, p_device);
  return true;
end $$;
--> statement-breakpoint
drop function app.take_mail();
--> statement-breakpoint
drop function app.mail_sent(uuid, uuid);
--> statement-breakpoint
-- A letter is taken before the mail server hears of it, and given back when that says no. One in whose middle everything
-- died stays taken: the owner sees it as not sent, and it never goes out a second time by itself.
create function app.take_letter(p_practice uuid, p_id uuid) returns table (recipient text, subject text, body text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  update mails m set body = null from invitations i where m.practice_id = p_practice and m.id = p_id
    and i.practice_id = m.practice_id and i.id = m.invitation_id and (i.used_at is not null or i.expires_at <= now());
  return query
    update mails m set tries = m.tries + 1, taken_at = now()
    where m.practice_id = p_practice and m.id = p_id and m.sent_at is null and m.taken_at is null and m.body is not null
    returning m.recipient, m.subject, m.body;
end $$;
--> statement-breakpoint
create function app.note_letter(p_practice uuid, p_id uuid, p_sent boolean) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update mails set sent_at = case when p_sent then now() end, taken_at = null, body = case when not p_sent then body end
    where practice_id = p_practice and id = p_id and taken_at is not null
$$;
--> statement-breakpoint
-- At a start: letters that wait get their job back, whether there was no mail server or the queue had given them up.
create function app.enqueue_letters() returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  select app.enqueue('letter', json_build_object('practiceId', practice_id, 'id', id), now(), 'letter:' || id)
    from mails where sent_at is null and taken_at is null and body is not null
$$;
--> statement-breakpoint
-- Takes one message to one client: the row is the promise that nobody else sends it. Nothing: it was taken before, or
-- this client can't be reached as one who signs in.
create function app.take_delivery(p_practice uuid, p_client uuid, p_kind text, p_due timestamptz, p_id uuid)
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
  if not found then return; end if;
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
create function app.note_delivery(p_practice uuid, p_client uuid, p_id uuid, p_state text, p_way text, p_problem text,
  p_gone uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update deliveries set state = p_state, way = p_way, problem = p_problem,
      sent_at = case when p_state = 'sent' then now() end
    where practice_id = p_practice and client_id = p_client and id = p_id;
  update push_devices set gone_at = now() where practice_id = p_practice and id = any(p_gone)
    and member_id = (select c.member_id from clients c where c.practice_id = p_practice and c.id = p_client);
end $$;
--> statement-breakpoint
revoke all on function app.enqueue(text, json, timestamptz, text), app.dequeue(text),
  app.add_push_device(uuid, text, text, text, text), app.take_letter(uuid, uuid), app.note_letter(uuid, uuid, boolean),
  app.enqueue_letters(), app.take_delivery(uuid, uuid, text, timestamptz, uuid),
  app.note_delivery(uuid, uuid, uuid, text, text, text, uuid[]) from public;
--> statement-breakpoint
grant execute on function app.enqueue(text, json, timestamptz, text), app.dequeue(text),
  app.add_push_device(uuid, text, text, text, text) to verzacht_runtime;
--> statement-breakpoint
grant usage on schema app to verzacht_worker;
--> statement-breakpoint
-- The worker is told what it has to send, and no more: it can't read a single table of a practice.
grant execute on function app.enqueue(text, json, timestamptz, text), app.take_letter(uuid, uuid),
  app.note_letter(uuid, uuid, boolean), app.enqueue_letters(), app.take_delivery(uuid, uuid, text, timestamptz, uuid),
  app.note_delivery(uuid, uuid, uuid, text, text, text, uuid[]) to verzacht_worker;
