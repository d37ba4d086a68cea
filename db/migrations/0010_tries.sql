-- Asking how long to wait, and noting the try, are one act: guesses that come at once are counted one after another.
drop function app.wait_before_try(bytea);
--> statement-breakpoint
drop function app.note_try(bytea, boolean);
--> statement-breakpoint
-- Seconds to wait; 0: the try may be made, and counts as a failure until it is forgiven. Two slips are free, then 0.2 s,
-- doubling with each failure up to 20 s; forgotten after a quarter of an hour.
create function app.take_try(p_key bytea) returns double precision
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  t record;
  wait double precision;
begin
  insert into sign_in_tries (key, failures, tried_at) values (p_key, 0, now()) on conflict (key) do nothing;
  select failures, tried_at into t from sign_in_tries where key = p_key for update;
  if t.tried_at <= clock_timestamp() - interval '15 minutes' then t.failures := 0; end if;
  wait := case when t.failures > 2
    then greatest(0, least(20, 0.2 * power(2, least(t.failures, 12) - 3)) - extract(epoch from clock_timestamp() - t.tried_at))
    else 0 end;
  if wait > 0 then return wait; end if;
  update sign_in_tries set failures = t.failures + 1, tried_at = clock_timestamp() where key = p_key;
  delete from sign_in_tries where tried_at < now() - interval '1 day';
  return 0;
end $$;
--> statement-breakpoint
create function app.forgive_tries(p_key bytea) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  delete from sign_in_tries where key = p_key
$$;
--> statement-breakpoint
revoke all on function app.take_try(bytea), app.forgive_tries(bytea) from public;
--> statement-breakpoint
grant execute on function app.take_try(bytea), app.forgive_tries(bytea) to verzacht_runtime;
