ALTER TABLE "programs" ADD COLUMN "first_sent" integer;--> statement-breakpoint
update programs set first_sent = 1 where status <> 'draft';
--> statement-breakpoint
grant update (first_sent) on programs to verzacht_runtime;
