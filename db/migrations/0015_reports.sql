CREATE TABLE "reports" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"audience" text NOT NULL,
	"locale" text NOT NULL,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"text" text NOT NULL,
	"content" jsonb NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reports_practice_id_client_id_id_version_pk" PRIMARY KEY("practice_id","client_id","id","version"),
	CONSTRAINT "reports_audience" CHECK ("reports"."audience" in ('gp', 'client', 'other'))
);
--> statement-breakpoint
CREATE TABLE "report_shares" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"shared_with" text NOT NULL,
	"way" text NOT NULL,
	"shared_on" date NOT NULL,
	"shared_by" uuid NOT NULL,
	"noted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "report_shares_practice_id_client_id_id_pk" PRIMARY KEY("practice_id","client_id","id"),
	CONSTRAINT "report_shares_way" CHECK ("report_shares"."way" in ('handed', 'post', 'secureMail', 'other'))
);
--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_practice_id_written_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","written_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_shares" ADD CONSTRAINT "report_shares_version" FOREIGN KEY ("practice_id","client_id","report_id","version") REFERENCES "public"."reports"("practice_id","client_id","id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_shares" ADD CONSTRAINT "report_shares_practice_id_shared_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","shared_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['reports', 'report_shares'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner on %I for all to verzacht_owner using (true) with check (true)', t);
    execute format('create policy backup on %I for select to verzacht_backup using (true)', t);
    execute format('grant select on %I to verzacht_backup', t);
    execute format($policy$create policy tenant on %I as restrictive for all to verzacht_runtime
      using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()))$policy$, t);
    execute format($policy$create policy staff on %I for select to verzacht_runtime
      using (client_id = (select app.record()) and (select app.role()) in ('owner', 'therapist'))$policy$, t);
    -- Written once, under the writer's own name, and never changed.
    execute format('grant select, insert on %I to verzacht_runtime', t);
  end loop;
end $$;
--> statement-breakpoint
create policy written on reports for insert to verzacht_runtime with check (client_id = (select app.record())
  and written_by = (select app.member()) and (select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
create policy shared on report_shares for insert to verzacht_runtime with check (client_id = (select app.record())
  and shared_by = (select app.member()) and (select app.role()) in ('owner', 'therapist'));
