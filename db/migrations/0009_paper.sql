-- A therapist may type in what a client kept on paper: only as paper, and only under her own name. The client's own way
-- in stays the first half of each condition, so that a log of every day pays nothing for it.
alter policy logged on sessions
  with check (client_id = (select app.record()) and ((select app.role()) = 'client'
    or (told ->> 'source' = 'paper' and told ->> 'enteredBy' = (select app.member())::text
      and (select app.role()) in ('owner', 'therapist'))));
--> statement-breakpoint
alter policy logged on session_entries
  with check (client_id = (select app.record()) and (select app.role()) in ('client', 'owner', 'therapist'));
