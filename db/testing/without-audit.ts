import { everything } from "./practice";

/** Does something while no event can be written down, as where the disk is full. */
export async function withoutAudit<T>(act: () => Promise<T>): Promise<T> {
  await everything.unsafe(`create function full_up() returns trigger language plpgsql as
    $$ begin raise exception 'no room' using errcode = '53100'; end $$;
    create trigger full_up before insert on audit_events for each row execute function full_up()`);
  try {
    return await act();
  } finally {
    await everything.unsafe("drop trigger full_up on audit_events; drop function full_up()");
  }
}
