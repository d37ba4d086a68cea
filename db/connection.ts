import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { type DatabaseAddress, setting } from "@/lib/environment";

/** A pool as the runtime role. Statements beyond the pool's size wait on a connection; none is opened per request. */
export function connect(address: DatabaseAddress, most = 10) {
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
    onnotice: () => undefined,
    connection: { application_name: "verzacht", statement_timeout: 15_000, lock_timeout: 5_000, TimeZone: "UTC" },
  });
}

type Pool = ReturnType<typeof connect>;

// Next bundles each route on its own: without one place per process every bundle would open a pool.
const kept = globalThis as typeof globalThis & { verzachtPool?: { pool: Pool; db: ReturnType<typeof drizzle> } };

export function connection() {
  if (!kept.verzachtPool) {
    const pool = connect(setting("VERZACHT_DATABASE"));
    kept.verzachtPool = { pool, db: drizzle(pool) };
  }
  return kept.verzachtPool;
}
