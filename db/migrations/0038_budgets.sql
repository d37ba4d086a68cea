-- Besides each address and place, a network and the house as a whole have a share of tries, kept in the same table as the
-- moment at which all that was spent will have come back (the generic cell rate algorithm: one moment, no counting).
-- Seconds to wait; 0: one was spent.
create function app.take_share(p_key bytea, p_each interval, p_burst integer) returns double precision
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  back timestamptz;
  wait double precision;
begin
  insert into sign_in_tries (key, failures, tried_at) values (p_key, 0, clock_timestamp()) on conflict (key) do nothing;
  select greatest(tried_at, clock_timestamp()) into back from sign_in_tries where key = p_key for update;
  wait := extract(epoch from back - clock_timestamp() - p_each * (p_burst - 1));
  if wait > 0 then return wait; end if;
  update sign_in_tries set tried_at = back + p_each where key = p_key;
  return 0;
end $$;
--> statement-breakpoint
create function app.give_share_back(p_key bytea, p_each interval) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update sign_in_tries set tried_at = tried_at - p_each where key = p_key
$$;
--> statement-breakpoint
-- As before (0016), and what is swept along is only what nobody has in hand: rows are held while another is asked for now.
create or replace function app.take_try(p_key bytea, p_longest double precision) returns double precision
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  t record;
  wait double precision;
begin
  insert into sign_in_tries (key, failures, tried_at) values (p_key, 0, now()) on conflict (key) do nothing;
  select failures, tried_at into t from sign_in_tries where key = p_key for update;
  if t.tried_at <= clock_timestamp() - interval '15 minutes' then t.failures := 0; end if;
  wait := case when t.failures > 2
    then greatest(0, least(p_longest, 0.2 * power(2, least(t.failures, 16) - 3))
      - extract(epoch from clock_timestamp() - t.tried_at))
    else 0 end;
  if wait > 0 then return wait; end if;
  update sign_in_tries set failures = t.failures + 1, tried_at = clock_timestamp() where key = p_key;
  delete from sign_in_tries where key in (select key from sign_in_tries where tried_at < now() - interval '1 day'
    for update skip locked);
  return 0;
end $$;
--> statement-breakpoint
-- A try from where nobody is known yet. Network, house, address: always in this order, so that no two wait for each other.
-- Thirty at once from a network and one more every six seconds; three hundred at once and one a second for the house.
create function app.take_try_of_stranger(p_key bytea, p_network bytea, p_house bytea) returns double precision
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  wait double precision := 0;
begin
  if p_network is not null then wait := app.take_share(p_network, interval '6 seconds', 30); end if;
  if wait > 0 then return wait; end if;
  wait := app.take_share(p_house, interval '1 second', 300);
  if wait = 0 then
    wait := app.take_try(p_key, 20);
    if wait > 0 then perform app.give_share_back(p_house, interval '1 second'); end if;
  end if;
  if wait > 0 and p_network is not null then perform app.give_share_back(p_network, interval '6 seconds'); end if;
  return wait;
end $$;
--> statement-breakpoint
-- A try that turned out right costs nobody anything.
create function app.excuse_stranger(p_network bytea, p_house bytea) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if p_network is not null then perform app.give_share_back(p_network, interval '6 seconds'); end if;
  perform app.give_share_back(p_house, interval '1 second');
end $$;
--> statement-breakpoint
revoke all on function app.take_share(bytea, interval, integer), app.give_share_back(bytea, interval),
  app.take_try_of_stranger(bytea, bytea, bytea), app.excuse_stranger(bytea, bytea) from public;
--> statement-breakpoint
grant execute on function app.take_try_of_stranger(bytea, bytea, bytea), app.excuse_stranger(bytea, bytea)
  to verzacht_runtime;
