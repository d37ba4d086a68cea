-- A colleague reads in the inbox what was settled about them, until they have seen it. What was settled before today is no
-- news to anybody.
alter table care_relations add column seen_at timestamptz;
--> statement-breakpoint
update care_relations set seen_at = now();
--> statement-breakpoint
grant update (seen_at) on care_relations to verzacht_runtime;
--> statement-breakpoint
-- Who treats the clients of one's own, now or from a coming day on, without opening their records: of a colleague only for
-- the owner. With p_news, of those clients alone of whom something is news to whoever is asked about.
create function app.carers_around(p_member uuid, p_news boolean)
returns table (client_id uuid, carer json, said_by_name text, is_news boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with around as (
    select r.*, p.time_zone, r.therapist_id = p_member and r.said_by <> p_member and r.seen_at is null
        and (r.until is null or r.followed_by is null) as is_news
      from practices p join care_relations r on r.practice_id = p.id
      where p.id = app.practice() and (r.until is null or r.until > now())
        and (app.role() = 'owner' or (app.role() = 'therapist' and p_member = app.member()))
        and r.client_id in (select o.client_id from care_relations o where o.practice_id = p.id
          and o.therapist_id = p_member and (o.until is null or o.until > now()))
  )
  select r.client_id, json_build_object('id', r.therapist_id, 'name', m.name,
      'from', (r.since at time zone r.time_zone)::date,
      'until', ((r.until - interval '1 microsecond') at time zone r.time_zone)::date, 'hasBegun', r.since <= now(),
      'saidBy', r.said_by, 'followedBy', r.followed_by), s.name, coalesce(r.is_news, false)
    from around r
    join members m on m.practice_id = r.practice_id and m.id = r.therapist_id
    left join members s on s.practice_id = r.practice_id and s.id = r.said_by
    where not p_news or r.client_id in (select n.client_id from around n where n.is_news)
    order by r.since, m.name
$$;
--> statement-breakpoint
-- One's own terms of exactly these days, with these clients, are seen, or are news again. How many there are, and how many
-- of them that changed.
create function app.see_care(p_clients uuid[], p_from date, p_until date, p_seen boolean)
returns table (there integer, changed integer)
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with own as (
    select r.practice_id, r.therapist_id, r.client_id, r.since, r.seen_at
      from practices p join care_relations r on r.practice_id = p.id
      where p.id = app.practice() and app.role() in ('owner', 'therapist') and r.therapist_id = app.member()
        and r.said_by <> r.therapist_id and r.client_id = any(p_clients) and (r.until is null or r.until > now())
        and (r.since at time zone p.time_zone)::date = p_from
        and ((r.until - interval '1 microsecond') at time zone p.time_zone)::date is not distinct from p_until
  ), seen as (
    update care_relations r set seen_at = case when p_seen then now() end from own
      where r.practice_id = own.practice_id and r.therapist_id = own.therapist_id and r.client_id = own.client_id
        and r.since = own.since and (own.seen_at is null) = p_seen
      returning 1
  )
  select (select count(*)::int from own), (select count(*)::int from seen)
$$;
--> statement-breakpoint
revoke all on function app.carers_around(uuid, boolean), app.see_care(uuid[], date, date, boolean) from public;
--> statement-breakpoint
grant execute on function app.carers_around(uuid, boolean), app.see_care(uuid[], date, date, boolean) to verzacht_runtime;
