-- Why thresholds became other ones: kept with the version that says them (domain.md G16).
alter table safety_agreements add column because text;
