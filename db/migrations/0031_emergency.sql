-- A record opened without a care relation, for an hour, with a reason that the client and the owner read (AZ7, NEN 7513).
create table emergency_looks (
	practice_id uuid not null,
	id uuid not null,
	client_id uuid not null,
	member_id uuid not null,
	because text not null,
	-- Of what was sent, keyed: the same letter is known again without opening anything.
	content_hash bytea not null,
	begun_at timestamp with time zone default now() not null,
	until timestamp with time zone default now() + interval '60 minutes' not null,
	constraint emergency_looks_hour check (until <= begun_at + interval '60 minutes'),
	constraint emergency_looks_pk primary key (practice_id, id),
	constraint emergency_looks_client foreign key (practice_id, client_id) references clients (practice_id, id),
	constraint emergency_looks_member foreign key (practice_id, member_id) references members (practice_id, id)
);
--> statement-breakpoint
create index emergency_looks_client_member on emergency_looks (practice_id, client_id, member_id);
--> statement-breakpoint
alter table emergency_looks enable row level security;
--> statement-breakpoint
alter table emergency_looks force row level security;
--> statement-breakpoint
create policy owner on emergency_looks for all to verzacht_owner using (true) with check (true);
--> statement-breakpoint
create policy backup on emergency_looks for select to verzacht_backup using (true);
--> statement-breakpoint
create policy tenant on emergency_looks as restrictive for all to verzacht_runtime
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
--> statement-breakpoint
create policy seen on emergency_looks for select to verzacht_runtime
  using (client_id = (select app.record()) or member_id = (select app.member()) or (select app.role()) = 'owner');
--> statement-breakpoint
create policy begun on emergency_looks for insert to verzacht_runtime with check (client_id = (select app.record())
  and member_id = (select app.member()) and (select app.role()) = 'therapist');
--> statement-breakpoint
grant select, insert on emergency_looks to verzacht_runtime;
--> statement-breakpoint
grant select on emergency_looks to verzacht_backup;
--> statement-breakpoint
create trigger sealed_because before insert or update of because on emergency_looks for each row
  when (current_user = 'verzacht_runtime' and not app.is_sealed(new.because)) execute function app.refuse_plain();
--> statement-breakpoint
create function app.treats(p_practice uuid, p_member uuid, p_client uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from care_relations r where r.practice_id = p_practice
    and r.therapist_id = p_member and r.client_id = p_client and r.until is null)
$$;
--> statement-breakpoint
create or replace function app.may_open(p_practice uuid, p_member uuid, p_role text, p_own uuid, p_client uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_role = 'client' then return coalesce(p_client = p_own, false); end if;
  if p_role = 'owner' then
    return exists (select 1 from clients c where c.practice_id = p_practice and c.id = p_client);
  end if;
  return p_role = 'therapist' and (app.treats(p_practice, p_member, p_client)
    or exists (select 1 from emergency_looks e where e.practice_id = p_practice and e.client_id = p_client
      and e.member_id = p_member and e.until > now()));
end $$;
--> statement-breakpoint
-- As before, and besides: whoever comes in on an emergency does so on that ground, and only looks.
create or replace function app.enter(p_id_hash bytea, p_request uuid, p_roles text[], p_client uuid, p_act text)
returns table (practice_id uuid, member_id uuid, account_id uuid, role text, name text, email text, locale text,
  practice_name text, time_zone text, client_id uuid, allowed boolean, record_open boolean, lacks text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  s record;
  opened uuid;
  in_emergency boolean;
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
    in_emergency := record_open and s.role = 'therapist' and not app.treats(s.practice_id, s.member_id, p_client);
    opened := case when record_open then p_client end;
    -- An emergency is for looking: nothing leaves the house.
    if in_emergency and p_act ~ '(exported|printed)$' then allowed := false; end if;
  end if;
  if allowed then
    perform set_config('app.practice_id', s.practice_id::text, true),
      set_config('app.member_id', s.member_id::text, true),
      set_config('app.role', s.role, true),
      set_config('app.client_id', coalesce(opened::text, ''), true);
    if in_emergency then perform set_config('app.ground', 'emergency', true); end if;
    if p_act is not null and p_client is not null and record_open then
      insert into audit_events (practice_id, id, action, event, actor_id, actor_role, client_id, request_id)
        values (s.practice_id, p_request, 'R', p_act, s.member_id, s.role, p_client, p_request);
    end if;
    -- An emergency is for looking: from here on this transaction changes nothing, whatever it tries.
    if in_emergency then perform set_config('transaction_read_only', 'on', true); end if;
  end if;
  return query select s.practice_id, s.member_id, s.account_id, s.role, s.name, s.email, s.locale, s.practice_name,
    s.time_zone, s.client_id, allowed, record_open, lacks;
end $$;
--> statement-breakpoint
create or replace function app.open_record(p_client uuid, p_act text, p_event_id uuid, p_request uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own uuid;
  in_emergency boolean;
begin
  if app.practice() is null then return false; end if;
  select c.id into own from clients c where c.practice_id = app.practice() and c.member_id = app.member();
  if not app.may_open(app.practice(), app.member(), app.role(), own, p_client) then return false; end if;
  perform set_config('app.client_id', p_client::text, true);
  in_emergency := app.role() = 'therapist' and not app.treats(app.practice(), app.member(), p_client);
  if in_emergency then perform set_config('app.ground', 'emergency', true); end if;
  if p_act is not null then
    insert into audit_events (practice_id, id, action, event, actor_id, actor_role, client_id, request_id)
      values (app.practice(), p_event_id, 'R', p_act, app.member(), app.role(), p_client, p_request);
  end if;
  if in_emergency then perform set_config('transaction_read_only', 'on', true); end if;
  return true;
end $$;
--> statement-breakpoint
-- Whoever knows exactly whom they need finds that one client and nobody else: by the whole name, or the address. Opens the
-- record in this transaction, and never without a line in the log.
create function app.begin_emergency(p_who text, p_look uuid, p_event uuid, p_request uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  found_ids uuid[];
begin
  if app.role() is distinct from 'therapist' then return null; end if;
  select array_agg(c.id) into found_ids from clients c
    where c.practice_id = app.practice() and (lower(c.name) = lower(btrim(p_who)) or lower(c.email) = lower(btrim(p_who)));
  if coalesce(array_length(found_ids, 1), 0) <> 1 then return null; end if;
  perform set_config('app.client_id', found_ids[1]::text, true);
  if app.treats(app.practice(), app.member(), found_ids[1]) then return found_ids[1]; end if;
  perform set_config('app.ground', 'emergency', true);
  insert into audit_events (practice_id, id, action, event, actor_id, actor_role, client_id, object_type, object_id, request_id)
    values (app.practice(), p_event, 'E', 'emergency.begun', app.member(), app.role(), found_ids[1], 'emergency_look',
      p_look, p_request);
  return found_ids[1];
end $$;
--> statement-breakpoint
create function app.end_emergency(p_id uuid) returns uuid
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update emergency_looks set until = least(until, now())
    where practice_id = app.practice() and member_id = app.member() and id = p_id returning client_id
$$;
--> statement-breakpoint
create function app.owners() returns table (member_id uuid, locale text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.id, m.locale from members m
    where m.practice_id = app.practice() and m.role = 'owner' and m.left_at is null and m.account_id is not null
$$;
--> statement-breakpoint
create function app.post_to_owner(p_member uuid, p_id uuid, p_subject text, p_body text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its text;
begin
  select a.email into its from members m join accounts a on a.id = m.account_id
    where m.practice_id = app.practice() and m.id = p_member and m.role = 'owner' and m.left_at is null;
  if found then
    perform app.post_own_letter(app.practice(), p_member, p_id, 'notice', its, p_subject, p_body, interval '1 day');
  end if;
end $$;
--> statement-breakpoint
revoke all on function app.treats(uuid, uuid, uuid), app.begin_emergency(text, uuid, uuid, uuid), app.end_emergency(uuid),
  app.owners(), app.post_to_owner(uuid, uuid, text, text) from public;
--> statement-breakpoint
grant execute on function app.begin_emergency(text, uuid, uuid, uuid), app.end_emergency(uuid), app.owners(),
  app.post_to_owner(uuid, uuid, text, text) to verzacht_runtime;
