-- Who settled a term, and who follows on somebody whose care ends by a hand-over: so that a hand-over can be called off until
-- its day, and who treats until then is told apart from a stand-in.
alter table care_relations add column said_by uuid, add column followed_by uuid;
--> statement-breakpoint
alter table care_relations add constraint care_relations_practice_id_said_by_members_practice_id_id_fk
  foreign key (practice_id, said_by) references members (practice_id, id);
--> statement-breakpoint
alter table care_relations add constraint care_relations_practice_id_followed_by_members_practice_id_id_fk
  foreign key (practice_id, followed_by) references members (practice_id, id);
--> statement-breakpoint
-- Hand-overs that were planned before: a care that ends where another without an end begins, and that stood in for nobody.
update care_relations g set followed_by = t.therapist_id from care_relations t
  where t.practice_id = g.practice_id and t.client_id = g.client_id and t.therapist_id <> g.therapist_id
    and t.until is null and t.since = g.until and g.until > now() and g.since <= now()
    and not exists (select from care_relations o where o.practice_id = g.practice_id and o.client_id = g.client_id
      and o.therapist_id not in (g.therapist_id, t.therapist_id) and o.since <= now() and o.until is null);
--> statement-breakpoint
-- Whoever has handed over says who else treats, until the day on which they do so no more.
create or replace function app.treats_for_good() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from care_relations r where r.practice_id = app.practice()
    and r.therapist_id = app.member() and r.client_id = app.record() and r.since <= now()
    and (r.until is null or (r.until > now() and r.followed_by is not null)))
$$;
--> statement-breakpoint
create function app.treats_without_end() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from care_relations r where r.practice_id = app.practice()
    and r.therapist_id = app.member() and r.client_id = app.record() and r.since <= now() and r.until is null)
$$;
--> statement-breakpoint
-- Whether it was oneself who planned the hand-over of one's own care: then it can be called off.
create function app.planned_own_end() returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select 1 from care_relations r where r.practice_id = app.practice()
    and r.therapist_id = app.member() and r.client_id = app.record() and r.since <= now() and r.until > now()
    and r.followed_by is not null and r.said_by = app.member())
$$;
--> statement-breakpoint
-- The clients whom somebody treats beside a colleague who did before: no record is open where the list is drawn.
create function app.treated_beside() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.client_id from care_relations r where r.practice_id = app.practice() and r.therapist_id = app.member()
    and r.since <= now() and r.until is null and exists (select from care_relations o where o.practice_id = r.practice_id
      and o.client_id = r.client_id and o.therapist_id <> r.therapist_id and o.since < r.since
      and (o.until is null or (o.until > now() and o.followed_by is not null)))
$$;
--> statement-breakpoint
drop policy begun on care_relations;
--> statement-breakpoint
create policy begun on care_relations for insert to verzacht_runtime
  with check ((said_by is null or said_by = (select app.member())) and ((select app.role()) = 'owner'
    or ((select app.role()) = 'therapist'
      and ((therapist_id = (select app.member()) and client_id is distinct from (select app.record()))
        or (client_id = (select app.record()) and (select app.treats_for_good()))))));
--> statement-breakpoint
-- Somebody else's care without an end is the owner's to end; a stand-in's is also of who treats without one.
drop policy changed on care_relations;
--> statement-breakpoint
create policy changed on care_relations for update to verzacht_runtime
  using ((select app.role()) = 'owner' or ((select app.role()) = 'therapist' and client_id = (select app.record())
    and (therapist_id = (select app.member())
      or ((select app.treats_for_good()) and until is not null and followed_by is null))))
  with check ((select app.role()) = 'owner' or ((select app.role()) = 'therapist' and client_id = (select app.record())
    and ((therapist_id <> (select app.member()) and followed_by is null and (select app.treats_for_good()))
      or (therapist_id = (select app.member()) and (until <= now()
        or (until is not null and (select app.treats_without_end()))
        or (until is null and (select app.planned_own_end())))))));
--> statement-breakpoint
drop policy unsaid on care_relations;
--> statement-breakpoint
create policy unsaid on care_relations for delete to verzacht_runtime
  using (since > now() and ((select app.role()) = 'owner'
    or ((select app.role()) = 'therapist' and client_id = (select app.record())
      and (therapist_id = (select app.member())
        or ((select app.treats_for_good()) and (until is not null or said_by = (select app.member())))))));
--> statement-breakpoint
grant update (said_by, followed_by) on care_relations to verzacht_runtime;
--> statement-breakpoint
revoke all on function app.treats_without_end(), app.planned_own_end(), app.treated_beside() from public;
--> statement-breakpoint
grant execute on function app.treats_without_end(), app.planned_own_end(), app.treated_beside() to verzacht_runtime;
