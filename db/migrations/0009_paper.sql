-- A therapist may type in what a client kept on paper: only as paper, and only under her own name. The client's own way
-- in stays the first half of each condition, so that a log of every day pays nothing for it.
alter policy logged on sessions
  with check (client_id = (select app.record()) and ((select app.role()) = 'client'
    or (told ->> 'source' = 'paper' and told ->> 'enteredBy' = (select app.member())::text
      and (select app.role()) in ('owner', 'therapist'))));
--> statement-breakpoint
alter policy logged on session_entries with check (client_id = (select app.record()));
--> statement-breakpoint
-- Of exercises a policy asks only whose record is open: it can't see the session that its own statement makes. Once that
-- is done, a trigger can. Whoever is no client adds
-- exercises to what she typed in herself, and to nothing else.
create function app.only_to_own_paper() returns trigger language plpgsql as $$
begin
  if not exists (select from sessions s where s.practice_id = new.practice_id and s.client_id = new.client_id
      and s.id = new.session_id and s.told ->> 'source' = 'paper' and s.told ->> 'enteredBy' = app.member()::text) then
    raise insufficient_privilege using message = 'entries of a session that was not typed in';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger only_to_own_paper after insert on session_entries for each row
  when (current_setting('app.role', true) in ('owner', 'therapist')) execute function app.only_to_own_paper();
