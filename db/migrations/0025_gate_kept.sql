-- Why thresholds became other ones: kept with the version that says them (domain.md G16).
alter table safety_agreements add column because text;
--> statement-breakpoint
-- That health was talked through before release was opened, in the words of who opened it (domain.md G7).
alter table release_decisions add column health text;
