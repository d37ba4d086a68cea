import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
  administrator,
  layQueue,
  makeRoles,
  migrateDatabase,
  runtimeAddress,
  workerAddress,
} from "@/db/administration";
import { startDatabase } from "@/db/embedded";
import { seedLibrary } from "@/db/seed/library";
import { asOwner } from "@/db/seed/owner";
import type { DatabaseAddress } from "@/lib/environment";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** A PostgreSQL of its own in a folder that is thrown away, with as many databases in it as are asked for. */
export interface Ground {
  folder: string;
  /** The process whose children do PostgreSQL's work. */
  postmaster: number;
  /** Where a database is found by the one who may do everything: fills, floors, measuring. */
  administratorOf(database: string): DatabaseAddress;
  /** The same as the web process of the product is handed. */
  runtimeOf(database: string): DatabaseAddress;
  /** And the part of it that sends. */
  workerOf(database: string): DatabaseAddress;
  /** The tables and the library, as an installation has them on its first day. */
  make(database: string): Promise<void>;
  stop(): Promise<void>;
}

export async function breakGround(say: (line: string) => void): Promise<Ground> {
  const folder = mkdtempSync(path.join(tmpdir(), "verzacht-bench-"));
  // Started by root, the database runs as another user, who has to be able to come in.
  chmodSync(folder, 0o755);
  const server = await startDatabase({ dataDir: folder, binDir: process.env.PG_BIN_DIR, say });
  const secret = () => randomBytes(24).toString("base64url");
  const secrets = { runtimePassword: secret(), backupPassword: secret(), workerPassword: secret() };
  const administratorOf = (database: string): DatabaseAddress => ({
    host: server.host,
    port: server.port,
    database,
    username: server.superuser.user,
    password: server.superuser.password,
  });
  const postmaster = Number(readFileSync(path.join(folder, "postgres/postmaster.pid"), "utf8").split("\n")[0]);
  return {
    folder,
    postmaster,
    administratorOf,
    runtimeOf: (database) => runtimeAddress(administratorOf(database), secrets),
    workerOf: (database) => workerAddress(administratorOf(database), secrets),
    make: (database) => makeDatabase(administratorOf("postgres"), administratorOf(database), secrets),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Secrets = Parameters<typeof makeRoles>[1];

async function makeDatabase(first: DatabaseAddress, wanted: DatabaseAddress, secrets: Secrets): Promise<void> {
  const outside = administrator(first);
  await outside`create database ${outside(wanted.database)}`;
  await outside.end();
  const sql = administrator(wanted);
  try {
    await makeRoles(sql, secrets);
    await layQueue(sql, wanted, secrets);
    await migrateDatabase(sql);
    await seedLibrary(asOwner(sql));
  } finally {
    await sql.end();
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
