import { setTimeout as pause } from "node:timers/promises";
import { everything } from "./practice";

/**
 * What comes of two who come upon what `hold` has taken: the first waits for that, the second comes while it waits, and
 * then both are let go on. None of it by the clock.
 */
export async function bothBehind<A, B>(
  hold: string,
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<[PromiseSettledResult<A>, PromiseSettledResult<B>]> {
  return everything
    .begin(async (sql) => {
      await sql.unsafe(hold);
      let settled = 0;
      const untilWaiting = async (count: number) => {
        for (;;) {
          // Who waits is looked up once in a transaction, unless it is asked for anew.
          await sql`select pg_stat_clear_snapshot()`;
          const waiting = await sql`select 1 from pg_stat_activity
          where wait_event_type = 'Lock' and datname = current_database()`;
          if (waiting.length >= count) return;
          if (settled > 0) throw new Error("one of the two did not wait");
          await pause(20);
        }
      };
      const noting = <T>(acting: Promise<T>) => acting.finally(() => settled++);
      const one = noting(first());
      await untilWaiting(1);
      const other = noting(second());
      await untilWaiting(2);
      return { both: Promise.allSettled([one, other] as const) };
    })
    .then(({ both }) => both);
}
