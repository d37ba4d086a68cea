import type { RunningDatabase } from "@/db/embedded";
import type { DatabaseAddress } from "@/lib/environment";

export function addressOf(url: string): DatabaseAddress {
  const parts = new URL(url);
  const ssl = parts.searchParams.get("sslmode");
  return {
    host: parts.searchParams.get("host") ?? decodeURIComponent(parts.hostname),
    port: Number(parts.port || 5432),
    database: decodeURIComponent(parts.pathname.slice(1)) || "postgres",
    username: decodeURIComponent(parts.username) || "postgres",
    password: decodeURIComponent(parts.password),
    ...(ssl && ssl !== "disable" && { ssl }),
    ...(parts.searchParams.get("pgbouncer") === "true" && { prepare: false }),
  };
}

export const embeddedAddress = (db: RunningDatabase): DatabaseAddress => ({
  host: db.host,
  port: db.port,
  database: "postgres",
  username: db.superuser.user,
  password: db.superuser.password,
});
