-- Whoever takes several rows of a login takes them in one order, so that no two ever wait for each other: first its
-- sign-ins, of which a request may hold its own already (app.enter), one after another by their hash; then the account;
-- then what hangs on that, and the member. Before this, a new password by a link took the account first, and a relative who
-- was taken back at that moment the sign-ins.
create function app.hold_sign_ins(p_account uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from sign_ins i join members m on m.practice_id = i.practice_id and m.id = i.member_id
    where m.account_id = p_account and i.ended_at is null order by i.id_hash for update of i;
end $$;
--> statement-breakpoint
create function app.hold_login(p_account uuid) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.hold_sign_ins(p_account);
  perform from accounts where id = p_account for update;
end $$;
--> statement-breakpoint
create or replace function app.hold_own_login(p_id_hash bytea) returns uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid := app.own_account();
begin
  perform app.hold_login(own);
  perform from sign_ins
    where id_hash = p_id_hash and practice_id = app.practice() and member_id = app.member() and ended_at is null
    for update;
  if not found then raise exception 'this sign-in has ended' using errcode = '40001'; end if;
  return own;
end $$;
--> statement-breakpoint
create or replace function app.end_other_sign_ins(p_id_hash bytea) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform app.hold_sign_ins(app.own_account());
  update sign_ins set ended_at = now()
    where practice_id = app.practice() and member_id = app.member() and id_hash <> p_id_hash and ended_at is null;
end $$;
--> statement-breakpoint
create or replace function app.change_own_password(p_hash text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid := app.own_account();
begin
  perform app.hold_login(own);
  update accounts set password_hash = p_hash where id = own;
end $$;
--> statement-breakpoint
-- As before (0037); what is swept up here is left for the next time where somebody has it in their hands.
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
  delete from sign_ins where id_hash in (select i.id_hash from sign_ins i where i.practice_id = p_practice
    and i.member_id = p_member and (i.absolute_until < now() or i.ended_at < now() - interval '1 day')
    for update skip locked);
  insert into sign_ins (id_hash, practice_id, member_id, device, factor_at, fresh_at, idle_until, absolute_until)
    values (p_id_hash, p_practice, p_member, left(p_device, 300), case when p_factor then now() end, now(),
      now() + app.idle_time(its.role), now() + app.absolute_time(its.role));
  insert into audit_events (practice_id, id, action, event, actor_id, actor_role)
    values (p_practice, p_event_id, 'E', 'signed_in', p_member, its.role);
  return its.signed_in_at is null;
end $$;
--> statement-breakpoint
-- As before (0017). The link says whose it is, is taken after the login, and is looked at again then.
create or replace function app.reset_password(p_token_hash bytea, p_password_hash text, p_event_id uuid)
returns table (practice_id uuid, member_id uuid)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  own uuid;
begin
  select account_id into own from password_resets where token_hash = p_token_hash;
  if not found then return; end if;
  perform app.hold_login(own);
  update password_resets set used_at = now() where token_hash = p_token_hash and used_at is null and expires_at > now();
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
-- As before (0017), in the same order.
create or replace function app.change_address(p_token_hash bytea, p_event_id uuid, p_letter uuid, p_subject text, p_body text)
returns text
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid;
  next text;
  before text;
  it record;
begin
  select account_id into own from address_changes where token_hash = p_token_hash;
  if not found then return 'spent'; end if;
  select email into before from accounts where id = own for update;
  select email into next from address_changes
    where token_hash = p_token_hash and used_at is null and expires_at > now() for update;
  if not found then return 'spent'; end if;
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
-- As before (0040): the share, the link, then the login, as whoever else takes it does.
create or replace function app.take_back(p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its_member uuid;
  its_account uuid;
begin
  select r.member_id into its_member from relatives r
    join members m on m.practice_id = r.practice_id and m.id = r.member_id and m.role = 'relative'
    where app.role() = 'client' and r.practice_id = app.practice() and r.client_id = app.record() and r.id = p_id
      and r.ended_at is null
    for update of r;
  if not found then return false; end if;
  update invitations set expires_at = least(expires_at, now())
    where practice_id = app.practice() and member_id = its_member and used_at is null;
  select account_id into its_account from members where practice_id = app.practice() and id = its_member;
  perform app.hold_login(its_account);
  select account_id into its_account from members where practice_id = app.practice() and id = its_member for update;
  update relatives set ended_at = now() where practice_id = app.practice() and client_id = app.record() and id = p_id;
  -- Whoever came in while the account was waited for goes too.
  update sign_ins set ended_at = now()
    where practice_id = app.practice() and member_id = its_member and ended_at is null;
  delete from mails where practice_id = app.practice() and member_id = its_member;
  update members set left_at = now(), email = null where practice_id = app.practice() and id = its_member;
  if its_account is not null and not exists (select 1 from members where account_id = its_account and left_at is null) then
    update members set account_id = null where account_id = its_account;
    delete from accounts where id = its_account;
  end if;
  return true;
end $$;
--> statement-breakpoint
-- As before (0036): two owners come one after the other. Not so strictly that an owner's own sign-in or letter, which names
-- them, would wait for it while it holds what is wanted next.
create or replace function app.is_owner_still() returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from members where practice_id = app.practice() and role = 'owner' and left_at is null order by id
    for no key update;
  return exists (select 1 from members where practice_id = app.practice() and id = app.member() and role = 'owner'
    and left_at is null);
end $$;
--> statement-breakpoint
create or replace function app.sign_out_colleague(p_member uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its_account uuid;
  ended integer;
begin
  select m.account_id into its_account from members m where app.role() = 'owner' and p_member <> app.member()
    and m.practice_id = app.practice() and m.id = p_member and m.role in ('owner', 'therapist', 'assistant');
  if its_account is null then return 0; end if;
  perform app.hold_sign_ins(its_account);
  update sign_ins set ended_at = now() where practice_id = app.practice() and member_id = p_member and ended_at is null;
  get diagnostics ended = row_count;
  return ended;
end $$;
--> statement-breakpoint
-- As before (0039), with the sign-ins before the account.
create or replace function app.let_go(p_member uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its_account uuid;
begin
  if p_member = app.member() or not app.is_owner_still() then return false; end if;
  perform app.hold_login((select account_id from members where practice_id = app.practice() and id = p_member));
  select account_id into its_account from members where practice_id = app.practice() and id = p_member
    and role in ('owner', 'therapist', 'assistant') and left_at is null for update;
  if not found then return false; end if;
  if exists (select from care_relations where practice_id = app.practice() and therapist_id = p_member
    and (until is null or until > now())) then return false; end if;
  perform app.sign_out_colleague(p_member);
  update members set left_at = now(), email = null where practice_id = app.practice() and id = p_member;
  update invitations set expires_at = least(expires_at, now())
    where practice_id = app.practice() and member_id = p_member and used_at is null;
  update emergency_looks set until = greatest(begun_at, least(until, now()))
    where practice_id = app.practice() and member_id = p_member;
  if its_account is not null and not exists (select 1 from members where account_id = its_account and left_at is null) then
    update members set account_id = null where account_id = its_account;
    delete from accounts where id = its_account;
  end if;
  return true;
end $$;
--> statement-breakpoint
revoke all on function app.hold_sign_ins(uuid), app.hold_login(uuid) from public;
