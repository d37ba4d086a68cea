-- Why the threshold of a program became another one (domain.md G16): text about a client, sealed as such.
alter table program_versions add column threshold_because text;
--> statement-breakpoint
create trigger sealed_threshold_because before insert or update of threshold_because on program_versions for each row
  when (current_user = 'verzacht_runtime' and new.client_id is not null and not app.is_sealed(new.threshold_because))
  execute function app.refuse_plain();
