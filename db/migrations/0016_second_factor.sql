-- A second factor belongs to the login, as the password does; whether one is asked for is the practice's: a demo, whose
-- passwords everybody knows, asks for none. Only the seeds and the migrations can say so.
ALTER TABLE "practices" ADD COLUMN "factor_exempt" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "signed_in_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;
--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "factor_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "fresh_at" timestamp with time zone;
--> statement-breakpoint
CREATE TABLE "second_factors" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"secret" "bytea" NOT NULL,
	"last_step" bigint NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"account_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_codes_account_id_code_hash_pk" PRIMARY KEY("account_id","code_hash")
);
--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_account_id_second_factors_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."second_factors"("account_id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['second_factors', 'recovery_codes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I for all to verzacht_owner using (true) with check (true)', t);
    execute format('create policy backup on %I for select to verzacht_backup using (true)', t);
    execute format('grant select on %I to verzacht_backup', t);
  end loop;
end $$;
--> statement-breakpoint
drop function app.enter(bytea, uuid, text[], uuid, text);
--> statement-breakpoint
-- As before, and besides: whoever treats is let in only by a sign-in that showed a second factor, and some doors want the
-- password or a code of the last ten minutes. A door says so among the roles it opens to: 'unfinished' lets in who has yet
-- to set a second factor up, 'fresh' wants the proof. `lacks` names what is missing: 'second_factor', or for the proof the
-- thing that this sign-in gives, 'code' or 'password'. Nothing of the practice is shown until it is there.
create function app.enter(p_id_hash bytea, p_request uuid, p_roles text[], p_client uuid, p_act text)
returns table (practice_id uuid, member_id uuid, account_id uuid, role text, name text, email text, locale text,
  practice_name text, time_zone text, client_id uuid, allowed boolean, record_open boolean, lacks text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  s record;
  opened uuid;
begin
  select i.practice_id, i.member_id, i.seen_at, i.factor_at, i.fresh_at, m.account_id, m.role, m.name, m.email, m.locale,
      p.name as practice_name, p.factor_exempt, coalesce(c.time_zone, p.time_zone) as time_zone, c.id as client_id
    into s
    from sign_ins i
    join members m on m.practice_id = i.practice_id and m.id = i.member_id and m.left_at is null
    join practices p on p.id = i.practice_id
    left join clients c on c.practice_id = i.practice_id and c.member_id = i.member_id
    where i.id_hash = p_id_hash and i.ended_at is null and i.idle_until > now() and i.absolute_until > now();
  if not found then return; end if;

  if s.seen_at < now() - interval '1 minute' then
    -- A page enters several times at once: whoever finds the row taken need not wait, it is being kept alive already.
    update sign_ins set seen_at = now(), idle_until = now() + app.idle_time(s.role)
      where id_hash = (select id_hash from sign_ins where id_hash = p_id_hash for update skip locked);
  end if;

  allowed := s.role = any(p_roles);
  if allowed then
    if s.factor_at is null and s.role <> 'client' and not s.factor_exempt and not 'unfinished' = any(p_roles) then
      lacks := 'second_factor';
    elsif 'fresh' = any(p_roles) and (s.fresh_at is null or s.fresh_at <= now() - interval '10 minutes') then
      lacks := case when s.factor_at is null then 'password' else 'code' end;
    end if;
    allowed := lacks is null;
  end if;
  opened := s.client_id;
  record_open := p_client is null;
  if allowed and p_client is not null then
    record_open := app.may_open(s.practice_id, s.member_id, s.role, s.client_id, p_client);
    opened := case when record_open then p_client end;
  end if;
  if allowed then
    perform set_config('app.practice_id', s.practice_id::text, true),
      set_config('app.member_id', s.member_id::text, true),
      set_config('app.role', s.role, true),
      set_config('app.client_id', coalesce(opened::text, ''), true);
    if p_act is not null and p_client is not null and record_open then
      insert into audit_events (practice_id, id, action, event, actor_id, actor_role, client_id, request_id)
        values (s.practice_id, p_request, 'R', p_act, s.member_id, s.role, p_client, p_request);
    end if;
  end if;
  return query select s.practice_id, s.member_id, s.account_id, s.role, s.name, s.email, s.locale, s.practice_name,
    s.time_zone, s.client_id, allowed, record_open, lacks;
end $$;
--> statement-breakpoint
drop function app.find_account(text);
--> statement-breakpoint
create function app.find_account(p_email text)
returns table (account_id uuid, password_hash text, practice_id uuid, member_id uuid, role text, locale text, factor bytea)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, a.password_hash, m.practice_id, m.id, m.role, m.locale, f.secret from accounts a
    join members m on m.account_id = a.id and m.left_at is null
    left join second_factors f on f.account_id = a.id
    where a.email = p_email order by m.created_at desc limit 1
$$;
--> statement-breakpoint
drop function app.begin_sign_in(bytea, uuid, uuid, text, uuid);
--> statement-breakpoint
-- Answers whether it is the first time that this login is used. A second factor set up meanwhile is asked for after all:
-- then nothing begins, and the answer is null.
create function app.begin_sign_in(p_id_hash bytea, p_practice uuid, p_member uuid, p_device text, p_factor boolean,
  p_event_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its record;
begin
  select m.role, m.account_id into strict its from members m
    where m.practice_id = p_practice and m.id = p_member and m.left_at is null and m.account_id is not null;
  select a.signed_in_at, its.role as role, its.account_id as account_id into strict its from accounts a
    where a.id = its.account_id for update;
  if p_factor is distinct from exists (select from second_factors f where f.account_id = its.account_id) then
    return null;
  end if;
  update accounts set signed_in_at = now() where id = its.account_id;
  delete from sign_ins where practice_id = p_practice and member_id = p_member
    and (absolute_until < now() or ended_at < now() - interval '1 day');
  insert into sign_ins (id_hash, practice_id, member_id, device, factor_at, fresh_at, idle_until, absolute_until)
    values (p_id_hash, p_practice, p_member, left(p_device, 300), case when p_factor then now() end, now(),
      now() + app.idle_time(its.role), now() + app.absolute_time(its.role));
  insert into audit_events (practice_id, id, action, event, actor_id, actor_role)
    values (p_practice, p_event_id, 'E', 'signed_in', p_member, its.role);
  return its.signed_in_at is null;
end $$;
--> statement-breakpoint
drop function app.take_try(bytea);
--> statement-breakpoint
-- As before; how long the longest pause is, is the caller's to say: codes have six figures and are worth a longer one.
create function app.take_try(p_key bytea, p_longest double precision) returns double precision
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  t record;
  wait double precision;
begin
  insert into sign_in_tries (key, failures, tried_at) values (p_key, 0, now()) on conflict (key) do nothing;
  select failures, tried_at into t from sign_in_tries where key = p_key for update;
  if t.tried_at <= clock_timestamp() - interval '15 minutes' then t.failures := 0; end if;
  wait := case when t.failures > 2
    then greatest(0, least(p_longest, 0.2 * power(2, least(t.failures, 16) - 3))
      - extract(epoch from clock_timestamp() - t.tried_at))
    else 0 end;
  if wait > 0 then return wait; end if;
  update sign_in_tries set failures = t.failures + 1, tried_at = clock_timestamp() where key = p_key;
  delete from sign_in_tries where tried_at < now() - interval '1 day';
  return 0;
end $$;
--> statement-breakpoint
-- A try that turned out to be none: the right password, before the code was asked for.
create function app.give_back_try(p_key bytea) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update sign_in_tries set failures = greatest(0, failures - 1) where key = p_key
$$;
--> statement-breakpoint
-- A code is worth something once: false for one of a step that was used already, or of one before it.
create function app.use_code(p_account uuid, p_step bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update second_factors set last_step = p_step where account_id = p_account and last_step < p_step;
  return found;
end $$;
--> statement-breakpoint
create function app.use_recovery_code(p_account uuid, p_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update recovery_codes set used_at = now() where account_id = p_account and code_hash = p_hash and used_at is null;
  return found;
end $$;
--> statement-breakpoint
create function app.own_account() returns uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.account_id from members m where m.practice_id = app.practice() and m.id = app.member()
$$;
--> statement-breakpoint
create function app.own_second_factor() returns table (secret bytea, made_at timestamptz, codes_left int, asked boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select f.secret, f.made_at,
      (select count(*)::int from recovery_codes r where r.account_id = f.account_id and r.used_at is null),
      not p.factor_exempt and app.role() <> 'client'
    from practices p left join second_factors f on f.account_id = app.own_account() where p.id = app.practice()
$$;
--> statement-breakpoint
-- The sign-in that set the factor up goes on under another id; all others of this login end.
create function app.set_second_factor(p_id_hash bytea, p_next_hash bytea, p_secret bytea, p_step bigint, p_codes text[])
returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid := app.own_account();
  s record;
begin
  select device, absolute_until into strict s from sign_ins
    where id_hash = p_id_hash and practice_id = app.practice() and member_id = app.member() and ended_at is null
    for update;
  perform from accounts where id = own for update;
  delete from second_factors where account_id = own;
  insert into second_factors (account_id, secret, last_step) values (own, p_secret, p_step);
  insert into recovery_codes (account_id, code_hash) select own, decode(unnest(p_codes), 'hex');
  update sign_ins i set ended_at = now() from members m
    where m.account_id = own and i.practice_id = m.practice_id and i.member_id = m.id and i.ended_at is null;
  insert into sign_ins (id_hash, practice_id, member_id, device, factor_at, fresh_at, idle_until, absolute_until)
    values (p_next_hash, app.practice(), app.member(), s.device, now(), now(), now() + app.idle_time(app.role()),
      s.absolute_until);
end $$;
--> statement-breakpoint
-- False where one is asked for: there it can be changed, and not be taken away.
create function app.remove_second_factor(p_id_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid := app.own_account();
begin
  if (select asked from app.own_second_factor()) then return false; end if;
  delete from second_factors where account_id = own;
  update sign_ins i set ended_at = case when i.id_hash <> p_id_hash then now() end, factor_at = null from members m
    where m.account_id = own and i.practice_id = m.practice_id and i.member_id = m.id and i.ended_at is null;
  return true;
end $$;
--> statement-breakpoint
create function app.renew_recovery_codes(p_codes text[]) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from second_factors where account_id = app.own_account() for update;
  if not found then return false; end if;
  delete from recovery_codes where account_id = app.own_account();
  insert into recovery_codes (account_id, code_hash) select app.own_account(), decode(unnest(p_codes), 'hex');
  return true;
end $$;
--> statement-breakpoint
create function app.step_up(p_id_hash bytea) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update sign_ins set fresh_at = now()
    where id_hash = p_id_hash and practice_id = app.practice() and member_id = app.member() and ended_at is null
$$;
--> statement-breakpoint
create function app.own_sign_ins(p_id_hash bytea)
returns table (id uuid, device text, created_at timestamptz, seen_at timestamptz, here boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select i.id, i.device, i.created_at, i.seen_at, i.id_hash = p_id_hash from sign_ins i
    where i.practice_id = app.practice() and i.member_id = app.member() and i.ended_at is null
      and i.idle_until > now() and i.absolute_until > now()
    order by i.id_hash = p_id_hash desc, i.seen_at desc, i.id limit 100
$$;
--> statement-breakpoint
create function app.end_own_sign_in(p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update sign_ins set ended_at = now()
    where practice_id = app.practice() and member_id = app.member() and id = p_id and ended_at is null;
  return found;
end $$;
--> statement-breakpoint
create index sign_ins_own on sign_ins (practice_id, member_id, id);
--> statement-breakpoint
drop index sign_ins_member;
--> statement-breakpoint
revoke all on function app.enter(bytea, uuid, text[], uuid, text), app.find_account(text),
  app.begin_sign_in(bytea, uuid, uuid, text, boolean, uuid), app.take_try(bytea, double precision),
  app.give_back_try(bytea), app.use_code(uuid, bigint), app.use_recovery_code(uuid, bytea), app.own_account(),
  app.own_second_factor(), app.set_second_factor(bytea, bytea, bytea, bigint, text[]),
  app.remove_second_factor(bytea), app.renew_recovery_codes(text[]), app.step_up(bytea), app.own_sign_ins(bytea),
  app.end_own_sign_in(uuid) from public;
--> statement-breakpoint
grant execute on function app.enter(bytea, uuid, text[], uuid, text), app.find_account(text),
  app.begin_sign_in(bytea, uuid, uuid, text, boolean, uuid), app.take_try(bytea, double precision),
  app.give_back_try(bytea), app.use_code(uuid, bigint), app.use_recovery_code(uuid, bytea),
  app.own_second_factor(), app.set_second_factor(bytea, bytea, bytea, bigint, text[]),
  app.remove_second_factor(bytea), app.renew_recovery_codes(text[]), app.step_up(bytea), app.own_sign_ins(bytea),
  app.end_own_sign_in(uuid) to verzacht_runtime;
