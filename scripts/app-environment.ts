import type { DatabaseAddress } from "@/lib/environment";

interface Given {
  /** The runtime role's: the web process never holds more rights than that. */
  database: DatabaseAddress;
  /** The worker's, for the part of the process that sends; none where nothing is to be sent. */
  queue?: DatabaseAddress;
  /** Of the embedded database. */
  dataDir?: string | undefined;
  vapid?: { publicKey: string; privateKey: string };
  masterKeyFile: string;
  authSecret: string;
  publicUrl: string;
  /** Where the ends of the audit log's chains are written down. */
  auditHeadFile?: string;
  mode?: "production" | "development";
  setUpCode?: string | undefined;
  isDemo?: boolean;
}

/** What the web process is handed by whoever starts it; it reads nothing else (lib/environment.ts). */
export const appEnvironment = (given: Given): NodeJS.ProcessEnv => ({
  NODE_ENV: given.mode ?? "production",
  NEXT_TELEMETRY_DISABLED: "1",
  VERZACHT_DATABASE: JSON.stringify(given.database),
  ...(given.queue && { VERZACHT_QUEUE: JSON.stringify(given.queue) }),
  ...(given.dataDir && { VERZACHT_DATA_DIR: given.dataDir }),
  ...(given.vapid && { VAPID_PUBLIC_KEY: given.vapid.publicKey, VAPID_PRIVATE_KEY: given.vapid.privateKey }),
  MASTER_KEY_FILE: given.masterKeyFile,
  NEXTAUTH_SECRET: given.authSecret,
  NEXTAUTH_URL: given.publicUrl,
  PUBLIC_URL: given.publicUrl,
  ...(given.auditHeadFile && { AUDIT_HEAD_FILE: given.auditHeadFile }),
  ...(given.setUpCode && { SET_UP_CODE: given.setUpCode }),
  ...(given.isDemo && { VERZACHT_DEMO: "1" }),
});

/** The address that people use, as whoever starts it says, or where it listens. */
export function publicUrlOf(own: NodeJS.ProcessEnv): string {
  const host = own.HOST || "127.0.0.1";
  const url = own.PUBLIC_URL || `http://${host.includes(":") ? `[${host}]` : host}:${own.PORT || 3000}`;
  return url.replace(/\/$/, "");
}

/** The administrator's way into the database, and the key of the backups: whoever starts has them, the web process never. */
const startersOwn = /^(DATABASE_URL|PG[A-Z]*|BACKUP_(KEY_FILE|DIR)|DEMO_PASSWORD)$/;

/** The environment of whoever starts, without what only they should hold. */
export const withoutKeys = (own: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(own).filter(([name]) => !startersOwn.test(name))) as NodeJS.ProcessEnv;
