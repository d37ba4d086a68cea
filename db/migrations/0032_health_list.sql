-- What a practice asks about health before release is opened (domain.md G7): version by version, each approved by whoever
-- treats. The draft of before the first one is no row here (lib/health/rules).
CREATE TABLE "health_lists" (
	"practice_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"items" jsonb NOT NULL,
	"approved_by" uuid NOT NULL,
	"approved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "health_lists_practice_id_version_pk" PRIMARY KEY("practice_id","version"),
	CONSTRAINT "health_lists_version" CHECK ("health_lists"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "health_lists" ADD CONSTRAINT "health_lists_practice_id_approved_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","approved_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
alter table health_lists enable row level security;
--> statement-breakpoint
alter table health_lists force row level security;
--> statement-breakpoint
create policy owner on health_lists for all to verzacht_owner using (true) with check (true);
--> statement-breakpoint
create policy backup on health_lists for select to verzacht_backup using (true);
--> statement-breakpoint
grant select on health_lists to verzacht_backup;
--> statement-breakpoint
create policy tenant on health_lists as restrictive for all to verzacht_runtime
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
--> statement-breakpoint
create policy seen on health_lists for select to verzacht_runtime using ((select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
create policy approved on health_lists for insert to verzacht_runtime
  with check (approved_by = (select app.member()) and (select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
-- Never changed and never deleted: what was asked at an opening stays as it was asked.
grant select, insert on health_lists to verzacht_runtime;
--> statement-breakpoint
-- What was answered at an opening, with the sentences that were asked: text about a client (docs/decisions/0022).
alter table release_decisions add column checked jsonb;
--> statement-breakpoint
create trigger sealed_checked before insert or update of checked on release_decisions for each row
  when (current_user = 'verzacht_runtime' and jsonb_typeof(new.checked) <> 'string') execute function app.refuse_plain();
