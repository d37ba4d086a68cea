CREATE TABLE "client_keys" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"wrapped" "bytea",
	"master_version" integer NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"destroyed_at" timestamp with time zone,
	CONSTRAINT "client_keys_practice_id_client_id_pk" PRIMARY KEY("practice_id","client_id")
);
--> statement-breakpoint
ALTER TABLE "client_keys" ADD CONSTRAINT "client_keys_client_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
alter table client_keys add constraint client_keys_destroyed check ((wrapped is null) = (destroyed_at is not null));
--> statement-breakpoint
alter table client_keys enable row level security;
--> statement-breakpoint
alter table client_keys force row level security;
--> statement-breakpoint
create policy owner on client_keys for all to verzacht_owner using (true) with check (true);
--> statement-breakpoint
create policy backup on client_keys for select to verzacht_backup using (true);
--> statement-breakpoint
grant select on client_keys to verzacht_backup;
--> statement-breakpoint
create policy tenant on client_keys as restrictive for all to verzacht_runtime
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
--> statement-breakpoint
create policy record on client_keys for select to verzacht_runtime using (client_id = (select app.record()));
--> statement-breakpoint
create policy made on client_keys for insert to verzacht_runtime with check (client_id = (select app.record()));
--> statement-breakpoint
-- Never changed from there: a key is wrapped anew by its owner, and destroyed by the function below.
grant select, insert on client_keys to verzacht_runtime;
--> statement-breakpoint
create function app.destroy_client_key(p_client uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if app.role() not in ('owner', 'therapist') or app.record() is distinct from p_client then return false; end if;
  update client_keys set wrapped = null, destroyed_at = now()
    where practice_id = app.practice() and client_id = p_client and wrapped is not null;
  return found;
end $$;
--> statement-breakpoint
-- The mark of what is sealed: a character that nobody can send (lib/sealing, lib/text).
create function app.is_sealed(p_text text) returns boolean language sql immutable parallel safe
  return starts_with(p_text, chr(1));
--> statement-breakpoint
create function app.refuse_plain() returns trigger language plpgsql as $$
begin
  raise insufficient_privilege using message = 'a text that is not sealed', table = tg_table_name;
end $$;
--> statement-breakpoint
-- Of a program's remarks only the program knows whether they are about a client: templates are nobody's.
create function app.refuse_plain_remark() returns trigger language plpgsql as $$
begin
  if exists (select from programs p where p.practice_id = new.practice_id and p.id = new.program_id
      and p.client_id is not null) then
    raise insufficient_privilege using message = 'a text that is not sealed', table = tg_table_name;
  end if;
  return new;
end $$;
--> statement-breakpoint
revoke all on function app.destroy_client_key(uuid), app.is_sealed(text), app.refuse_plain(), app.refuse_plain_remark()
  from public;
--> statement-breakpoint
grant execute on function app.destroy_client_key(uuid), app.is_sealed(text), app.refuse_plain(),
  app.refuse_plain_remark() to verzacht_runtime;
--> statement-breakpoint
-- Whatever the code above forgets, the runtime role can't store free text about a client as it stands. What was there
-- before is sealed by the owner of the tables (db/sealed-texts), and read as it is until then.
do $$
declare
  its text[];
begin
  foreach its slice 1 in array array[
    ['goals', 'wording', 'not app.is_sealed(new.wording)'],
    ['goals', 'levels', $w$jsonb_typeof(new.levels) <> 'string'$w$],
    ['measure_assignments', 'item', $w$jsonb_typeof(new.item) <> 'string'$w$],
    ['notes', 'text', 'not app.is_sealed(new.text)'],
    ['private_lines', 'line', 'not app.is_sealed(new.line)'],
    ['program_versions', 'note', 'new.client_id is not null and not app.is_sealed(new.note)'],
    ['release_decisions', 'because', 'not app.is_sealed(new.because)'],
    ['reminder_suggestions', 'suggestion', $w$jsonb_typeof(new.suggestion) <> 'string'$w$],
    ['report_shares', 'shared_with', 'not app.is_sealed(new.shared_with)'],
    ['reports', 'text', 'not app.is_sealed(new.text)'],
    ['reports', 'content', $w$jsonb_typeof(new.content) <> 'string'$w$],
    ['safety_agreements', 'words', $w$jsonb_typeof(new.words) <> 'string'$w$],
    ['session_corrections', 'told', $w$not app.is_sealed(new.told ->> 'note')$w$],
    ['sessions', 'note', 'not app.is_sealed(new.note)'],
    ['signals', 'note', 'not app.is_sealed(new.note)']
  ] loop
    execute format('create trigger sealed_%2$s before insert or update of %2$I on %1$I for each row
      when (current_user = ''verzacht_runtime'' and %3$s) execute function app.refuse_plain()', its[1], its[2], its[3]);
  end loop;
end $$;
--> statement-breakpoint
create trigger sealed_remark before insert or update of remark on program_items for each row
  when (current_user = 'verzacht_runtime' and not app.is_sealed(new.remark)) execute function app.refuse_plain_remark();
--> statement-breakpoint
-- As before; only the owner of the tables may seal words that were scored and stood there as they were.
create or replace function app.words_stay() returns trigger language plpgsql as $$
begin
  if current_user = 'verzacht_owner'
    and (new.wording = old.wording or not app.is_sealed(old.wording) and app.is_sealed(new.wording))
    and (new.levels is not distinct from old.levels
      or jsonb_typeof(old.levels) = 'array' and app.is_sealed(new.levels #>> '{}')) then
    return new;
  end if;
  if (new.wording is distinct from old.wording and exists (select from goal_scores s where s.practice_id = old.practice_id
        and s.client_id = old.client_id and s.goal_id = old.id))
    or (new.levels is distinct from old.levels and exists (select from goal_scores s where s.practice_id = old.practice_id
        and s.client_id = old.client_id and s.goal_id = old.id and (s.level is not null or 'level' = any(s.declined)))) then
    raise check_violation using message = 'these words were scored', constraint = 'goals_words_stay';
  end if;
  return new;
end $$;
