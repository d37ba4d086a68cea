-- What an erasure takes away, and who may: functions of the owner of the tables, since the runtime role may delete nothing
-- that a client told. Each looks for itself who asks, whatever the code above thinks.

-- Deletes the rows of some tables that carry a value in a column. Which of them leans on which is not listed here: a table
-- whose rows are still needed by another waits for the next round.
create function app.erase_rows(p_tables text[], p_practice uuid, p_column text, p_value uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  left_over text[] := p_tables;
  again text[];
  t text;
  n bigint;
  counted jsonb := '{}';
begin
  while cardinality(left_over) > 0 loop
    again := '{}';
    foreach t in array left_over loop
      begin
        execute format('delete from %I where practice_id = $1 and %I = $2', t, p_column) using p_practice, p_value;
        get diagnostics n = row_count;
        if n > 0 then counted := counted || jsonb_build_object(t, n); end if;
      exception when foreign_key_violation then
        again := again || t;
      end;
    end loop;
    if cardinality(again) = cardinality(left_over) then
      raise exception 'rows that others need' using errcode = 'foreign_key_violation', table = again[1];
    end if;
    left_over := again;
  end loop;
  return counted;
end $$;
--> statement-breakpoint
-- The tables of a practice that have a column: whatever is added to the house later is erased without being named here.
create function app.tables_with(p_column text, p_but text[]) returns text[]
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(c.relname::text order by c.relname), '{}') from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> all(p_but) and c.relname not like 'audit\_%'
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = p_column and not a.attisdropped)
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'practice_id' and not a.attisdropped)
$$;
--> statement-breakpoint
-- Does what an owner granted, once, in the transaction of the decision. With the whole record go the client, the key of
-- their texts (it stands in a table like the others), their membership and their account. What stays is the log and the
-- request itself, under an id that leads to nobody any more.
create function app.erase_record(p_request uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  r erasure_requests%rowtype;
  its_member uuid;
  its_account uuid;
  taken jsonb;
  t text;
begin
  if app.role() <> 'owner' then return null; end if;
  select q.* into r from erasure_requests q
    join erasure_decisions d on d.practice_id = q.practice_id and d.request_id = q.id
    where q.practice_id = app.practice() and q.id = p_request and d.granted and d.erased is null
      and d.decided_by = app.member()
    for update of q, d;
  if not found then return null; end if;
  select c.member_id into its_member from clients c where c.practice_id = r.practice_id and c.id = r.client_id for update;
  if not found then return null; end if;

  if r.scope = 'everything' then
    taken := app.erase_rows(app.tables_with('client_id', array['erasure_requests']), r.practice_id, 'client_id', r.client_id);
    delete from clients where practice_id = r.practice_id and id = r.client_id;
    taken := taken || '{"clients": 1}';
    if its_member is not null then
      select m.account_id into its_account from members m where m.practice_id = r.practice_id and m.id = its_member;
      taken := taken || app.erase_rows(app.tables_with('member_id', '{clients}'), r.practice_id, 'member_id', its_member);
      delete from members where practice_id = r.practice_id and id = its_member;
      taken := taken || '{"members": 1}';
    end if;
    if its_account is not null and not exists (select from members m where m.account_id = its_account) then
      -- What hangs on an account stands outside every practice.
      for t in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
          and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'members'
          and c.relname not like 'audit\_%' loop
        execute format('delete from %I where account_id = $1', t) using its_account;
      end loop;
      delete from accounts where id = its_account;
      taken := taken || '{"accounts": 1}';
    end if;
    foreach t in array array['reminder', 'repeat', 'notice', 'question', 'test'] loop
      perform app.dequeue(t || ':' || r.practice_id || ':' || r.client_id);
    end loop;
    -- The words of earlier requests and refusals were about this person, too.
    update erasure_decisions d set words = null from erasure_requests q
      where q.practice_id = r.practice_id and q.client_id = r.client_id
        and d.practice_id = q.practice_id and d.request_id = q.id;
    update erasure_requests set words = null where practice_id = r.practice_id and client_id = r.client_id;
  else
    taken := app.erase_rows(case r.scope
      when 'told' then array['session_entries', 'session_echoes', 'session_corrections', 'private_lines', 'check_ins',
        'signals', 'sessions']
      when 'goals' then array['goal_scores', 'goals', 'measure_scores', 'measure_assignments']
      when 'notes' then array['notes']
      when 'reports' then array['report_shares', 'reports'] end, r.practice_id, 'client_id', r.client_id);
    update erasure_requests set words = null where practice_id = r.practice_id and id = r.id;
    perform app.recount(r.practice_id, r.client_id);
  end if;
  update erasure_decisions d set erased = taken
    where d.practice_id = r.practice_id and d.request_id = r.id;
  return taken;
end $$;
--> statement-breakpoint
-- What an owner looks through once a year: the parts of records on which nothing has happened since a day.
create function app.unchanged_since(p_before date) returns table (client_id uuid, name text, part text, changed_on date)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select c.id, c.name, k.part, k.at::date from clients c cross join lateral (values
    ('told', greatest(
      (select max(s.received_at) from sessions s where s.practice_id = c.practice_id and s.client_id = c.id),
      (select max(s.received_at) from session_echoes s where s.practice_id = c.practice_id and s.client_id = c.id),
      (select max(s.made_at) from session_corrections s where s.practice_id = c.practice_id and s.client_id = c.id),
      (select max(i.received_at) from check_ins i where i.practice_id = c.practice_id and i.client_id = c.id))),
    ('goals', greatest(
      (select max(g.made_at) from goals g where g.practice_id = c.practice_id and g.client_id = c.id),
      (select max(g.scored_at) from goal_scores g where g.practice_id = c.practice_id and g.client_id = c.id),
      (select max(m.scored_at) from measure_scores m where m.practice_id = c.practice_id and m.client_id = c.id))),
    ('notes', (select max(n.changed_at) from notes n where n.practice_id = c.practice_id and n.client_id = c.id)),
    ('reports', (select max(w.written_at) from reports w where w.practice_id = c.practice_id and w.client_id = c.id)),
    ('file', greatest(c.created_at,
      (select max(p.changed_at) from programs p where p.practice_id = c.practice_id and p.client_id = c.id),
      (select max(a.made_at) from safety_agreements a where a.practice_id = c.practice_id and a.client_id = c.id),
      (select max(d.decided_at) from release_decisions d where d.practice_id = c.practice_id and d.client_id = c.id)))
  ) k (part, at)
  where app.role() = 'owner' and c.practice_id = app.practice() and k.at < p_before
  order by k.at, c.name, c.id, k.part
$$;
--> statement-breakpoint
-- Of the log, how many lines of each year are older than a day.
create function app.log_before(p_before date) returns table (year int, lines bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select extract(year from a.at)::int, count(*) from audit_events a
    where app.role() = 'owner' and a.practice_id = app.practice() and a.at < p_before group by 1 order by 1
$$;
--> statement-breakpoint
revoke all on function app.erase_rows(text[], uuid, text, uuid), app.tables_with(text, text[]), app.erase_record(uuid),
  app.unchanged_since(date), app.log_before(date) from public;
--> statement-breakpoint
grant execute on function app.erase_record(uuid), app.unchanged_since(date), app.log_before(date) to verzacht_runtime;
