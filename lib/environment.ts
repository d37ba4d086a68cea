import { z } from "zod";

const database = z.object({
  host: z.string(),
  port: z.number(),
  database: z.string(),
  username: z.string(),
  password: z.string(),
  ssl: z.union([z.boolean(), z.string()]).optional(),
  /** False behind a pooler that can't keep prepared statements. */
  prepare: z.boolean().optional(),
});
export type DatabaseAddress = z.output<typeof database>;

/**
 * As postgres.js takes it. A database that has to show whose it is at a number is told so by its host: Node would else look
 * for `localhost` in the certificate.
 */
export const sslOf = ({ ssl, host }: DatabaseAddress) =>
  typeof ssl === "string" && ssl.startsWith("verify") ? { host } : ((ssl ?? false) as boolean | "require");

const environment = z.object({
  VERZACHT_DATABASE: z.string().transform((text) => database.parse(JSON.parse(text))),
  /** The same database as the worker's role sees it; unset means that nothing is sent from this process. */
  VERZACHT_QUEUE: z
    .string()
    .transform((text) => database.parse(JSON.parse(text)))
    .optional(),
  /** The folder of the embedded database; unset where the database stands elsewhere. */
  VERZACHT_DATA_DIR: z.string().optional(),
  /** Of the keys with which this house shows push services who it is (VAPID, RFC 8292); the public one goes to browsers. */
  VAPID_PUBLIC_KEY: z.string().default(""),
  VAPID_PRIVATE_KEY: z.string().default(""),
  /** The one origin beside the browsers' own push services that may be knocked at. */
  PUSH_ORIGIN: z.url().optional(),
  /** Where the master keys lie, under which each client's own key is wrapped. */
  MASTER_KEY_FILE: z.string().min(1),
  NEXTAUTH_SECRET: z.string().min(32),
  PUBLIC_URL: z.url(),
  SET_UP_CODE: z.string().optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().optional(),
  /** The header in which the operator's own proxy names the caller's address; unset means that nobody is believed. */
  TRUSTED_ADDRESS_HEADER: z.string().optional(),
  /** Where the ends of the audit log's chains are written down; unset means that they are not. */
  AUDIT_HEAD_FILE: z.string().optional(),
  VERZACHT_DEMO: z.string().optional(),
  /** Shown beside the sign-in of a demo, and nowhere else. */
  DEMO_PASSWORD: z.string().optional(),
});

let read: z.output<typeof environment> | undefined;

/**
 * What the start command handed to this process, read once and judged once. The only place that knows `process.env`.
 * Read on first use and not on import: a build has no database and no secrets.
 */
export function setting<K extends keyof z.output<typeof environment>>(name: K): z.output<typeof environment>[K] {
  read ??= environment.parse(process.env);
  return read[name];
}

/** The origins that a request may come from: the public one, and on a loopback start its other spellings. */
export function allowedOrigins(): readonly string[] {
  const url = new URL(setting("PUBLIC_URL"));
  if (!["127.0.0.1", "localhost", "[::1]"].includes(url.hostname)) return [url.origin];
  const port = url.port ? `:${url.port}` : "";
  return [url.origin, `${url.protocol}//127.0.0.1${port}`, `${url.protocol}//localhost${port}`];
}
