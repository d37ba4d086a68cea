-- Under which words a number was given, wherever one is given (domain.md 2).
alter table session_echoes add column wording smallint;
--> statement-breakpoint
alter table check_ins add column wording smallint;
--> statement-breakpoint
-- Two numbers that a therapist asked for in a visit, by whom.
alter table check_ins add column asked_by uuid;
--> statement-breakpoint
alter table check_ins add constraint check_ins_asked_by foreign key (practice_id, asked_by) references members (practice_id, id);
--> statement-breakpoint
-- What was told otherwise later is a row of its own beside the first, which stays as it was.
alter table check_ins add column corrects uuid;
--> statement-breakpoint
alter table check_ins add column correction text;
--> statement-breakpoint
alter table check_ins add constraint check_ins_corrects foreign key (practice_id, client_id, corrects)
  references check_ins (practice_id, client_id, id);
--> statement-breakpoint
alter table check_ins add constraint check_ins_correction
  check ((corrects is null) = (correction is null) and coalesce(correction, 'added') in ('replaced', 'added'));
--> statement-breakpoint
create index check_ins_corrected on check_ins (practice_id, client_id, corrects) where corrects is not null;
--> statement-breakpoint
drop policy told on check_ins;
--> statement-breakpoint
create policy told on check_ins for insert to verzacht_runtime
  with check (client_id = (select app.record()) and (select app.role()) = 'client' and asked_by is null);
--> statement-breakpoint
create policy asked on check_ins for insert to verzacht_runtime
  with check (client_id = (select app.record()) and (select app.role()) in ('owner', 'therapist')
    and asked_by = (select app.member()) and corrects is null);
--> statement-breakpoint
-- As before, and the day after a session too.
create or replace function app.put_right(p_session uuid, p_id uuid, p_hash bytea, p_told jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  s sessions%rowtype;
  e session_echoes%rowtype;
  words int := (p_told->>'wording')::int;
begin
  if app.role() <> 'client' or app.record() is null then return false; end if;
  select * into s from sessions
    where practice_id = app.practice() and client_id = app.record() and id = p_session for update;
  if not found then return false; end if;
  if p_told ? 'echo' then
    select * into e from session_echoes
      where practice_id = s.practice_id and client_id = s.client_id and session_id = s.id for update;
    if not found then return false; end if;
  end if;
  insert into session_corrections (practice_id, client_id, session_id, id, kind, content_hash, told)
    values (s.practice_id, s.client_id, s.id, p_id, 'replaced', p_hash,
      case when p_told ? 'before' then jsonb_build_object('before', app.moment_of(s.rated_before, s.tension_before,
        s.safety_before, s.areas_before, s.declined, 'Before')) else '{}' end
      || case when p_told ? 'after' then jsonb_build_object('after', app.moment_of(s.rated_after, s.tension_after,
        s.safety_after, s.areas_after, s.declined, 'After')) else '{}' end
      || case when p_told ? 'note' then jsonb_build_object('note', s.note) else '{}' end
      || case when p_told ? 'echo' then jsonb_build_object('echo', jsonb_build_object(
        'tension', case when 'tension' = any(e.declined) then to_jsonb('declined'::text) else to_jsonb(e.tension) end,
        'safety', case when 'safety' = any(e.declined) then to_jsonb('declined'::text) else to_jsonb(e.safety) end,
        'sleep', e.sleep, 'mood', e.mood)) else '{}' end
      -- Other words than the number was given under stand with what it was.
      || case when words is not null and p_told ? 'echo' then jsonb_build_object('wording', e.wording)
        when words is not null and (p_told ? 'before' or p_told ? 'after') then jsonb_build_object('wording', s.told->'wording')
        else '{}' end);
  if p_told ? 'echo' then
    update session_echoes set tension = app.rating_in(p_told #> '{echo,tension}'),
        safety = app.rating_in(p_told #> '{echo,safety}'),
        declined = case when p_told #>> '{echo,tension}' = 'declined' then array['tension'] else '{}' end
          || case when p_told #>> '{echo,safety}' = 'declined' then array['safety'] else '{}' end,
        sleep = p_told #>> '{echo,sleep}', mood = p_told #>> '{echo,mood}', wording = coalesce(words, wording)
      where practice_id = s.practice_id and client_id = s.client_id and session_id = s.id;
    return true;
  end if;
  if p_told ? 'before' then
    s.rated_before := jsonb_typeof(p_told->'before') = 'object';
    s.tension_before := app.rating_in(p_told #> '{before,tension}');
    s.safety_before := app.rating_in(p_told #> '{before,safety}');
    s.areas_before := array(select jsonb_array_elements_text(p_told #> '{before,areas}'));
    s.declined := array_remove(array_remove(s.declined, 'tensionBefore'), 'safetyBefore')
      || case when p_told #>> '{before,tension}' = 'declined' then array['tensionBefore'] else '{}' end
      || case when p_told #>> '{before,safety}' = 'declined' then array['safetyBefore'] else '{}' end;
  end if;
  if p_told ? 'after' then
    s.rated_after := jsonb_typeof(p_told->'after') = 'object';
    s.tension_after := app.rating_in(p_told #> '{after,tension}');
    s.safety_after := app.rating_in(p_told #> '{after,safety}');
    s.areas_after := array(select jsonb_array_elements_text(p_told #> '{after,areas}'));
    s.declined := array_remove(array_remove(s.declined, 'tensionAfter'), 'safetyAfter')
      || case when p_told #>> '{after,tension}' = 'declined' then array['tensionAfter'] else '{}' end
      || case when p_told #>> '{after,safety}' = 'declined' then array['safetyAfter'] else '{}' end;
  end if;
  if p_told ? 'note' then s.note := p_told->>'note'; end if;
  update sessions set rated_before = s.rated_before, tension_before = s.tension_before, safety_before = s.safety_before,
      areas_before = s.areas_before, rated_after = s.rated_after, tension_after = s.tension_after,
      safety_after = s.safety_after, areas_after = s.areas_after, declined = s.declined, note = s.note,
      told = case when words is not null and (p_told ? 'before' or p_told ? 'after')
        then coalesce(told, '{}') || jsonb_build_object('wording', words) else told end
    where practice_id = s.practice_id and client_id = s.client_id and id = s.id;
  -- Counted again from the sessions; a session that is being logged meanwhile waits, and counts itself afterwards.
  perform 1 from client_summaries where practice_id = s.practice_id and client_id = s.client_id for update;
  perform app.recount(s.practice_id, s.client_id);
  return true;
end $$;
