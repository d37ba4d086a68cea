import type { RunningDatabase } from "@/db/embedded";
import type { DatabaseAddress } from "@/lib/environment";

const isHere = (host: string) => host.startsWith("/") || /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|)$/i.test(host);

/** A database that stands elsewhere is spoken to over TLS, and has to show whose it is, unless the address says otherwise. */
export function addressOf(url: string): DatabaseAddress {
  const parts = new URL(url);
  const host = parts.searchParams.get("host") ?? decodeURIComponent(parts.hostname);
  const ssl = parts.searchParams.get("sslmode") ?? (isHere(host) ? null : "verify-full");
  return {
    host,
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

/** What to do about a database that did not show whose it is; null for any other trouble. */
export function certificateTrouble(error: unknown, { host, ssl }: DatabaseAddress): string | null {
  if (!ssl || typeof ssl !== "string" || !ssl.startsWith("verify")) return null;
  const { code = "", message = "" } = error as { code?: string; message?: string };
  if (!/CERT|TLS|SSL|UNABLE_TO|ECONNRESET/.test(code) && !/certificate|TLS/i.test(message)) return null;
  return `The database at ${host} did not show by a certificate whose it is (${code || message}). Name who signed it in NODE_EXTRA_CA_CERTS; or say in DATABASE_URL that it need not: sslmode=require is encrypted and unchecked, sslmode=disable neither.`;
}
