-- Who treats whom has its dates: a stand-in for two weeks, a hand-over on a day. A relation holds from its first moment
-- until its last; one without a last has no end in sight. What was, stays: a look of last year keeps its ground.
create function app.holds(since timestamptz, until timestamptz) returns boolean language sql stable parallel safe
  return since <= now() and (until is null or until > now());
--> statement-breakpoint
alter table care_relations drop constraint care_relations_practice_id_therapist_id_client_id_pk;
--> statement-breakpoint
alter table care_relations add constraint care_relations_practice_id_therapist_id_client_id_since_pk
  primary key (practice_id, therapist_id, client_id, since);
--> statement-breakpoint
alter table care_relations add constraint care_relations_dates check (until is null or until >= since);
--> statement-breakpoint
create unique index care_relations_lasting on care_relations (practice_id, therapist_id, client_id) where until is null;
--> statement-breakpoint
create index care_relations_client on care_relations (practice_id, client_id);
--> statement-breakpoint
create or replace function app.treats(p_practice uuid, p_member uuid, p_client uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from care_relations r where r.practice_id = p_practice
    and r.therapist_id = p_member and r.client_id = p_client and app.holds(r.since, r.until))
$$;
--> statement-breakpoint
-- Whoever treats without an end in sight says who else does; a stand-in treats, and says nothing about that.
create function app.treats_for_good() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from care_relations r where r.practice_id = app.practice()
    and r.therapist_id = app.member() and r.client_id = app.record() and r.since <= now() and r.until is null)
$$;
--> statement-breakpoint
drop policy begun on care_relations;
--> statement-breakpoint
-- Whoever adds a client begins with their own care, before its record is opened.
create policy begun on care_relations for insert to verzacht_runtime
  with check ((select app.role()) = 'owner' or ((select app.role()) = 'therapist'
    and ((therapist_id = (select app.member()) and client_id is distinct from (select app.record()))
      or (client_id = (select app.record()) and (select app.treats_for_good())))));
--> statement-breakpoint
create policy changed on care_relations for update to verzacht_runtime
  using ((select app.role()) = 'owner' or ((select app.role()) = 'therapist' and client_id = (select app.record())
    and ((select app.treats_for_good()) or therapist_id = (select app.member()))))
  with check ((select app.role()) = 'owner' or ((select app.role()) = 'therapist' and client_id = (select app.record())
    and ((select app.treats_for_good()) or (therapist_id = (select app.member()) and until <= now()))));
--> statement-breakpoint
-- Only what has not begun can be unsaid.
create policy unsaid on care_relations for delete to verzacht_runtime
  using (since > now() and ((select app.role()) = 'owner'
    or ((select app.role()) = 'therapist' and client_id = (select app.record())
      and ((select app.treats_for_good()) or therapist_id = (select app.member())))));
--> statement-breakpoint
grant update (since, until), delete on care_relations to verzacht_runtime;
--> statement-breakpoint
-- What is seen of one's own clients before a record is opened, is seen while one treats them.
alter policy cared on clients
  using (id = (select app.record()) or (select app.role()) = 'owner'
    or id in (select c.client_id from care_relations c where c.practice_id = (select app.practice())
      and c.therapist_id = (select app.member()) and app.holds(c.since, c.until)));
--> statement-breakpoint
alter policy staff on programs
  using ((select app.role()) in ('owner', 'therapist') and (client_id is null or client_id = (select app.record())
    or (select app.role()) = 'owner'
    or client_id in (select c.client_id from care_relations c where c.practice_id = (select app.practice())
      and c.therapist_id = (select app.member()) and app.holds(c.since, c.until))));
--> statement-breakpoint
alter policy seen on signals
  using (client_id = (select app.record()) or (select app.role()) = 'owner'
    or client_id in (select c.client_id from care_relations c where c.practice_id = (select app.practice())
      and c.therapist_id = (select app.member()) and app.holds(c.since, c.until)));
--> statement-breakpoint
alter policy seen on client_summaries
  using (client_id = (select app.record())
    or client_id in (select c.client_id from care_relations c where c.practice_id = (select app.practice())
      and c.therapist_id = (select app.member()) and app.holds(c.since, c.until)));
--> statement-breakpoint
alter policy seen on record_statements
  using (client_id = (select app.record())
    or client_id in (select c.client_id from care_relations c where c.practice_id = (select app.practice())
      and c.therapist_id = (select app.member()) and app.holds(c.since, c.until)));
--> statement-breakpoint
alter policy seen on statement_answers
  using (client_id = (select app.record())
    or client_id in (select c.client_id from care_relations c where c.practice_id = (select app.practice())
      and c.therapist_id = (select app.member()) and app.holds(c.since, c.until)));
--> statement-breakpoint
create policy renamed on practices for update to verzacht_runtime using ((select app.role()) = 'owner');
--> statement-breakpoint
grant update (name) on practices to verzacht_runtime;
--> statement-breakpoint
-- The owner's say over who works here. Owners are locked in one order first: two who put each other out at the same
-- moment come one after the other, and the second is no owner any more.
create function app.is_owner_still() returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform from members where practice_id = app.practice() and role = 'owner' and left_at is null order by id for update;
  return exists (select 1 from members where practice_id = app.practice() and id = app.member() and role = 'owner'
    and left_at is null);
end $$;
--> statement-breakpoint
create function app.sign_out_colleague(p_member uuid) returns integer
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with ended as (
    update sign_ins i set ended_at = now() from members m
      where app.role() = 'owner' and p_member <> app.member() and m.practice_id = app.practice() and m.id = p_member
        and m.role <> 'client' and i.practice_id = m.practice_id and i.member_id = m.id and i.ended_at is null
      returning 1)
  select count(*)::int from ended
$$;
--> statement-breakpoint
-- Another role counts from the next request, and from another sign-in.
create function app.change_role(p_member uuid, p_role text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_role not in ('owner', 'therapist') or p_member = app.member() or not app.is_owner_still() then return false; end if;
  update members set role = p_role where practice_id = app.practice() and id = p_member and role <> 'client'
    and left_at is null and account_id is not null;
  if not found then return false; end if;
  perform app.sign_out_colleague(p_member);
  return true;
end $$;
--> statement-breakpoint
-- Whoever leaves is out with this transaction: every sign-in, link and emergency ends. An account that opens nothing else
-- goes with its password, its factors and its address; the name stays with what was done under it. Not while a client is
-- still in their care. The account is taken first, as whoever signs in takes it.
create function app.let_go(p_member uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its_account uuid;
begin
  if p_member = app.member() or not app.is_owner_still() then return false; end if;
  perform from accounts where id = (select account_id from members where practice_id = app.practice() and id = p_member)
    for update;
  select account_id into its_account from members where practice_id = app.practice() and id = p_member and role <> 'client'
    and left_at is null for update;
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
revoke all on function app.treats_for_good(), app.is_owner_still(), app.sign_out_colleague(uuid),
  app.change_role(uuid, text), app.let_go(uuid) from public;
--> statement-breakpoint
grant execute on function app.treats_for_good(), app.sign_out_colleague(uuid), app.change_role(uuid, text),
  app.let_go(uuid) to verzacht_runtime;
