import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { type DatabaseAddress, setting } from "@/lib/environment";

/**
 * A pool as the runtime role. Statements beyond the pool's size wait on a connection; none is opened per request.
 * `onBroken`: a connection was lost. None is closed in peace, for none is idle too long or too old.
 */
export function connect(address: DatabaseAddress, most = 10, onBroken: () => void = () => undefined) {
  return postgres({
    host: address.host,
    port: address.port,
    database: address.database,
    username: address.username,
    password: address.password,
    ssl: (address.ssl ?? false) as boolean | "require",
    prepare: address.prepare ?? true,
    max: most,
    connect_timeout: 10,
    idle_timeout: 0,
    max_lifetime: null,
    onclose: onBroken,
    onnotice: () => undefined,
    connection: { application_name: "verzacht", statement_timeout: 15_000, lock_timeout: 5_000, TimeZone: "UTC" },
  });
}

type Pool = ReturnType<typeof connect>;

// Next bundles each route on its own: without one place per process every bundle would open a pool.
const kept = globalThis as typeof globalThis & { verzachtPool?: { pool: Pool; db: ReturnType<typeof drizzle> } };

export function connection() {
  if (!kept.verzachtPool) {
    const pool = connect(setting("VERZACHT_DATABASE"), 10, () => leave(pool));
    kept.verzachtPool = { pool, db: drizzle(pool) };
  }
  return kept.verzachtPool;
}

/**
 * Takes another pool once a line of this one broke: a connection of postgres.js that is lost between a statement and its
 * sending never sends anything again (its timer stays set), and each request that is handed to it would wait in vain for
 * ten seconds, until the process ends. What still runs on the other lines runs to its end.
 */
function leave(pool: Pool): void {
  if (kept.verzachtPool?.pool !== pool) return;
  delete kept.verzachtPool;
  void pool.end({ timeout: 20 }).catch(() => undefined);
}
