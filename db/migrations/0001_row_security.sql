-- One practice, one person: row security on every table, forced, so that the owner of the tables obeys it too.
-- The tenant policy is restrictive (no later policy can widen it); what a role may see inside it is permissive.
-- Settings are read in a sub-select so that they are evaluated once per statement, not once per row.

create function app.practice() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.practice_id', true), '')::uuid;
--> statement-breakpoint
create function app.member() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.member_id', true), '')::uuid;
--> statement-breakpoint
-- The one record that is open: a client's own, or the one a therapist's request is about.
create function app.record() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.client_id', true), '')::uuid;
--> statement-breakpoint
create function app.role() returns text language sql stable parallel safe
  return coalesce(current_setting('app.role', true), '');
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array[
    'practices', 'accounts', 'members', 'sign_ins', 'sign_in_tries', 'invitations', 'audit_events', 'clients',
    'care_relations', 'library_exercises', 'practice_exercises', 'programs', 'program_versions', 'program_items',
    'plan_periods', 'release_decisions', 'signals', 'sessions', 'session_entries', 'client_summaries'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I for all to verzacht_owner using (true) with check (true)', t);
    execute format('create policy backup on %I for select to verzacht_backup using (true)', t);
    execute format('grant select on %I to verzacht_backup', t);
  end loop;
  foreach t in array array[
    'members', 'sign_ins', 'invitations', 'audit_events', 'clients', 'care_relations', 'practice_exercises', 'programs',
    'program_versions', 'program_items', 'plan_periods', 'release_decisions', 'signals', 'sessions', 'session_entries',
    'client_summaries'
  ] loop
    execute format($policy$create policy tenant on %I as restrictive for all to verzacht_runtime
      using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))$policy$, t);
  end loop;
end $$;
--> statement-breakpoint
create policy tenant on practices as restrictive for all to verzacht_runtime
  using (id = (select app.practice())) with check (id = (select app.practice()));
--> statement-breakpoint
create policy member on practices for select to verzacht_runtime using (true);
--> statement-breakpoint
create policy anyone on library_exercises for select to verzacht_runtime using (true);
--> statement-breakpoint
create policy seen on members for select to verzacht_runtime
  using ((select app.role()) in ('owner', 'therapist') or id = (select app.member()) or role <> 'client');
--> statement-breakpoint
create policy added on members for insert to verzacht_runtime
  with check (((select app.role()) = 'owner' and role in ('owner', 'therapist'))
    or ((select app.role()) in ('owner', 'therapist') and role = 'client'));
--> statement-breakpoint
create policy changed on members for update to verzacht_runtime
  using (id = (select app.member()) or ((select app.role()) in ('owner', 'therapist') and role = 'client')
    or (select app.role()) = 'owner');
--> statement-breakpoint
create policy staff on invitations for all to verzacht_runtime
  using ((select app.role()) in ('owner', 'therapist')) with check ((select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
create policy written on audit_events for insert to verzacht_runtime with check (actor_id = (select app.member()));
--> statement-breakpoint
create policy seen on audit_events for select to verzacht_runtime
  using ((select app.role()) = 'owner' or client_id = (select app.record()));
--> statement-breakpoint
create policy seen on care_relations for select to verzacht_runtime
  using (therapist_id = (select app.member()) or (select app.role()) = 'owner' or client_id = (select app.record()));
--> statement-breakpoint
create policy begun on care_relations for insert to verzacht_runtime
  with check ((select app.role()) = 'owner'
    or ((select app.role()) = 'therapist' and therapist_id = (select app.member())));
--> statement-breakpoint
create policy cared on clients for select to verzacht_runtime
  using (id = (select app.record()) or (select app.role()) = 'owner'
    or id in (select c.client_id from care_relations c
      where c.practice_id = (select app.practice()) and c.therapist_id = (select app.member()) and c.until is null));
--> statement-breakpoint
create policy added on clients for insert to verzacht_runtime
  with check ((select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
create policy changed on clients for update to verzacht_runtime
  using ((select app.role()) in ('owner', 'therapist') and id = (select app.record()));
--> statement-breakpoint
-- A client's name and language are their own to correct.
create policy own on clients for update to verzacht_runtime
  using ((select app.role()) = 'client' and id = (select app.record()));
--> statement-breakpoint
create policy staff on practice_exercises for all to verzacht_runtime
  using ((select app.role()) in ('owner', 'therapist')) with check ((select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
create policy client on practice_exercises for select to verzacht_runtime using ((select app.role()) = 'client');
--> statement-breakpoint
create policy staff on programs for all to verzacht_runtime
  using ((select app.role()) in ('owner', 'therapist') and (client_id is null or client_id = (select app.record())
    or (select app.role()) = 'owner'
    or client_id in (select c.client_id from care_relations c
      where c.practice_id = (select app.practice()) and c.therapist_id = (select app.member()) and c.until is null)))
  with check ((select app.role()) in ('owner', 'therapist') and (client_id is null or client_id = (select app.record())));
--> statement-breakpoint
create policy client on programs for select to verzacht_runtime
  using (client_id = (select app.record()) and status <> 'draft');
--> statement-breakpoint
create policy of_program on program_versions for select to verzacht_runtime
  using (program_id in (select p.id from programs p where p.practice_id = (select app.practice())));
--> statement-breakpoint
create policy staff on program_versions for insert to verzacht_runtime
  with check ((select app.role()) in ('owner', 'therapist') and (client_id is null or client_id = (select app.record())));
--> statement-breakpoint
create policy pruned on program_versions for delete to verzacht_runtime
  using ((select app.role()) in ('owner', 'therapist') and (client_id is null or client_id = (select app.record())));
--> statement-breakpoint
create policy of_program on program_items for select to verzacht_runtime
  using (program_id in (select p.id from programs p where p.practice_id = (select app.practice())));
--> statement-breakpoint
create policy staff on program_items for insert to verzacht_runtime
  with check ((select app.role()) in ('owner', 'therapist')
    and program_id in (select p.id from programs p where p.practice_id = (select app.practice())));
--> statement-breakpoint
create policy pruned on program_items for delete to verzacht_runtime
  using ((select app.role()) in ('owner', 'therapist')
    and program_id in (select p.id from programs p where p.practice_id = (select app.practice())));
--> statement-breakpoint
create policy seen on plan_periods for select to verzacht_runtime using (client_id = (select app.record()));
--> statement-breakpoint
create policy staff on plan_periods for all to verzacht_runtime
  using ((select app.role()) in ('owner', 'therapist') and client_id = (select app.record()))
  with check ((select app.role()) in ('owner', 'therapist') and client_id = (select app.record()));
--> statement-breakpoint
create policy seen on release_decisions for select to verzacht_runtime using (client_id = (select app.record()));
--> statement-breakpoint
create policy staff on release_decisions for insert to verzacht_runtime
  with check ((select app.role()) in ('owner', 'therapist') and client_id = (select app.record()));
--> statement-breakpoint
create policy seen on signals for select to verzacht_runtime
  using (client_id = (select app.record()) or (select app.role()) = 'owner' or client_id in (select c.client_id from care_relations c
      where c.practice_id = (select app.practice()) and c.therapist_id = (select app.member()) and c.until is null));
--> statement-breakpoint
create policy raised on signals for insert to verzacht_runtime with check (client_id = (select app.record()));
--> statement-breakpoint
create policy settled on signals for update to verzacht_runtime
  using ((select app.role()) in ('owner', 'therapist') and client_id = (select app.record()));
--> statement-breakpoint
create policy record on sessions for select to verzacht_runtime using (client_id = (select app.record()));
--> statement-breakpoint
create policy logged on sessions for insert to verzacht_runtime
  with check (client_id = (select app.record()) and (select app.role()) = 'client');
--> statement-breakpoint
create policy record on session_entries for select to verzacht_runtime using (client_id = (select app.record()));
--> statement-breakpoint
create policy logged on session_entries for insert to verzacht_runtime
  with check (client_id = (select app.record()) and (select app.role()) = 'client');
--> statement-breakpoint
create policy seen on client_summaries for select to verzacht_runtime
  using (client_id = (select app.record()) or client_id in (select c.client_id from care_relations c
      where c.practice_id = (select app.practice()) and c.therapist_id = (select app.member()) and c.until is null));
--> statement-breakpoint
create policy kept on client_summaries for insert to verzacht_runtime with check (client_id = (select app.record()));
--> statement-breakpoint
create policy counted on client_summaries for update to verzacht_runtime using (client_id = (select app.record()));
--> statement-breakpoint
-- Rights: only what some write needs. No delete of anything a client told; no change of the audit log.
grant usage on schema public, app to verzacht_runtime, verzacht_backup;
--> statement-breakpoint
grant select on practices, library_exercises, members, invitations, audit_events, clients, care_relations,
  practice_exercises, programs, program_versions, program_items, plan_periods, release_decisions, signals, sessions,
  session_entries, client_summaries to verzacht_runtime;
--> statement-breakpoint
grant insert on members, invitations, audit_events, clients, care_relations, practice_exercises, programs,
  program_versions, program_items, plan_periods, release_decisions, signals, sessions, session_entries,
  client_summaries to verzacht_runtime;
--> statement-breakpoint
grant update (name, locale, email) on members to verzacht_runtime;
--> statement-breakpoint
grant update (expires_at) on invitations to verzacht_runtime;
--> statement-breakpoint
grant update (name, email, locale, time_zone, member_id, version) on clients to verzacht_runtime;
--> statement-breakpoint
grant update ("group", phase, posture, version, content, search_text) on practice_exercises to verzacht_runtime;
--> statement-breakpoint
grant update (status, version, revision, starts_on, ends_on, changed_at) on programs to verzacht_runtime;
--> statement-breakpoint
grant update (ends_on) on plan_periods to verzacht_runtime;
--> statement-breakpoint
grant update (settled_at, settled_by) on signals to verzacht_runtime;
--> statement-breakpoint
grant update on client_summaries to verzacht_runtime;
--> statement-breakpoint
grant delete on program_versions, program_items, plan_periods to verzacht_runtime;
--> statement-breakpoint
-- What a client's year and the list of sessions are read from: the ratings lie in the index, so the table is not touched.
create index sessions_of_day on sessions (practice_id, client_id, practised_on, started_at)
  include (tension_before, tension_after, safety_before, safety_after);
--> statement-breakpoint
-- Index-only scans live on the visibility map; summary rows are rewritten in place.
alter table sessions set (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
--> statement-breakpoint
alter table client_summaries set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.1);
