CREATE TABLE "mails" (
	"practice_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"try_again_at" timestamp with time zone DEFAULT now() NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "mails_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_practice_id_member_id_members_practice_id_id_fk" FOREIGN KEY ("practice_id","member_id") REFERENCES "public"."members"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_practice_id_invitation_id_invitations_practice_id_id_fk" FOREIGN KEY ("practice_id","invitation_id") REFERENCES "public"."invitations"("practice_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_waiting" ON "mails" USING btree ("try_again_at");
--> statement-breakpoint
alter table mails enable row level security;
--> statement-breakpoint
alter table mails force row level security;
--> statement-breakpoint
create policy owner on mails for all to verzacht_owner using (true) with check (true);
--> statement-breakpoint
create policy backup on mails for select to verzacht_backup using (true);
--> statement-breakpoint
grant select on mails to verzacht_backup;
--> statement-breakpoint
create policy tenant on mails as restrictive for all to verzacht_runtime
  using (practice_id = (select app.practice())) with check (practice_id = (select app.practice()));
--> statement-breakpoint
create policy seen on mails for select to verzacht_runtime using ((select app.role()) = 'owner');
--> statement-breakpoint
create policy posted on mails for insert to verzacht_runtime with check ((select app.role()) in ('owner', 'therapist'));
--> statement-breakpoint
grant insert on mails to verzacht_runtime;
--> statement-breakpoint
-- What a letter says is for its reader and the post office alone.
grant select (practice_id, id, member_id, recipient, subject, created_at, tries, sent_at) on mails to verzacht_runtime;
--> statement-breakpoint
-- The post office serves all practices. A letter that is taken is not offered again for a while, however many ask;
-- a letter whose invitation has ended is not worth sending and is dropped.
create function app.take_mail() returns table (practice_id uuid, id uuid, recipient text, subject text, body text)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
begin
  update mails m set body = null from invitations i where m.body is not null
    and i.practice_id = m.practice_id and i.id = m.invitation_id and (i.used_at is not null or i.expires_at <= now());
  return query
    update mails m set tries = m.tries + 1, try_again_at = now() + least(interval '6 hours', interval '10 minutes' * power(2, least(m.tries, 8)))
    where (m.practice_id, m.id) = (
      select w.practice_id, w.id from mails w
      where w.sent_at is null and w.body is not null and w.try_again_at <= now()
      order by w.try_again_at limit 1 for update skip locked)
    returning m.practice_id, m.id, m.recipient, m.subject, m.body;
end $$;
--> statement-breakpoint
create function app.mail_sent(p_practice uuid, p_id uuid) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update mails set sent_at = now(), body = null where practice_id = p_practice and id = p_id
$$;
--> statement-breakpoint
revoke all on function app.take_mail(), app.mail_sent(uuid, uuid) from public;
--> statement-breakpoint
grant execute on function app.take_mail(), app.mail_sent(uuid, uuid) to verzacht_runtime;
