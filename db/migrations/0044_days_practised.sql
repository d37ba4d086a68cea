-- As before (0040), but a day counts only where something was begun: who gave two numbers and then stopped, or passed every
-- exercise over, did not practise, and whoever looks along is not told that they did.
create or replace function app.shared_days(p_from date, p_to date, p_id uuid, p_request uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  its_client uuid := app.look_along('days', 'shared.days_read', p_id, p_request);
begin
  if its_client is null then return null; end if;
  return (select coalesce(jsonb_agg(distinct s.practised_on order by s.practised_on), '[]') from sessions s
    where s.practice_id = app.practice() and s.client_id = its_client and s.practised_on between p_from and p_to
      and exists (select from session_entries e where e.practice_id = s.practice_id and e.client_id = s.client_id
        and e.session_id = s.id and e.outcome <> 'skipped'));
end $$;
