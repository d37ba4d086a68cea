-- Passkeys (WebAuthn) are a second factor beside the app that makes codes. Like the app they belong to the login, and only
-- the front door's functions read or write them. A login has as many as it has devices.
CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"credential_id" "bytea" NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"backed_up" boolean NOT NULL,
	"label" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "passkeys_credential" UNIQUE("credential_id")
);
--> statement-breakpoint
-- A challenge is carried outside, sealed, and kept by nobody; once it was answered, its hash says that it is spent. Passkeys
-- that live in several places count nothing, so their counter alone would let one answer in twice.
CREATE TABLE "spent_challenges" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"spent_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "passkeys_account" ON "passkeys" USING btree ("account_id");
--> statement-breakpoint
CREATE INDEX "spent_challenges_at" ON "spent_challenges" USING btree ("spent_at");
--> statement-breakpoint
-- Recovery codes belong to the login now: they are one set, whichever kind of factor came first.
ALTER TABLE "recovery_codes" DROP CONSTRAINT "recovery_codes_account_id_second_factors_account_id_fk";
--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['passkeys', 'spent_challenges'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I for all to verzacht_owner using (true) with check (true)', t);
    execute format('create policy backup on %I for select to verzacht_backup using (true)', t);
    execute format('grant select on %I to verzacht_backup', t);
  end loop;
end $$;
--> statement-breakpoint
create function app.has_factor(p_account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from second_factors f where f.account_id = p_account)
    or exists (select from passkeys k where k.account_id = p_account)
$$;
--> statement-breakpoint
drop function app.find_account(text);
--> statement-breakpoint
create function app.find_account(p_email text)
returns table (account_id uuid, password_hash text, practice_id uuid, member_id uuid, role text, locale text, factor bytea,
  passkeys boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, a.password_hash, m.practice_id, m.id, m.role, m.locale, f.secret,
      exists (select from passkeys k where k.account_id = a.id)
    from accounts a
    join members m on m.account_id = a.id and m.left_at is null
    left join second_factors f on f.account_id = a.id
    where a.email = p_email order by m.created_at desc limit 1
$$;
--> statement-breakpoint
-- As before; a factor of either kind that was set up meanwhile is asked for after all.
create or replace function app.begin_sign_in(p_id_hash bytea, p_practice uuid, p_member uuid, p_device text, p_factor boolean,
  p_event_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its record;
begin
  select m.role, m.account_id into strict its from members m
    where m.practice_id = p_practice and m.id = p_member and m.left_at is null and m.account_id is not null;
  select a.signed_in_at, its.role as role, its.account_id as account_id into strict its from accounts a
    where a.id = its.account_id for update;
  if p_factor is distinct from app.has_factor(its.account_id) then
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
create function app.passkeys_of(p_account uuid)
returns table (id uuid, credential_id bytea, public_key bytea, counter bigint, transports text[], backed_up boolean,
  label text, made_at timestamptz, used_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select k.id, k.credential_id, k.public_key, k.counter, k.transports, k.backed_up, k.label, k.made_at, k.used_at
    from passkeys k where k.account_id = p_account order by k.made_at, k.id
$$;
--> statement-breakpoint
-- True once for each challenge. What nobody can still answer is swept along.
create function app.spend_challenge(p_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from spent_challenges where spent_at < now() - interval '1 day';
  insert into spent_challenges (hash) values (p_hash) on conflict (hash) do nothing;
  return found;
end $$;
--> statement-breakpoint
-- An answer that was judged right is worth something once: false for a challenge that was spent, a passkey that is gone, and
-- a counter that did not grow (0 twice: it counts nothing).
create function app.use_passkey(p_account uuid, p_credential bytea, p_counter bigint, p_backed_up boolean, p_challenge bytea)
returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app.spend_challenge(p_challenge) then return false; end if;
  update passkeys set counter = p_counter, backed_up = p_backed_up, used_at = now()
    where account_id = p_account and credential_id = p_credential
      and (counter < p_counter or (counter = 0 and p_counter = 0));
  return found;
end $$;
--> statement-breakpoint
drop function app.own_second_factor();
--> statement-breakpoint
create function app.own_second_factor()
returns table (secret bytea, made_at timestamptz, codes_left int, asked boolean, passkeys int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select f.secret, f.made_at,
      (select count(*)::int from recovery_codes r where r.account_id = app.own_account() and r.used_at is null),
      not p.factor_exempt and app.role() <> 'client',
      (select count(*)::int from passkeys k where k.account_id = app.own_account())
    from practices p left join second_factors f on f.account_id = app.own_account() where p.id = app.practice()
$$;
--> statement-breakpoint
create function app.own_passkeys()
returns table (id uuid, credential_id bytea, transports text[], backed_up boolean, label text, made_at timestamptz,
  used_at timestamptz)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select k.id, k.credential_id, k.transports, k.backed_up, k.label, k.made_at, k.used_at
    from app.passkeys_of(app.own_account()) k
$$;
--> statement-breakpoint
-- Every sign-in of the login ends, and the one that is named goes on under another id, with the factor that it just showed.
create function app.go_on_as(p_id_hash bytea, p_next_hash bytea) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  s record;
begin
  select device, absolute_until into strict s from sign_ins
    where id_hash = p_id_hash and practice_id = app.practice() and member_id = app.member() and ended_at is null;
  update sign_ins i set ended_at = now() from members m
    where m.account_id = app.own_account() and i.practice_id = m.practice_id and i.member_id = m.id and i.ended_at is null;
  insert into sign_ins (id_hash, practice_id, member_id, device, factor_at, fresh_at, idle_until, absolute_until)
    values (p_next_hash, app.practice(), app.member(), s.device, now(), now(), now() + app.idle_time(app.role()),
      s.absolute_until);
end $$;
--> statement-breakpoint
-- Whatever changes the factors of a login waits for whatever else does: first the sign-in, then the login.
create function app.hold_own_login(p_id_hash bytea) returns uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid := app.own_account();
begin
  perform from sign_ins
    where id_hash = p_id_hash and practice_id = app.practice() and member_id = app.member() and ended_at is null
    for update;
  if not found then raise exception 'this sign-in has ended' using errcode = '40001'; end if;
  perform from accounts where id = own for update;
  return own;
end $$;
--> statement-breakpoint
drop function app.set_second_factor(bytea, bytea, bytea, bigint, text[]);
--> statement-breakpoint
-- Answers whether the codes that came along count from now on: a first factor brings some, and so does another phone; an
-- app beside a passkey leaves the codes that there are.
create function app.set_second_factor(p_id_hash bytea, p_next_hash bytea, p_secret bytea, p_step bigint, p_codes text[])
returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid := app.hold_own_login(p_id_hash);
  beside boolean := app.has_factor(own) and not exists (select from second_factors where account_id = own);
begin
  delete from second_factors where account_id = own;
  insert into second_factors (account_id, secret, last_step) values (own, p_secret, p_step);
  if not beside then
    delete from recovery_codes where account_id = own;
    insert into recovery_codes (account_id, code_hash) select own, decode(unnest(p_codes), 'hex');
  end if;
  perform app.go_on_as(p_id_hash, p_next_hash);
  return not beside;
end $$;
--> statement-breakpoint
-- Answers 'first' where the codes that came along count from now on, 'beside' where those that there are stay; 'spent' for
-- a challenge that was answered before, 'known' for a passkey that some login has already, 'many' where there are ten.
create function app.add_passkey(p_id_hash bytea, p_next_hash bytea, p_id uuid, p_credential bytea, p_public_key bytea,
  p_counter bigint, p_transports text[], p_backed_up boolean, p_label text, p_challenge bytea, p_codes text[])
returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid := app.hold_own_login(p_id_hash);
  first boolean := not app.has_factor(own);
begin
  if not app.spend_challenge(p_challenge) then return 'spent'; end if;
  if (select count(*) from passkeys where account_id = own) >= 10 then return 'many'; end if;
  insert into passkeys (id, account_id, credential_id, public_key, counter, transports, backed_up, label)
    values (p_id, own, p_credential, p_public_key, p_counter, p_transports, p_backed_up, p_label)
    on conflict (credential_id) do nothing;
  if not found then return 'known'; end if;
  if first then
    delete from recovery_codes where account_id = own;
    insert into recovery_codes (account_id, code_hash) select own, decode(unnest(p_codes), 'hex');
  end if;
  perform app.go_on_as(p_id_hash, p_next_hash);
  return case when first then 'first' else 'beside' end;
end $$;
--> statement-breakpoint
-- All other sign-ins of the login end. Where no factor is left there are no codes either, and this sign-in has shown none.
create function app.without_factor(p_id_hash bytea, p_account uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  last boolean := not app.has_factor(p_account);
begin
  if last then delete from recovery_codes where account_id = p_account; end if;
  update sign_ins i set ended_at = case when i.id_hash <> p_id_hash then now() end,
      factor_at = case when last then null else i.factor_at end
    from members m
    where m.account_id = p_account and i.practice_id = m.practice_id and i.member_id = m.id and i.ended_at is null;
end $$;
--> statement-breakpoint
drop function app.remove_second_factor(bytea);
--> statement-breakpoint
-- Answers 'last' where no factor is left, 'removed' where a passkey is, 'none' where no app was set up, or 'asked' where the
-- last one is not to be taken away.
create function app.remove_second_factor(p_id_hash bytea) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid := app.hold_own_login(p_id_hash);
begin
  if (select asked and passkeys = 0 from app.own_second_factor()) then return 'asked'; end if;
  delete from second_factors where account_id = own;
  if not found then return 'none'; end if;
  perform app.without_factor(p_id_hash, own);
  return case when app.has_factor(own) then 'removed' else 'last' end;
end $$;
--> statement-breakpoint
-- The same, and 'unknown' for one that is not there.
create function app.remove_passkey(p_id_hash bytea, p_id uuid) returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid := app.hold_own_login(p_id_hash);
begin
  if not exists (select from passkeys where account_id = own and id = p_id) then return 'unknown'; end if;
  if (select asked and passkeys = 1 and secret is null from app.own_second_factor()) then return 'asked'; end if;
  delete from passkeys where account_id = own and id = p_id;
  perform app.without_factor(p_id_hash, own);
  return case when app.has_factor(own) then 'removed' else 'last' end;
end $$;
--> statement-breakpoint
create or replace function app.renew_recovery_codes(p_codes text[]) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid := app.own_account();
begin
  perform from accounts where id = own for update;
  if not app.has_factor(own) then return false; end if;
  delete from recovery_codes where account_id = own;
  insert into recovery_codes (account_id, code_hash) select own, decode(unnest(p_codes), 'hex');
  return true;
end $$;
--> statement-breakpoint
revoke all on function app.has_factor(uuid), app.find_account(text), app.passkeys_of(uuid), app.spend_challenge(bytea),
  app.use_passkey(uuid, bytea, bigint, boolean, bytea), app.own_second_factor(), app.own_passkeys(),
  app.go_on_as(bytea, bytea), app.hold_own_login(bytea), app.set_second_factor(bytea, bytea, bytea, bigint, text[]),
  app.add_passkey(bytea, bytea, uuid, bytea, bytea, bigint, text[], boolean, text, bytea, text[]),
  app.without_factor(bytea, uuid), app.remove_second_factor(bytea), app.remove_passkey(bytea, uuid) from public;
--> statement-breakpoint
grant execute on function app.find_account(text), app.passkeys_of(uuid),
  app.use_passkey(uuid, bytea, bigint, boolean, bytea), app.own_second_factor(), app.own_passkeys(),
  app.set_second_factor(bytea, bytea, bytea, bigint, text[]),
  app.add_passkey(bytea, bytea, uuid, bytea, bytea, bigint, text[], boolean, text, bytea, text[]),
  app.remove_second_factor(bytea), app.remove_passkey(bytea, uuid) to verzacht_runtime;
