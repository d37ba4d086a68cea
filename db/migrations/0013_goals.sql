CREATE TABLE "goals" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"wording" text NOT NULL,
	"levels" jsonb,
	"made_on" date NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_on" date,
	"ending" text,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "goals_practice_id_client_id_id_pk" PRIMARY KEY("practice_id","client_id","id"),
	CONSTRAINT "goals_kind" CHECK ("goals"."kind" in ('activity', 'goal')),
	CONSTRAINT "goals_levels" CHECK ("goals"."levels" is null or "goals"."kind" = 'goal'),
	CONSTRAINT "goals_ending" CHECK ("goals"."ending" in ('reached', 'let-go') and "goals"."ended_on" is not null or "goals"."ending" is null and "goals"."ended_on" is null)
);
--> statement-breakpoint
CREATE TABLE "goal_scores" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"goal_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scored_on" date NOT NULL,
	"going" smallint,
	"content" smallint,
	"level" smallint,
	"declined" text[] DEFAULT '{}' NOT NULL,
	"source" text NOT NULL,
	"earlier_shown" boolean NOT NULL,
	"scored_by" uuid NOT NULL,
	"scored_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "goal_scores_practice_id_client_id_goal_id_id_pk" PRIMARY KEY("practice_id","client_id","goal_id","id"),
	CONSTRAINT "goal_scores_scores" CHECK (coalesce("goal_scores"."going", 0) between 0 and 10 and coalesce("goal_scores"."content", 0) between 0 and 10 and coalesce("goal_scores"."level", 0) between -2 and 2),
	CONSTRAINT "goal_scores_something" CHECK (num_nonnulls("goal_scores"."going", "goal_scores"."content", "goal_scores"."level") + cardinality("goal_scores"."declined") > 0),
	CONSTRAINT "goal_scores_source" CHECK ("goal_scores"."source" in ('client', 'asked', 'paper'))
);
--> statement-breakpoint
CREATE TABLE "measure_licences" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"measure" text NOT NULL,
	"version" text NOT NULL,
	"language" text NOT NULL,
	"right_holder" text NOT NULL,
	"terms" text NOT NULL,
	"proof" text NOT NULL,
	"valid_from" date NOT NULL,
	"expires_on" date,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revision" integer NOT NULL,
	CONSTRAINT "measure_licences_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "measure_licences_days" CHECK (coalesce("measure_licences"."expires_on" >= "measure_licences"."valid_from", true))
);
--> statement-breakpoint
CREATE TABLE "measure_assignments" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"measure" text NOT NULL,
	"licence_id" uuid,
	"item" jsonb,
	"by_client" boolean NOT NULL,
	"every_weeks" smallint,
	"first_on" date NOT NULL,
	"ended_on" date,
	"assigned_by" uuid NOT NULL,
	"assigned_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "measure_assignments_practice_id_client_id_id_pk" PRIMARY KEY("practice_id","client_id","id"),
	CONSTRAINT "measure_assignments_every" CHECK ("measure_assignments"."every_weeks" between 1 and 52)
);
--> statement-breakpoint
CREATE TABLE "measure_scores" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scored_on" date NOT NULL,
	"values" jsonb NOT NULL,
	"source" text NOT NULL,
	"earlier_shown" boolean NOT NULL,
	"scored_by" uuid NOT NULL,
	"scored_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "measure_scores_practice_id_client_id_assignment_id_id_pk" PRIMARY KEY("practice_id","client_id","assignment_id","id"),
	CONSTRAINT "measure_scores_source" CHECK ("measure_scores"."source" in ('client', 'asked', 'paper'))
);
--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_client_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_made_by_fk" FOREIGN KEY ("practice_id","made_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_scores" ADD CONSTRAINT "goal_scores_goal_fk" FOREIGN KEY ("practice_id","client_id","goal_id") REFERENCES "public"."goals"("practice_id","client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_scores" ADD CONSTRAINT "goal_scores_scored_by_fk" FOREIGN KEY ("practice_id","scored_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_licences" ADD CONSTRAINT "measure_licences_practice_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_licences" ADD CONSTRAINT "measure_licences_entered_by_fk" FOREIGN KEY ("practice_id","entered_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_assignments" ADD CONSTRAINT "measure_assignments_client_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_assignments" ADD CONSTRAINT "measure_assignments_licence_fk" FOREIGN KEY ("practice_id","licence_id") REFERENCES "public"."measure_licences"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_assignments" ADD CONSTRAINT "measure_assignments_assigned_by_fk" FOREIGN KEY ("practice_id","assigned_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_scores" ADD CONSTRAINT "measure_scores_assignment_fk" FOREIGN KEY ("practice_id","client_id","assignment_id") REFERENCES "public"."measure_assignments"("practice_id","client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_scores" ADD CONSTRAINT "measure_scores_scored_by_fk" FOREIGN KEY ("practice_id","scored_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['goals', 'goal_scores', 'measure_licences', 'measure_assignments', 'measure_scores'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I for all to verzacht_owner using (true) with check (true)', t);
    execute format('create policy backup on %I for select to verzacht_backup using (true)', t);
    execute format('grant select on %I to verzacht_backup', t);
    execute format($policy$create policy tenant on %I as restrictive for all to verzacht_runtime
      using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))$policy$, t);
    execute format('grant select, insert on %I to verzacht_runtime', t);
  end loop;
  foreach t in array array['goals', 'goal_scores', 'measure_assignments', 'measure_scores'] loop
    execute format('create policy record on %I for select to verzacht_runtime using (client_id = (select app.record()))', t);
  end loop;
end $$;
--> statement-breakpoint
create policy made on goals for insert to verzacht_runtime
  with check (client_id = (select app.record()) and made_by = (select app.member()));
--> statement-breakpoint
create policy changed on goals for update to verzacht_runtime using (client_id = (select app.record()));
--> statement-breakpoint
grant update (wording, levels, ended_on, ending, revision) on goals to verzacht_runtime;
--> statement-breakpoint
-- A score means what was asked: what somebody scored keeps its words, whatever the code above thinks.
create function app.words_stay() returns trigger language plpgsql as $$
begin
  if (new.wording is distinct from old.wording and exists (select from goal_scores s where s.practice_id = old.practice_id
        and s.client_id = old.client_id and s.goal_id = old.id))
    or (new.levels is distinct from old.levels and exists (select from goal_scores s where s.practice_id = old.practice_id
        and s.client_id = old.client_id and s.goal_id = old.id and (s.level is not null or 'level' = any(s.declined)))) then
    raise check_violation using message = 'these words were scored', constraint = 'goals_words_stay';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger words_stay before update of wording, levels on goals for each row execute function app.words_stay();
--> statement-breakpoint
-- Who scores is told as who they are: nobody puts a number down as the client's own but the client.
create policy scored on goal_scores for insert to verzacht_runtime
  with check (client_id = (select app.record()) and scored_by = (select app.member())
    and ((select app.role()) = 'client') = (source = 'client'));
--> statement-breakpoint
create policy seen on measure_licences for select to verzacht_runtime
  using ((select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
create policy entered on measure_licences for insert to verzacht_runtime
  with check ((select app.role()) = 'owner' and entered_by = (select app.member()));
--> statement-breakpoint
create policy changed on measure_licences for update to verzacht_runtime
  using ((select app.role()) = 'owner') with check (entered_by = (select app.member()));
--> statement-breakpoint
grant update (version, language, right_holder, terms, proof, valid_from, expires_on, entered_by, entered_at, revision)
  on measure_licences to verzacht_runtime;
--> statement-breakpoint
create policy assigned on measure_assignments for insert to verzacht_runtime
  with check (client_id = (select app.record()) and assigned_by = (select app.member())
    and (select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
create policy ended on measure_assignments for update to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
grant update (ended_on, revision) on measure_assignments to verzacht_runtime;
--> statement-breakpoint
create policy scored on measure_scores for insert to verzacht_runtime
  with check (client_id = (select app.record()) and scored_by = (select app.member())
    and ((select app.role()) = 'client') = (source = 'client')
    and ((select app.role()) <> 'client' or exists (select from measure_assignments a
      where a.practice_id = measure_scores.practice_id and a.client_id = measure_scores.client_id
        and a.id = measure_scores.assignment_id and a.by_client)));
--> statement-breakpoint
-- A question that is due is a message of its own, so that neither takes the place of news about the program.
alter table deliveries drop constraint deliveries_kind;
--> statement-breakpoint
alter table deliveries add constraint deliveries_kind check (kind in ('reminder', 'repeat', 'notice', 'question', 'test'));
--> statement-breakpoint
-- Whether anything stands open for a client to score on their own day, and on which day the next is asked. Of a goal
-- nobody set, nothing is asked.
create function app.question_of(p_practice uuid, p_client uuid) returns table (due boolean, next_on date, time_zone text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with here as (
    select coalesce(c.time_zone, p.time_zone) as zone, (now() at time zone coalesce(c.time_zone, p.time_zone))::date as today
    from clients c join practices p on p.id = c.practice_id where c.practice_id = p_practice and c.id = p_client
  ), asked as (
    select a.*, here.today, case
        when a.first_on > here.today then null
        when a.every_weeks is null then a.first_on
        else a.first_on + ((here.today - a.first_on) / (7 * a.every_weeks)) * 7 * a.every_weeks end as since
    from measure_assignments a, here
    where a.practice_id = p_practice and a.client_id = p_client and a.by_client and a.ended_on is null
  )
  select
    exists (select from asked where since is not null
      and not exists (select from measure_scores s where s.practice_id = p_practice and s.client_id = p_client
        and s.assignment_id = asked.id and s.scored_on >= since)
      and (measure <> 'own-goals' or exists (select from goals g where g.practice_id = p_practice
          and g.client_id = p_client and g.ended_on is null
          and not exists (select from goal_scores s where s.practice_id = p_practice and s.client_id = p_client
            and s.goal_id = g.id and s.scored_on >= since)))),
    (select min(case when first_on > today then first_on when every_weeks is null then null
      else since + 7 * every_weeks end) from asked),
    here.zone
  from here
$$;
--> statement-breakpoint
revoke all on function app.question_of(uuid, uuid) from public;
--> statement-breakpoint
grant execute on function app.question_of(uuid, uuid) to verzacht_worker;
