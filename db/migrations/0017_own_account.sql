-- Letters besides invitations: a link for another password, one that proves a new address, and word of what happened to
-- an account. A letter is worth sending for a while only.
ALTER TABLE "mails" ALTER COLUMN "invitation_id" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "kind" text DEFAULT 'invitation' NOT NULL;
--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "worth_until" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_kind" CHECK ("mails"."kind" in ('invitation', 'password', 'address', 'notice') and ("mails"."kind" = 'invitation') = ("mails"."invitation_id" is not null));
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "address_changes" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"email" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "address_changes" ADD CONSTRAINT "address_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "password_resets_account" ON "password_resets" USING btree ("account_id");
--> statement-breakpoint
CREATE INDEX "address_changes_account" ON "address_changes" USING btree ("account_id");
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['password_resets', 'address_changes'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I for all to verzacht_owner using (true) with check (true)', t);
    execute format('create policy backup on %I for select to verzacht_backup using (true)', t);
    execute format('grant select on %I to verzacht_backup', t);
  end loop;
end $$;
--> statement-breakpoint
create or replace function app.take_letter(p_practice uuid, p_id uuid)
returns table (recipient text, subject text, body text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  update mails m set body = null from invitations i where m.practice_id = p_practice and m.id = p_id
    and i.practice_id = m.practice_id and i.id = m.invitation_id and (i.used_at is not null or i.expires_at <= now());
  update mails m set body = null where m.practice_id = p_practice and m.id = p_id and m.worth_until <= now();
  return query
    update mails m set tries = m.tries + 1, taken_at = now()
    where m.practice_id = p_practice and m.id = p_id and m.sent_at is null and m.taken_at is null and m.body is not null
    returning m.recipient, m.subject, m.body;
end $$;
--> statement-breakpoint
-- Leaves a letter about an account. Of one kind only the newest is worth sending, but for what merely tells something.
create function app.post_own_letter(p_practice uuid, p_member uuid, p_id uuid, p_kind text, p_to text, p_subject text,
  p_body text, p_for interval) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update mails set body = null where practice_id = p_practice and member_id = p_member and kind = p_kind
    and kind <> 'notice' and sent_at is null;
  insert into mails (practice_id, id, member_id, kind, recipient, subject, body, worth_until)
    values (p_practice, p_id, p_member, p_kind, p_to, p_subject, p_body, now() + p_for);
  perform app.enqueue('letter', json_build_object('practiceId', p_practice, 'id', p_id), now(), 'letter:' || p_id);
end $$;
--> statement-breakpoint
-- Word to the owner of an account, at the address they sign in with and at no other.
create function app.post_notice(p_practice uuid, p_member uuid, p_id uuid, p_subject text, p_body text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its text;
begin
  if app.member() is not null and (app.practice(), app.member()) is distinct from (p_practice, p_member) then
    raise exception 'not your own';
  end if;
  select a.email into its from members m join accounts a on a.id = m.account_id
    where m.practice_id = p_practice and m.id = p_member and m.left_at is null;
  if found then
    perform app.post_own_letter(p_practice, p_member, p_id, 'notice', its, p_subject, p_body, interval '1 day');
  end if;
end $$;
--> statement-breakpoint
-- A link for another password. The ones of before end; of more than five in an hour the rest do nothing.
create function app.ask_password_reset(p_account uuid, p_practice uuid, p_member uuid, p_token_hash bytea, p_letter uuid,
  p_subject text, p_body text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its text;
begin
  select email into strict its from accounts where id = p_account for update;
  delete from password_resets where account_id = p_account and made_at < now() - interval '1 day';
  if (select count(*) from password_resets where account_id = p_account and made_at > now() - interval '1 hour') >= 5 then
    return;
  end if;
  update password_resets set expires_at = least(expires_at, now()) where account_id = p_account and used_at is null;
  insert into password_resets (token_hash, account_id, expires_at)
    values (p_token_hash, p_account, now() + interval '60 minutes');
  perform app.post_own_letter(p_practice, p_member, p_letter, 'password', its, p_subject, p_body, interval '60 minutes');
end $$;
--> statement-breakpoint
create function app.look_at_password_reset(p_token_hash bytea) returns table (email text, name text, locale text, open boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.email, m.name, m.locale, r.used_at is null and r.expires_at > now()
    from password_resets r join accounts a on a.id = r.account_id
    join members m on m.account_id = a.id and m.left_at is null
    where r.token_hash = p_token_hash order by m.created_at desc limit 1
$$;
--> statement-breakpoint
-- Another password, by a link that is spent with it; every sign-in ends, and a second factor stays. No row: it was spent.
create function app.reset_password(p_token_hash bytea, p_password_hash text, p_event_id uuid)
returns table (practice_id uuid, member_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  own uuid;
begin
  update password_resets set used_at = now() where token_hash = p_token_hash and used_at is null and expires_at > now()
    returning account_id into own;
  if not found then return; end if;
  update accounts set password_hash = p_password_hash where id = own;
  update password_resets set expires_at = least(expires_at, now()) where account_id = own and used_at is null;
  update address_changes set expires_at = least(expires_at, now()) where account_id = own and used_at is null;
  update sign_ins i set ended_at = now() from members m
    where m.account_id = own and i.practice_id = m.practice_id and i.member_id = m.id and i.ended_at is null;
  insert into audit_events (practice_id, id, action, event, actor_id, actor_role)
    select m.practice_id, p_event_id, 'U', 'password.reset', m.id, m.role from members m
      where m.account_id = own and m.left_at is null order by m.created_at desc limit 1;
  return query select m.practice_id, m.id from members m where m.account_id = own and m.left_at is null
    order by m.created_at desc limit 1;
end $$;
--> statement-breakpoint
-- A link to a new address proves that it is theirs. Where somebody has that address already, no letter goes out, and who
-- asked is not told. False: too often within an hour.
create function app.ask_address_change(p_token_hash bytea, p_email text, p_letter uuid, p_subject text, p_body text)
returns boolean language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid := app.own_account();
begin
  perform from accounts where id = own for update;
  delete from address_changes where account_id = own and made_at < now() - interval '1 day';
  if (select count(*) from address_changes where account_id = own and made_at > now() - interval '1 hour') >= 5 then
    return false;
  end if;
  update address_changes set expires_at = least(expires_at, now()) where account_id = own and used_at is null;
  insert into address_changes (token_hash, account_id, email, expires_at)
    values (p_token_hash, own, p_email, now() + interval '60 minutes');
  if not exists (select from accounts where email = p_email) then
    perform app.post_own_letter(app.practice(), app.member(), p_letter, 'address', p_email, p_subject, p_body,
      interval '60 minutes');
  end if;
  return true;
end $$;
--> statement-breakpoint
create function app.look_at_address_change(p_token_hash bytea) returns table (email text, locale text, open boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.email, m.locale, c.used_at is null and c.expires_at > now()
    from address_changes c join members m on m.account_id = c.account_id and m.left_at is null
    where c.token_hash = p_token_hash order by m.created_at desc limit 1
$$;
--> statement-breakpoint
-- Answers 'changed', 'spent' or 'taken'. The address of before gets word of it; a client's record follows where it held
-- that address.
create function app.change_address(p_token_hash bytea, p_event_id uuid, p_letter uuid, p_subject text, p_body text)
returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid;
  next text;
  before text;
  it record;
begin
  select account_id, email into own, next from address_changes
    where token_hash = p_token_hash and used_at is null and expires_at > now() for update;
  if not found then return 'spent'; end if;
  select email into before from accounts where id = own for update;
  if exists (select from accounts where email = next and id <> own) then return 'taken'; end if;
  update address_changes set used_at = now() where token_hash = p_token_hash;
  update password_resets set expires_at = least(expires_at, now()) where account_id = own and used_at is null;
  update accounts set email = next where id = own;
  for it in select m.practice_id, m.id, m.role from members m where m.account_id = own and m.left_at is null
      order by m.created_at desc loop
    update members set email = next where practice_id = it.practice_id and id = it.id;
    update clients set email = next, version = version + 1
      where practice_id = it.practice_id and member_id = it.id and email = before;
    insert into audit_events (practice_id, id, action, event, actor_id, actor_role)
      values (it.practice_id, p_event_id, 'U', 'address.changed', it.id, it.role);
    if p_letter is not null then
      perform app.post_own_letter(it.practice_id, it.id, p_letter, 'notice', before, p_subject, p_body, interval '1 day');
      p_letter := null;
    end if;
  end loop;
  return 'changed';
exception when unique_violation then
  return 'taken';
end $$;
--> statement-breakpoint
revoke all on function app.post_own_letter(uuid, uuid, uuid, text, text, text, text, interval),
  app.post_notice(uuid, uuid, uuid, text, text), app.ask_password_reset(uuid, uuid, uuid, bytea, uuid, text, text),
  app.look_at_password_reset(bytea), app.reset_password(bytea, text, uuid),
  app.ask_address_change(bytea, text, uuid, text, text), app.look_at_address_change(bytea),
  app.change_address(bytea, uuid, uuid, text, text) from public;
--> statement-breakpoint
grant execute on function app.post_notice(uuid, uuid, uuid, text, text),
  app.ask_password_reset(uuid, uuid, uuid, bytea, uuid, text, text), app.look_at_password_reset(bytea),
  app.reset_password(bytea, text, uuid), app.ask_address_change(bytea, text, uuid, text, text),
  app.look_at_address_change(bytea), app.change_address(bytea, uuid, uuid, text, text) to verzacht_runtime;
