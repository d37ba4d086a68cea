CREATE TABLE "verdict_agreements" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"rating" text NOT NULL,
	"wanted" text NOT NULL,
	"points" smallint NOT NULL,
	"fewest" smallint NOT NULL,
	"baseline_from" date NOT NULL,
	"baseline_until" date NOT NULL,
	"second_from" date NOT NULL,
	"look_on" date NOT NULL,
	"together" boolean NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "verdict_agreements_practice_id_client_id_id_pk" PRIMARY KEY("practice_id","client_id","id"),
	CONSTRAINT "verdict_agreements_terms" CHECK ("verdict_agreements"."rating" in ('tension', 'safety') and "verdict_agreements"."wanted" in ('lower', 'higher') and "verdict_agreements"."points" between 1 and 5
        and "verdict_agreements"."fewest" >= 5),
	CONSTRAINT "verdict_agreements_phases" CHECK ("verdict_agreements"."baseline_from" <= "verdict_agreements"."baseline_until" and "verdict_agreements"."baseline_until" < "verdict_agreements"."second_from" and "verdict_agreements"."second_from" <= "verdict_agreements"."look_on")
);
--> statement-breakpoint
CREATE TABLE "verdict_answers" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"by_member" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "verdict_answers_practice_id_client_id_agreement_id_kind_pk" PRIMARY KEY("practice_id","client_id","agreement_id","kind"),
	CONSTRAINT "verdict_answers_kind" CHECK ("verdict_answers"."kind" in ('accepted', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "verdict_agreements" ADD CONSTRAINT "verdict_agreements_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict_agreements" ADD CONSTRAINT "verdict_agreements_practice_id_proposed_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","proposed_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict_answers" ADD CONSTRAINT "verdict_answers_agreement" FOREIGN KEY ("practice_id","client_id","agreement_id") REFERENCES "public"."verdict_agreements"("practice_id","client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict_answers" ADD CONSTRAINT "verdict_answers_practice_id_by_member_members_practice_id_id_fk" FOREIGN KEY ("practice_id","by_member") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['verdict_agreements', 'verdict_answers'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I for all to verzacht_owner using (true) with check (true)', t);
    execute format('create policy backup on %I for select to verzacht_backup using (true)', t);
    execute format('grant select on %I to verzacht_backup', t);
    execute format($policy$create policy tenant on %I as restrictive for all to verzacht_runtime
      using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))$policy$, t);
    execute format('create policy record on %I for select to verzacht_runtime using (client_id = (select app.record()))', t);
    execute format('grant select, insert on %I to verzacht_runtime', t);
  end loop;
end $$;
--> statement-breakpoint
create policy proposed on verdict_agreements for insert to verzacht_runtime
  with check (client_id = (select app.record()) and proposed_by = (select app.member())
    and (select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
-- Nobody says yes in a client's place; ending it before the date is up to either.
create policy answered on verdict_answers for insert to verzacht_runtime
  with check (client_id = (select app.record()) and by_member = (select app.member())
    and (kind = 'withdrawn' or (select app.role()) = 'client'));
