ALTER TABLE "practice_exercises" ADD COLUMN "put_away" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
update practice_exercises set content = content || '{"putAway": false}';
--> statement-breakpoint
update library_exercises set content = content || '{"putAway": false}';
--> statement-breakpoint
grant update (put_away) on practice_exercises to verzacht_runtime;
--> statement-breakpoint
-- Only what nobody was ever sent may go, whatever the code above asks for. Its versions and items go with it.
create policy unsent on programs as restrictive for delete to verzacht_runtime
  using (status = 'draft' and first_sent is null and (client_id is null or client_id = (select app.record())));
--> statement-breakpoint
grant delete on programs to verzacht_runtime;
