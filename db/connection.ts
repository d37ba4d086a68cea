import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { type DatabaseAddress, setting, sslOf } from "@/lib/environment";

/**
 * A pool of one role. Statements beyond the pool's size wait on a connection; none is opened per request, and none is
 * closed for being idle or old. `onBroken`: one was lost, and whoever keeps the pool takes another. A connection of
 * postgres.js that is lost between a statement and its sending never sends anything again (its timer stays set), and
 * each request that is handed to it would wait in vain for ten seconds, until the process ends. What still runs on the
 * other connections runs to its end.
 */
export function connect(address: DatabaseAddress, most: number, onBroken: (pool: Pool) => void) {
  const pool: Pool = postgres({
    host: address.host,
    port: address.port,
    database: address.database,
    username: address.username,
    password: address.password,
    ssl: sslOf(address),
    prepare: address.prepare ?? true,
    max: most,
    connect_timeout: 10,
    idle_timeout: 0,
    max_lifetime: null,
    onclose: () => {
      onBroken(pool);
      void pool.end({ timeout: 20 }).catch(() => undefined);
    },
    onnotice: () => undefined,
    connection: { application_name: "verzacht", statement_timeout: 15_000, lock_timeout: 5_000, TimeZone: "UTC" },
  });
  return pool;
}

export type Pool = ReturnType<typeof postgres>;

// Next bundles each route on its own: without one place per process every bundle would open a pool.
const kept = globalThis as typeof globalThis & { verzachtPool?: { pool: Pool; db: ReturnType<typeof drizzle> } };

export function connection() {
  if (!kept.verzachtPool) {
    const pool = connect(setting("VERZACHT_DATABASE"), 10, (broken) => {
      if (kept.verzachtPool?.pool === broken) delete kept.verzachtPool;
    });
    kept.verzachtPool = { pool, db: drizzle(pool) };
  }
  return kept.verzachtPool;
}
