import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  type Administrator,
  administrator,
  layQueue,
  makeDatabase,
  makeRoles,
  migrateDatabase,
  runtimeAddress,
} from "@/db/administration";
import { connect, type Pool } from "@/db/connection";
import { type RunningDatabase, startDatabase } from "@/db/embedded";
import { type CuttableLine, layLineTo } from "@/db/testing/cut-line";
import {
  fillOlder,
  folderWith,
  history,
  logAsBefore,
  migrateUntil,
  type Practising,
  readAsBefore,
  serveOnce,
  statementsIn,
} from "@/db/testing/older-release";
import { passingTrouble } from "@/lib/access/trouble";

// A release brings its migrations to a database at which people of the release before are at work (security.md R8).

const root = process.cwd();
const ground = mkdtempSync(join(tmpdir(), "verzacht-live-"));
// Started by root, the server runs as another user, who has to be able to come in.
chmodSync(ground, 0o755);
const secrets = { runtimePassword: "runtime-here", backupPassword: "backup-here", workerPassword: "worker-here" };
/** So many migrations ago the release before ended: more than any release has brought yet. */
const back = 5;

let database: RunningDatabase;
let sql: Administrator;
let pending: string[];
let practice: Practising;
let pool: Pool;
let line: CuttableLine;
let migrating: ReturnType<typeof spawn> | undefined;
/** Built once, beside node_modules: a start for each killing has to be a quick one. */
const migrator = join(root, ".cache", `migrator-${process.pid}.mjs`);

beforeAll(async () => {
  database = await startDatabase({ dataDir: join(ground, "data"), say: () => undefined });
  const { host, port, superuser } = database;
  const first = { host, port, username: superuser.user, password: superuser.password, database: "postgres" };
  const address = await makeDatabase(first);
  sql = administrator(address);
  await makeRoles(sql, secrets);
  await layQueue(sql, address, secrets);
  pending = await migrateUntil(sql, back);
  await sql.unsafe("reset role");
  practice = await fillOlder(sql, 20, history);
  pool = connect(runtimeAddress(address, secrets), 6, () => undefined);
  line = await layLineTo(address, () => migrating?.kill("SIGKILL"));
  mkdirSync(join(root, ".cache"), { recursive: true });
  const contents = `import { administrator, migrateDatabase } from "@/db/administration";
    const sql = administrator(JSON.parse(process.argv[2]));
    await migrateDatabase(sql, process.argv[3]);
    await sql.end();`;
  await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    outfile: migrator,
    alias: { "@": root },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
  });
}, 120_000 + history);

afterAll(async () => {
  line.stop();
  rmSync(migrator, { force: true });
  await Promise.all([pool.end({ timeout: 1 }), sql.end({ timeout: 1 })]);
  await database.stop();
  rmSync(ground, { recursive: true, force: true });
});

/** The migrations in a process of their own, over the line; answers how it ended. */
function migrateElsewhere(): Promise<string> {
  const child = spawn(process.execPath, [migrator, JSON.stringify(line.address), join(root, "db", "migrations")], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  migrating = child;
  return new Promise((ended) => child.once("exit", (code, signal) => ended(signal ?? String(code))));
}

/** People of the release before, at work until they are told to stop. */
function atWork() {
  let over = false;
  const acknowledged = new Map<string, number>();
  const troubles: string[] = [];
  let looks = 0;
  let waits = 0;
  /** Milliseconds, of a session that was stored and of a look. */
  const longest = { write: 0, look: 0 };
  /** What the product would answer with 503 is asked again, as a phone does; anything else is a trouble. */
  const told = (error: Error & { code?: string }) => {
    if (passingTrouble(error)) waits++;
    else troubles.push(error.code ?? error.message);
  };
  const lanes = practice.clients.slice(0, 6).map(async (who, lane) => {
    for (let n = lane; !over; n += 6) {
      const since = performance.now();
      if (lane < 4) {
        const id = randomUUID();
        await logAsBefore(pool, who, id, n).then(() => acknowledged.set(id, n % 11), told);
      } else {
        await readAsBefore(pool, who).then((rows) => (rows > 0 ? looks++ : told(new Error("saw nothing"))), told);
      }
      const kind = lane < 4 ? "write" : "look";
      longest[kind] = Math.max(longest[kind], performance.now() - since);
      await pause(20);
    }
  });
  const stop = async () => {
    over = true;
    await Promise.all(lanes);
    return { acknowledged, troubles, looks, waits, longest };
  };
  return { stop, done: () => acknowledged.size };
}

const migrationsRun = async () => {
  const [row] = await sql<{ ran: number }[]>`select count(*)::int as ran from drizzle.__drizzle_migrations`;
  return row?.ran ?? 0;
};

const openTables = () => sql<{ name: string }[]>`select relname as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`;

it("migrations that are killed in their middle, ten times, leave nothing half done, and people go on working beside them", async () => {
  const before = await migrationsRun();
  const statements = statementsIn(pending) + pending.length;
  const people = atWork();
  const endings: string[] = [];
  const halves: number[] = [];
  // What comes before: who one is, how long to wait, what ran, the tables, and the beginning. Then statements and marks, and the end.
  const lead = 8;
  for (let n = 0; n < 10; n++) {
    line.cutAt(lead + 1 + Math.floor((n * (statements - 1)) / 9), n % 2 === 0 ? "before" : "after");
    endings.push(await migrateElsewhere());
    expect(line.mend()).toBe(true);
    await expect
      .poll(
        () => sql`select 1 from pg_stat_activity where application_name = 'verzacht administration'
        and pid <> pg_backend_pid()`,
      )
      .toHaveLength(0);
    halves.push((await migrationsRun()) - before);
    expect(await openTables()).toEqual([]);
  }
  const done = people.done();
  endings.push(await migrateElsewhere());
  await expect.poll(people.done).toBeGreaterThan(done + 20);
  const { acknowledged, troubles, looks, waits, longest } = await people.stop();

  const rows = await sql<{ id: string; tension: number }[]>`select id, tension_before as tension from sessions
    where practised_on = '2026-01-05'`;
  const stored = new Map(rows.map(({ id, tension }) => [id, tension]));
  const lost = [...acknowledged].filter(([id, tension]) => stored.get(id) !== tension);
  const [count] = await sql<{ n: number }[]>`select count(*)::int as n from sessions`;
  console.log(
    `migrations on live data: ${pending.length} of them (${statements} statements) on ${count?.n} sessions, killed 10 times; ` +
      `${acknowledged.size} sessions stored and ${looks} looks by the release before meanwhile, ${waits} told to wait, ${troubles.length} troubles, ` +
      `${lost.length} lost, longest pause ${longest.write.toFixed(0)} ms of who stored, ${longest.look.toFixed(0)} ms of who looked`,
  );
  expect(endings).toEqual([...Array.from({ length: 10 }, () => "SIGKILL"), "0"]);
  expect(halves).toEqual(Array.from({ length: 10 }, () => 0));
  expect(await migrationsRun()).toBe(before + back);
  expect(troubles).toEqual([]);
  expect(lost).toEqual([]);
  expect(count?.n).toBe(history + stored.size);
  expect(await openTables()).toEqual([]);
}, 240_000);

it("a migration that meets a long look lets everybody else pass, and comes again until it is through", async () => {
  const folder = folderWith("alter table clients add column one_more text;");
  const people = atWork();
  await expect.poll(people.done).toBeGreaterThan(10);
  let isRead = false;
  const reading = pool.begin(async (tx) => {
    await tx`select count(*) from clients`;
    await pause(2_500);
    isRead = true;
  });
  await expect.poll(() => sql`select 1 from pg_locks where relation = 'clients'::regclass`).not.toHaveLength(0);
  expect(await migrateDatabase(sql, folder)).toBe(1);
  expect(isRead).toBe(true);
  await reading;
  const { acknowledged, troubles, longest } = await people.stop();
  console.log(
    `a migration behind a look of 2.5 s: ${acknowledged.size} sessions stored meanwhile, longest pause ${longest.write.toFixed(0)} ms`,
  );
  expect(troubles).toEqual([]);
  await sql`alter table clients drop column one_more`;
  await sql`delete from drizzle.__drizzle_migrations where created_at = 4000000000000`;
  rmSync(folder, { recursive: true, force: true });
});

it("one that fails is undone with all that came along, and says which it was and nothing of what it met", async () => {
  const folder = folderWith(
    "alter table clients add column one_more text;\n--> statement-breakpoint\nalter table clients add unique (time_zone);",
  );
  const before = await migrationsRun();
  const failed = await migrateDatabase(sql, folder).then(String, (error: Error) => error);
  expect(failed).toMatchObject({ name: "DatabaseRefusal" });
  expect(String(failed)).toMatch(/9999_more stopped \(23505, clients, .*Nothing was changed/);
  expect(String(failed)).not.toContain("Amsterdam");
  expect(await migrationsRun()).toBe(before);
  expect(await sql`select 1 from pg_attribute where attrelid = 'clients'::regclass and attname = 'one_more'`).toEqual(
    [],
  );
  rmSync(folder, { recursive: true, force: true });
});

it("a house whose tables can't be brought up to date says so, and serves nobody", async () => {
  await sql.unsafe("reset role");
  await sql`delete from drizzle.__drizzle_migrations`;
  const { code, said } = await serveOnce(line.address, join(ground, "house"));
  expect(said).toMatch(/could not be brought up to date: 0000_tables stopped \(42P07/);
  expect(said).not.toMatch(/Ready:|create table/i);
  expect(code).toBe(1);
});
