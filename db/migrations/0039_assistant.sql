-- An assistant keeps the contact data of a practice's clients, and no record is ever open to one: everything that asks
-- which record is open shows them nothing. What is theirs is named here, each in a policy of its own.
alter table members drop constraint members_role;
--> statement-breakpoint
alter table members add constraint members_role check (role in ('owner', 'therapist', 'client', 'assistant'));
--> statement-breakpoint
-- As before, and never for an assistant, whatever the code above thinks.
create or replace function app.record() returns uuid language sql stable parallel safe
  return case when coalesce(current_setting('app.role', true), '') <> 'assistant'
    then nullif(current_setting('app.client_id', true), '')::uuid end;
--> statement-breakpoint
create policy invited_to_assist on members for insert to verzacht_runtime
  with check ((select app.role()) = 'owner' and role = 'assistant' and account_id is null);
--> statement-breakpoint
create policy seen_by_assistant on clients for select to verzacht_runtime using ((select app.role()) = 'assistant');
--> statement-breakpoint
create policy kept_by_assistant on clients for update to verzacht_runtime using ((select app.role()) = 'assistant');
--> statement-breakpoint
-- Name, address, language, and the member row that a first invitation makes: a client's, without an account, and of nobody
-- else. Anything else of a client stays as it is.
create function app.only_contact_data() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if (new.practice_id, new.id, new.time_zone, new.created_at) is distinct from
    (old.practice_id, old.id, old.time_zone, old.created_at)
    or (old.member_id is not null and new.member_id is distinct from old.member_id) then
    raise insufficient_privilege using message = 'more than contact data', table = tg_table_name;
  end if;
  if new.member_id is distinct from old.member_id then
    -- Held first: two who link the same one come one after the other.
    perform from members m where m.practice_id = new.practice_id and m.id = new.member_id and m.role = 'client'
      and m.account_id is null for update;
    if not found or exists (select from clients c where c.practice_id = new.practice_id and c.member_id = new.member_id) then
      raise insufficient_privilege using message = 'somebody else''s place', table = tg_table_name;
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger only_contact_data before update on clients for each row
  when (current_setting('app.role', true) = 'assistant') execute function app.only_contact_data();
--> statement-breakpoint
create policy client_seen_by_assistant on members for select to verzacht_runtime
  using ((select app.role()) = 'assistant' and role = 'client');
--> statement-breakpoint
create policy client_added_by_assistant on members for insert to verzacht_runtime
  with check ((select app.role()) = 'assistant' and role = 'client' and account_id is null);
--> statement-breakpoint
-- Whoever has an account keeps its name and address themselves.
create policy client_kept_by_assistant on members for update to verzacht_runtime
  using ((select app.role()) = 'assistant' and role = 'client' and account_id is null);
--> statement-breakpoint
create policy of_clients_by_assistant on invitations for all to verzacht_runtime
  using ((select app.role()) = 'assistant' and member_id in (select m.id from members m
    where m.practice_id = (select app.practice()) and m.role = 'client'))
  with check ((select app.role()) = 'assistant' and created_by = (select app.member()) and member_id in (select m.id
    from members m where m.practice_id = (select app.practice()) and m.role = 'client'));
--> statement-breakpoint
create policy posted_by_assistant on mails for insert to verzacht_runtime
  with check ((select app.role()) = 'assistant' and member_id in (select m.id from members m
    where m.practice_id = (select app.practice()) and m.role = 'client'));
--> statement-breakpoint
-- What any member of a practice could read.
alter policy anyone on library_exercises using ((select app.role()) <> 'assistant');
--> statement-breakpoint
alter policy seen on practice_contacts using ((select app.role()) <> 'assistant');
--> statement-breakpoint
-- Nobody's care is given to who does not treat, whoever gives it.
create policy to_who_treats on care_relations as restrictive for insert to verzacht_runtime
  with check (therapist_id in (select m.id from members m
    where m.practice_id = (select app.practice()) and m.role in ('owner', 'therapist')));
--> statement-breakpoint
-- Of who treats whom, an assistant is told names alone, and those of today.
create function app.names_of_carers(p_client uuid) returns table (client_id uuid, name text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.client_id, m.name from care_relations r
    join members m on m.practice_id = r.practice_id and m.id = r.therapist_id
    where app.role() = 'assistant' and r.practice_id = app.practice() and app.holds(r.since, r.until)
      and (p_client is null or r.client_id = p_client)
    order by r.client_id, m.name
$$;
--> statement-breakpoint
-- A client, in the care of somebody who works here, from now. Answers 'added'; 'same' where the same letter did that before;
-- 'other' where the id is taken; 'nobody' where the one who is named treats nobody here (any more), and then nothing is added.
create function app.register_client(p_id uuid, p_name text, p_email text, p_locale text, p_time_zone text, p_carer uuid)
returns text language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.role() is distinct from 'assistant' then return 'nobody'; end if;
  -- Whoever lets them go at this moment has the row, and is waited for.
  perform from members m where m.practice_id = app.practice() and m.id = p_carer and m.role in ('owner', 'therapist')
    and m.left_at is null and m.account_id is not null for share;
  if found then
    insert into clients (practice_id, id, name, email, locale, time_zone)
      values (app.practice(), p_id, p_name, p_email, p_locale, p_time_zone) on conflict do nothing;
    if found then
      insert into care_relations (practice_id, therapist_id, client_id) values (app.practice(), p_carer, p_id);
      insert into client_summaries (practice_id, client_id) values (app.practice(), p_id);
      return 'added';
    end if;
  end if;
  return case
    when exists (select from clients c
      join care_relations r on r.practice_id = c.practice_id and r.client_id = c.id and r.therapist_id = p_carer
      where c.practice_id = app.practice() and c.id = p_id and c.name = p_name
        and c.email is not distinct from p_email and c.locale = p_locale) then 'same'
    when exists (select from clients c where c.practice_id = app.practice() and c.id = p_id) then 'other'
    else 'nobody' end;
end $$;
--> statement-breakpoint
-- As before, and of nobody but who works here.
create or replace function app.sign_out_colleague(p_member uuid) returns integer
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with ended as (
    update sign_ins i set ended_at = now() from members m
      where app.role() = 'owner' and p_member <> app.member() and m.practice_id = app.practice() and m.id = p_member
        and m.role in ('owner', 'therapist', 'assistant') and i.practice_id = m.practice_id and i.member_id = m.id
        and i.ended_at is null
      returning 1)
  select count(*)::int from ended
$$;
--> statement-breakpoint
create or replace function app.let_go(p_member uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its_account uuid;
begin
  if p_member = app.member() or not app.is_owner_still() then return false; end if;
  perform from accounts where id = (select account_id from members where practice_id = app.practice() and id = p_member)
    for update;
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
-- As before; an assistant stays one.
create or replace function app.change_role(p_member uuid, p_role text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_role not in ('owner', 'therapist') or p_member = app.member() or not app.is_owner_still() then return false; end if;
  update members set role = p_role where practice_id = app.practice() and id = p_member
    and role in ('owner', 'therapist') and left_at is null and account_id is not null;
  if not found then return false; end if;
  perform app.sign_out_colleague(p_member);
  return true;
end $$;
--> statement-breakpoint
revoke all on function app.only_contact_data(), app.names_of_carers(uuid),
  app.register_client(uuid, text, text, text, text, uuid) from public;
--> statement-breakpoint
grant execute on function app.names_of_carers(uuid), app.register_client(uuid, text, text, text, text, uuid)
  to verzacht_runtime;
