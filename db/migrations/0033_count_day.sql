-- The same count at a third of the cost: each session pays for it, and `json` is read anew whenever it is looked into.
create or replace function app.count_day(p_days json, p_on date, p_tension_before int, p_tension_after int,
  p_safety_before int, p_safety_after int) returns json language plpgsql immutable as $$
declare
  day text := p_on::text;
  was int[] := coalesce(translate(p_days->>day, '[]', '{}')::int[], '{0,0,0,0,0,0,0,0,0}');
  counted json := json_build_array(was[1] + 1,
    was[2] + coalesce(p_tension_before, 0), was[3] + (p_tension_before is not null)::int,
    was[4] + coalesce(p_tension_after, 0), was[5] + (p_tension_after is not null)::int,
    was[6] + coalesce(p_safety_before, 0), was[7] + (p_safety_before is not null)::int,
    was[8] + coalesce(p_safety_after, 0), was[9] + (p_safety_after is not null)::int);
begin
  return (select json_object_agg(key, value) from (
    select key, value from json_each(p_days) where key <> day
    union all select day, counted
    order by key desc limit 10) kept);
end $$;
