import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { Logger, runMigrations } from "graphile-worker";
import postgres from "postgres";
import { type DatabaseAddress, sslOf } from "@/lib/environment";
import { DatabaseRefusal } from "./embedded-process";
import { connectionString } from "./queue";

// What happens to a database before anyone is served: roles, migrations, the shipped library. Runs as the
// administrator, and as the owner of the tables by `set role`; the web process never holds these rights.

export interface Secrets {
  runtimePassword: string;
  backupPassword: string;
  workerPassword: string;
}

export const databaseName = "verzacht";

export type Administrator = ReturnType<typeof administrator>;

export const administrator = (address: DatabaseAddress) =>
  postgres({
    host: address.host,
    port: address.port,
    database: address.database,
    username: address.username,
    password: address.password,
    ssl: sslOf(address),
    max: 1,
    idle_timeout: 0,
    // What it is in the middle of (a role that was taken on, a backup that was begun) must not end with a fresh line.
    max_lifetime: null,
    onnotice: () => undefined,
    connection: { application_name: "verzacht administration" },
  });

/** Makes the product's own database beside the given one where it is not there yet, and answers its address. */
export async function makeDatabase(address: DatabaseAddress): Promise<DatabaseAddress> {
  const sql = administrator(address);
  try {
    const there = await sql`select 1 from pg_database where datname = ${databaseName}`;
    if (there.length === 0) await sql.unsafe(`create database ${databaseName}`);
    return { ...address, database: databaseName };
  } finally {
    await sql.end();
  }
}

const roleName = {
  owner: "verzacht_owner",
  runtime: "verzacht_runtime",
  backup: "verzacht_backup",
  worker: "verzacht_worker",
} as const;

/**
 * Four roles: the owner of the tables, who signs in nowhere; the runtime, which owns nothing and can't pass row
 * security; the backup, which may read all; the worker, which owns the queue and reads no table of a practice. Passwords
 * are set anew at each start, so that a lost one mends itself.
 */
export async function makeRoles(sql: Administrator, secrets: Secrets): Promise<void> {
  const known = new Set((await sql`select rolname from pg_roles`).map((row) => String(row.rolname)));
  for (const role of Object.values(roleName)) if (!known.has(role)) await sql.unsafe(`create role ${role}`);
  const quoted = (password: string) => `'${password.replace(/[^A-Za-z0-9_-]/g, "")}'`;
  await sql.unsafe(`alter role ${roleName.owner} nologin`);
  await sql.unsafe(`alter role ${roleName.runtime} login password ${quoted(secrets.runtimePassword)}`);
  await sql.unsafe(`alter role ${roleName.backup} login password ${quoted(secrets.backupPassword)}`);
  await sql.unsafe(`alter role ${roleName.worker} login password ${quoted(secrets.workerPassword)}`);
  // So that a function of the owner's may leave a job in the worker's queue.
  await sql.unsafe(`grant ${roleName.worker} to ${roleName.owner}`);
  const [database] = await sql<{ name: string }[]>`select quote_ident(current_database()) as name`;
  const itsName = database?.name ?? databaseName;
  await sql.unsafe(`grant ${roleName.owner} to current_user`);
  await sql.unsafe(`revoke all on database ${itsName} from public`);
  await sql.unsafe(
    `grant connect on database ${itsName} to ${roleName.runtime}, ${roleName.backup}, ${roleName.worker}`,
  );
  await sql.unsafe(`grant connect, create, temporary on database ${itsName} to ${roleName.owner}`);
  await sql.unsafe("revoke create on schema public from public");
  await sql.unsafe(`grant usage, create on schema public to ${roleName.owner}`);
  await sql.unsafe(`create schema if not exists app authorization ${roleName.owner}`);
  await sql.unsafe("create extension if not exists pg_trgm");
}

/** From here on as the owner of the tables, who has a policy of their own on each. */
export const asOwnerOfTables = (sql: Administrator) => sql.unsafe(`set role ${roleName.owner}`);

const migrations = path.join(path.dirname(fileURLToPath(import.meta.url)), "migrations");

/** A table was in somebody's hands, or two waited for each other: the same migration may pass in a moment. */
const inTheWay = new Set(["55P03", "40P01"]);
const mostTries = 500;

/**
 * Answers how many migrations ran. They run beside people who are at work, and whoever waits for a table makes everybody
 * else wait behind them; whoever holds one and waits for another waits for somebody who waits for the first. So the
 * tables that are named in what is to run are taken together, at a moment in which nobody has any of them; there may be
 * many a moment in which somebody has. One that fails is undone whole, with all that came along with it, and nobody is served.
 */
export async function migrateDatabase(sql: Administrator, folder = migrations): Promise<number> {
  await asOwnerOfTables(sql);
  await sql.unsafe("set lock_timeout = '1s'");
  const pending = await pendingIn(sql, folder);
  if (pending.length === 0) return 0;
  const taking = await takingAll(sql, pending.flatMap(({ statements }) => statements).join("\n"));
  for (let tries = 1; ; tries++) {
    let under = pending[0]?.tag;
    try {
      await sql.begin(async (tx) => {
        // A vacuum of the database's own makes way only for somebody who stands and waits for a second, while everybody
        // else waits behind them: only where nothing else has helped for a while.
        if (taking && tries > 100 && tries % 20 === 0) await tx.unsafe(`set local lock_timeout = '1200ms'; ${taking}`);
        else if (taking) await tx.unsafe(`${taking} nowait`);
        await tx.unsafe(ledger);
        for (const { tag, statements, hash, at } of pending) {
          under = tag;
          for (const statement of statements) await tx.unsafe(statement);
          await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${at})`;
        }
      });
      return pending.length;
    } catch (error) {
      const failure = error as Failure;
      if (tries === mostTries || !inTheWay.has(failure.code ?? "")) throw stopped(failure, under ?? "");
      await pause(20 + Math.random() * 100);
    }
  }
}

// As drizzle-kit's own migrator keeps it, which ran the first ones.
const ledger = `create schema if not exists drizzle;
  create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;

/** Those of a folder that are later than what ran last, oldest first. */
async function pendingIn(sql: Administrator, folder: string) {
  const { entries } = JSON.parse(readFileSync(path.join(folder, "meta/_journal.json"), "utf8")) as {
    entries: { tag: string }[];
  };
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') as there`;
  const [row] = table?.there ? await sql`select max(created_at) as at from drizzle.__drizzle_migrations` : [];
  const last = Number(row?.at ?? 0);
  return readMigrationFiles({ migrationsFolder: folder })
    .map(({ sql: statements, hash, folderMillis: at }, n) => ({ tag: entries[n]?.tag ?? "", statements, hash, at }))
    .filter(({ at }) => at > last);
}

/** Takes every table that is there and is named in these statements, or none; empty where there is none. */
async function takingAll(sql: Administrator, statements: string): Promise<string> {
  const words = new Set(statements.match(/\w+/g));
  const tables = await sql<{ name: string; quoted: string }[]>`select relname as name, quote_ident(relname) as quoted
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`;
  const named = tables.filter(({ name }) => words.has(name)).map(({ quoted }) => `public.${quoted}`);
  return named.length > 0 ? `lock table ${named.join(", ")} in access exclusive mode` : "";
}

interface Failure extends Error {
  code?: string;
  table_name?: string;
  constraint_name?: string;
}

/** Says which one failed, and by what. The words of PostgreSQL itself stay out of it: they may hold what somebody told. */
function stopped(failure: Failure, tag: string): Error {
  const { code, table_name: table, constraint_name: constraint } = failure;
  if (!code) return failure;
  const where = [code, table, constraint].filter(Boolean).join(", ");
  // Classes of SQLSTATE: data, constraints, and what is named; the rest is about the server, not about what it holds.
  const fits = /^(?:22|23|42|P0)/.test(code) ? "it does not fit what is in the database" : "the database gave way";
  const why = inTheWay.has(code) ? "a table was in use all the time" : fits;
  return new DatabaseRefusal(
    `The tables could not be brought up to date: ${tag} stopped (${where}), ${why}. ` +
      "Nothing was changed, and the release before this one can go on with it.",
  );
}

const queueSchema = "graphile_worker";

/** Lays the worker's queue, or brings it up to date: tables of the library's own, which only the worker reads. */
export async function layQueue(sql: Administrator, address: DatabaseAddress, secrets: Secrets): Promise<void> {
  const [found] =
    await sql`select to_regclass(${`${queueSchema}.migrations`}) as there, quote_ident(current_database()) as name`;
  const database = String(found?.name);
  await sql.unsafe(`reset role`);
  if (!found?.there) await sql.unsafe(`grant create on database ${database} to ${roleName.worker}`);
  const logger = new Logger(() => () => undefined);
  await runMigrations({ connectionString: connectionString(workerAddress(address, secrets)), logger });
  if (!found?.there) await sql.unsafe(`revoke create on database ${database} from ${roleName.worker}`);
}

export const runtimeAddress = (address: DatabaseAddress, secrets: Secrets): DatabaseAddress => ({
  ...address,
  username: roleName.runtime,
  password: secrets.runtimePassword,
});

export const workerAddress = (address: DatabaseAddress, secrets: Secrets): DatabaseAddress => ({
  ...address,
  username: roleName.worker,
  password: secrets.workerPassword,
});
