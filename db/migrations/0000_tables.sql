CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "invitations_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"locale" text DEFAULT 'nl' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "members_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "members_role" CHECK ("members"."role" in ('owner', 'therapist', 'client'))
);
--> statement-breakpoint
CREATE TABLE "sign_in_tries" (
	"key" "bytea" PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"tried_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"id_hash" "bytea" PRIMARY KEY NOT NULL,
	"practice_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"device" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"idle_until" timestamp with time zone NOT NULL,
	"absolute_until" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"event" text NOT NULL,
	"actor_id" uuid,
	"actor_role" text,
	"client_id" uuid,
	"object_type" text,
	"object_id" uuid,
	"request_id" uuid,
	"detail" jsonb,
	CONSTRAINT "audit_events_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "audit_events_action" CHECK ("audit_events"."action" in ('C', 'R', 'U', 'D', 'E'))
);
--> statement-breakpoint
CREATE TABLE "care_relations" (
	"practice_id" uuid NOT NULL,
	"therapist_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"until" timestamp with time zone,
	CONSTRAINT "care_relations_practice_id_therapist_id_client_id_pk" PRIMARY KEY("practice_id","therapist_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid,
	"name" text NOT NULL,
	"email" text,
	"locale" text DEFAULT 'nl' NOT NULL,
	"time_zone" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clients_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "library_exercises" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"group" text NOT NULL,
	"phase" text NOT NULL,
	"posture" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"content" jsonb NOT NULL,
	"search_text" text NOT NULL,
	CONSTRAINT "library_exercises_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "practice_exercises" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"group" text NOT NULL,
	"phase" text NOT NULL,
	"posture" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"content" jsonb NOT NULL,
	"search_text" text NOT NULL,
	CONSTRAINT "practice_exercises_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "practices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_periods" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"week" smallint[] NOT NULL,
	"label" text NOT NULL,
	CONSTRAINT "plan_periods_practice_id_client_id_program_id_version_pk" PRIMARY KEY("practice_id","client_id","program_id","version")
);
--> statement-breakpoint
CREATE TABLE "program_items" (
	"practice_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"library_exercise_id" uuid,
	"practice_exercise_id" uuid,
	"dose" jsonb NOT NULL,
	"days" text[],
	"times_per_day" smallint NOT NULL,
	"remark" text,
	CONSTRAINT "program_items_practice_id_program_id_version_id_pk" PRIMARY KEY("practice_id","program_id","version","id"),
	CONSTRAINT "program_items_one_exercise" CHECK (num_nonnulls("program_items"."library_exercise_id", "program_items"."practice_exercise_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "program_versions" (
	"practice_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"client_id" uuid,
	"title" text NOT NULL,
	"note" text,
	"safety_threshold" smallint NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "program_versions_practice_id_program_id_version_pk" PRIMARY KEY("practice_id","program_id","version"),
	CONSTRAINT "program_versions_client" UNIQUE("practice_id","client_id","program_id","version")
);
--> statement-breakpoint
CREATE TABLE "programs" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid,
	"status" text DEFAULT 'draft' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"starts_on" date,
	"ends_on" date,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "programs_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "programs_status" CHECK ("programs"."status" in ('draft', 'active', 'ended')),
	CONSTRAINT "programs_active_has_start" CHECK ("programs"."status" = 'draft' or "programs"."starts_on" is not null)
);
--> statement-breakpoint
CREATE TABLE "release_decisions" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"open" boolean NOT NULL,
	"because" text NOT NULL,
	"max_minutes" smallint,
	"max_per_week" smallint,
	"review_on" date,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "release_decisions_practice_id_client_id_id_pk" PRIMARY KEY("practice_id","client_id","id")
);
--> statement-breakpoint
CREATE TABLE "signals" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"raised_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	CONSTRAINT "signals_practice_id_id_pk" PRIMARY KEY("practice_id","id"),
	CONSTRAINT "signals_settled" CHECK (("signals"."settled_at" is null) = ("signals"."settled_by" is null))
);
--> statement-breakpoint
CREATE TABLE "client_summaries" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"last_session_at" timestamp with time zone,
	"last_session_on" date,
	"days" json DEFAULT '{}'::json NOT NULL,
	"open_signals" integer DEFAULT 0 NOT NULL,
	"program_id" uuid,
	"program_title" text,
	"plan" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "client_summaries_practice_id_client_id_pk" PRIMARY KEY("practice_id","client_id")
);
--> statement-breakpoint
CREATE TABLE "session_entries" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"program_id" uuid NOT NULL,
	"program_version" integer NOT NULL,
	"program_item_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"seconds" integer,
	"repetitions" integer,
	CONSTRAINT "session_entries_practice_id_client_id_session_id_position_pk" PRIMARY KEY("practice_id","client_id","session_id","position"),
	CONSTRAINT "session_entries_outcome" CHECK ("session_entries"."outcome" in ('done', 'partial', 'skipped', 'stopped'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"practice_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"program_version" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"practised_on" date NOT NULL,
	"choice" text NOT NULL,
	"tension_before" smallint,
	"safety_before" smallint,
	"tension_after" smallint,
	"safety_after" smallint,
	"declined" text[] DEFAULT '{}' NOT NULL,
	"rated_before" boolean NOT NULL,
	"rated_after" boolean NOT NULL,
	"areas_before" text[] DEFAULT '{}' NOT NULL,
	"areas_after" text[] DEFAULT '{}' NOT NULL,
	"note" text,
	"content_hash" "bytea" NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_practice_id_client_id_id_pk" PRIMARY KEY("practice_id","client_id","id"),
	CONSTRAINT "sessions_order" CHECK ("sessions"."ended_at" >= "sessions"."started_at"),
	CONSTRAINT "sessions_choice" CHECK ("sessions"."choice" in ('relax-only', 'relax-and-release')),
	CONSTRAINT "sessions_ratings" CHECK (coalesce("sessions"."tension_before", 0) between 0 and 10 and coalesce("sessions"."safety_before", 0) between 0 and 10
        and coalesce("sessions"."tension_after", 0) between 0 and 10 and coalesce("sessions"."safety_after", 0) between 0 and 10)
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_relations" ADD CONSTRAINT "care_relations_practice_id_therapist_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","therapist_id") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_relations" ADD CONSTRAINT "care_relations_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_exercises" ADD CONSTRAINT "practice_exercises_practice_id_created_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","created_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_periods" ADD CONSTRAINT "plan_periods_version" FOREIGN KEY ("practice_id","client_id","program_id","version") REFERENCES "public"."program_versions"("practice_id","client_id","program_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_items" ADD CONSTRAINT "program_items_library_exercise_id_library_exercises_id_fk" FOREIGN KEY ("library_exercise_id") REFERENCES "public"."library_exercises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_items" ADD CONSTRAINT "program_items_version" FOREIGN KEY ("practice_id","program_id","version") REFERENCES "public"."program_versions"("practice_id","program_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_items" ADD CONSTRAINT "program_items_practice_id_practice_exercise_id_practice_exercises_practice_id_id_fk" FOREIGN KEY ("practice_id","practice_exercise_id") REFERENCES "public"."practice_exercises"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_versions" ADD CONSTRAINT "program_versions_practice_id_program_id_programs_practice_id_id_fk" FOREIGN KEY ("practice_id","program_id") REFERENCES "public"."programs"("practice_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programs" ADD CONSTRAINT "programs_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_decisions" ADD CONSTRAINT "release_decisions_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_decisions" ADD CONSTRAINT "release_decisions_practice_id_decided_by_members_practice_id_id_fk" FOREIGN KEY ("practice_id","decided_by") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_summaries" ADD CONSTRAINT "client_summaries_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_entries" ADD CONSTRAINT "session_entries_session" FOREIGN KEY ("practice_id","client_id","session_id") REFERENCES "public"."sessions"("practice_id","client_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_entries" ADD CONSTRAINT "session_entries_item" FOREIGN KEY ("practice_id","program_id","program_version","program_item_id") REFERENCES "public"."program_items"("practice_id","program_id","version","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_practice_id_client_id_clients_practice_id_id_fk" FOREIGN KEY ("practice_id","client_id") REFERENCES "public"."clients"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_program_version" FOREIGN KEY ("practice_id","client_id","program_id","program_version") REFERENCES "public"."program_versions"("practice_id","client_id","program_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitations_member" ON "invitations" USING btree ("practice_id","member_id");--> statement-breakpoint
CREATE INDEX "members_account" ON "members" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_ins_member" ON "sign_ins" USING btree ("practice_id","member_id");--> statement-breakpoint
CREATE INDEX "audit_events_client" ON "audit_events" USING btree ("practice_id","client_id","at");--> statement-breakpoint
CREATE INDEX "clients_member" ON "clients" USING btree ("practice_id","member_id");--> statement-breakpoint
CREATE INDEX "clients_name" ON "clients" USING btree ("practice_id","name","id");--> statement-breakpoint
CREATE INDEX "practice_exercises_group" ON "practice_exercises" USING btree ("practice_id","group");--> statement-breakpoint
CREATE INDEX "programs_client" ON "programs" USING btree ("practice_id","client_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "programs_one_active" ON "programs" USING btree ("practice_id","client_id") WHERE "programs"."status" = 'active';--> statement-breakpoint
CREATE INDEX "signals_open" ON "signals" USING btree ("practice_id","client_id") WHERE "signals"."settled_at" is null;