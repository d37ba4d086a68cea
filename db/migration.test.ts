import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { type Administrator, administrator, layQueue, makeRoles, migrateDatabase } from "@/db/administration";
import { type FailingWire, failingWire } from "@/db/testing/failing-wire";
// So that the run has its server.
import "@/db/testing/practice";

const migrations = path.join(path.dirname(fileURLToPath(import.meta.url)), "migrations");
const { address, secrets } = inject("template");
const name = `m_${process.pid}`;
const mine = { ...address, database: name };
const server = administrator({ ...address, database: "postgres" });
let wire: FailingWire;
let earlier = "";

/** What stood in the house's journal some releases ago. */
function journalUntil(entries: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), "verzacht-earlier-"));
  cpSync(migrations, folder, { recursive: true });
  const file = path.join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8")) as { entries: unknown[] };
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, entries) }));
  return folder;
}

async function on<T>(work: (sql: Administrator) => Promise<T>, at = mine): Promise<T> {
  const sql = administrator(at);
  return work(sql).finally(async () => sql.end({ timeout: 1 }));
}

beforeAll(async () => {
  await server.unsafe(`create database ${name}`);
  await on((sql) => makeRoles(sql, secrets));
  await on((sql) => layQueue(sql, mine, secrets));
  earlier = journalUntil(10);
  await on((sql) => migrateDatabase(sql, earlier));
  await on(async (sql) => {
    await sql`insert into practices (id, name, time_zone) values (gen_random_uuid(), 'De Linde', 'Europe/Amsterdam')`;
    await sql`insert into clients (practice_id, id, name, locale, time_zone)
      select p.id, gen_random_uuid(), 'Cliënt ' || n, 'nl', 'Europe/Amsterdam' from practices p, generate_series(1, 2000) n`;
  });
  wire = await failingWire(mine);
}, 600_000);

afterAll(async () => {
  wire.stop();
  await server.unsafe(`drop database ${name} with (force)`);
  await server.end();
  rmSync(earlier, { recursive: true, force: true });
});

const stand = () =>
  on(async (sql) => {
    const [row] = await sql<{ ran: number; clients: number; open: string[]; tables: number }[]>`
      select (select count(*)::int from drizzle.__drizzle_migrations) as ran, (select count(*)::int from clients) as clients,
        (select coalesce(json_agg(relname), '[]') from pg_class where relnamespace = 'public'::regnamespace
          and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)) as open,
        (select count(*)::int from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r') as tables`;
    return row;
  });

it("a migration that is cut off anywhere leaves what was there, closed to strangers, and goes through the next time", async () => {
  const before = await stand();
  expect(before).toMatchObject({ ran: 10, clients: 2000, open: [] });
  // Through the wire and undone, to count the statements.
  wire.arm({ at: 1_000_000, when: "before" });
  const places = [3, 5, 8, 20, 50, 90, 140, 200, 300, 400];
  for (const at of places) {
    wire.arm({ at, when: at % 2 ? "before" : "after" });
    await expect(on((sql) => migrateDatabase(sql), wire.address)).rejects.toThrow();
    await expect
      .poll(() => server`select 1 from pg_stat_activity where datname = ${name} and state <> 'idle'`, {
        timeout: 20_000,
      })
      .toHaveLength(0);
    expect([at, await stand()]).toEqual([at, before]);
  }
  wire.arm(null);
  const began = Date.now();
  const ran = await on((sql) => migrateDatabase(sql), wire.address);
  const after = await stand();
  expect(after).toMatchObject({ ran: 10 + ran, clients: 2000, open: [] });
  expect(await on((sql) => migrateDatabase(sql))).toBe(0);
  console.log(
    `migration: ${ran} migrations, ${wire.count()} statements, cut off at ${places.length} of them: nothing half done, ${after?.tables} tables closed; whole in ${Date.now() - began} ms`,
  );
}, 600_000);
