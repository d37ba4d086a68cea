import { everything } from "./practice";

// What a refusal may leave behind: who looked and was refused, and how often somebody tried.
const kept = ["audit_events", "audit_seals", "audit_tallies", "sign_ins", "sign_in_tries"];

/** From now on every row that comes, goes or becomes another one is noted, in the transaction in which that happens. */
export async function watchChanges(): Promise<void> {
  await everything.unsafe(`
    create schema watching;
    create table watching.changes (relation text not null);
    create function watching.note() returns trigger language plpgsql security definer as $$
    begin
      insert into watching.changes values (tg_table_name || ' ' || tg_op);
      return null;
    end $$;`);
  const rows = await everything<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and not c.relispartition and (n.nspname = 'public' and c.relname <> all(${kept})
      or n.nspname = 'graphile_worker' and c.relname = '_private_jobs')`;
  if (rows.length < 50) throw new Error(`only ${rows.length} tables are watched`);
  for (const { name } of rows)
    await everything.unsafe(`create trigger watched after insert or update or delete on ${name}
      for each row execute function watching.note()`);
}

/** A sign-in that begins, ends or shows who is there is noted, too; not that it was used. */
export async function watchSignIns(): Promise<void> {
  await everything`create trigger watched after insert or delete or update of ended_at, factor_at, fresh_at on sign_ins
    for each row execute function watching.note()`;
}

/** What has changed since this was last asked, as `table INSERT`. */
export async function changesSince(): Promise<string[]> {
  const rows = await everything<{ relation: string }[]>`
    with gone as (delete from watching.changes returning relation) select distinct relation from gone`;
  return rows.map(({ relation }) => relation).sort();
}
