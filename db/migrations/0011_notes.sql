CREATE TABLE "notes" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"text" text NOT NULL,
	"on_axis" boolean NOT NULL,
	"shared" boolean NOT NULL,
	"put_away" boolean DEFAULT false NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notes_practice_id_client_id_id_pk" PRIMARY KEY("practice_id","client_id","id"),
	CONSTRAINT "notes_kind" CHECK ("notes"."kind" in ('appointment', 'note'))
);
--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_practice_id_written_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","written_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notes_day" ON "notes" USING btree ("practice_id","client_id","day");--> statement-breakpoint
alter table notes enable row level security;
--> statement-breakpoint
alter table notes force row level security;
--> statement-breakpoint
create policy owner on notes for all to verzacht_owner using (true) with check (true);
--> statement-breakpoint
create policy backup on notes for select to verzacht_backup using (true);
--> statement-breakpoint
grant select on notes to verzacht_backup;
--> statement-breakpoint
create policy tenant on notes as restrictive for all to verzacht_runtime
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
--> statement-breakpoint
-- Who treats reads all of an open record; a client reads what was shared with them, and writes none of it.
create policy record on notes for select to verzacht_runtime using (client_id = (select app.record())
  and ((select app.role()) in ('owner', 'therapist') or (shared and not put_away)));
--> statement-breakpoint
create policy written on notes for insert to verzacht_runtime with check (client_id = (select app.record())
  and written_by = (select app.member()) and (select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
create policy changed on notes for update to verzacht_runtime
  using (client_id = (select app.record()) and (select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
grant select, insert on notes to verzacht_runtime;
--> statement-breakpoint
grant update (kind, day, text, on_axis, shared, put_away, revision, changed_at) on notes to verzacht_runtime;
