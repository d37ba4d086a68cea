import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type postgres from "postgres";
import { type Administrator, asOwnerOfTables, migrateDatabase } from "@/db/administration";

import type { DatabaseAddress } from "@/lib/environment";

// A database as a release before this one left it, and people at work in it who know only that release. Written in plain
// statements: the tables of db/schema are today's.

const folder = path.join(process.cwd(), "db", "migrations");

/** Sessions that are there already. A million of them, as R8 asks, is LIVE_SESSIONS=1000000. */
export const history = Number(process.env.LIVE_SESSIONS) || 60_000;

interface Journal {
  entries: { tag: string }[];
}

const journal = JSON.parse(readFileSync(path.join(folder, "meta/_journal.json"), "utf8")) as Journal;

/** Brings the tables to where they were so many migrations ago; answers the names of those that are still to run. */
export async function migrateUntil(sql: Administrator, back: number): Promise<string[]> {
  const older = mkdtempSync(path.join(tmpdir(), "verzacht-migrations-"));
  try {
    cpSync(folder, older, { recursive: true });
    writeFileSync(
      path.join(older, "meta/_journal.json"),
      JSON.stringify({ ...journal, entries: journal.entries.slice(0, -back) }),
    );
    await migrateDatabase(sql, older);
  } finally {
    rmSync(older, { recursive: true, force: true });
  }
  return journal.entries.slice(-back).map(({ tag }) => tag);
}

/** Today's migrations and one more, which does what it is given. */
export function folderWith(statements: string): string {
  const more = mkdtempSync(path.join(tmpdir(), "verzacht-migrations-"));
  cpSync(folder, more, { recursive: true });
  const last = {
    idx: journal.entries.length,
    version: "7",
    when: 4_000_000_000_000,
    tag: "9999_more",
    breakpoints: true,
  };
  mkdirSync(path.join(more, "meta"), { recursive: true });
  writeFileSync(path.join(more, "9999_more.sql"), statements);
  writeFileSync(
    path.join(more, "meta/_journal.json"),
    JSON.stringify({ ...journal, entries: [...journal.entries, last] }),
  );
  return more;
}

/** The house as `npm start` starts it on this database, until it ends by itself; answers how, and what it said. */
export async function serveOnce({ host, port, username, password, database }: DatabaseAddress, dataDir: string) {
  const url = new URL(`postgres://${username}:${encodeURIComponent(password)}@house:${port}/${database}`);
  url.searchParams.set("host", host);
  const own = {
    NODE_ENV: "production" as const,
    HOST: "127.0.0.1",
    PORT: "1",
    DATA_DIR: dataDir,
    DATABASE_URL: url.href,
  };
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts", "start"], {
    env: { ...process.env, ...own },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (words: Buffer) => (said += words.toString()));
  const code = await new Promise<number | null>((ended) => child.once("close", ended));
  return { code, said };
}

/** Statements of the migrations by these names. */
export const statementsIn = (tags: string[]): number =>
  tags.reduce(
    (sum, tag) => sum + readFileSync(path.join(folder, `${tag}.sql`), "utf8").split("--> statement-breakpoint").length,
    0,
  );

export interface Practising {
  practiceId: string;
  clients: { id: string; memberId: string; programId: string; idHash: Buffer }[];
}

/** A practice with clients who are signed in, each with a program and a history. */
export async function fillOlder(sql: Administrator, clients: number, sessions: number): Promise<Practising> {
  const practiceId = randomUUID();
  const therapist = randomUUID();
  await asOwnerOfTables(sql);
  await sql`insert into practices (id, name, time_zone) values (${practiceId}, 'Praktijk De Linde', 'Europe/Amsterdam')`;
  await sql`insert into members (practice_id, id, role, name) values (${practiceId}, ${therapist}, 'therapist', 'Nienke')`;
  const all: Practising["clients"] = [];
  for (let n = 0; n < clients; n++) {
    const [id, memberId, programId, account] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const idHash = createHash("sha256").update(id).digest();
    const email = `client${n}@older.test`;
    await sql`insert into accounts (id, email, password_hash) values (${account}, ${email}, 'none')`;
    await sql`insert into members (practice_id, id, account_id, role, name, email)
      values (${practiceId}, ${memberId}, ${account}, 'client', ${`Client ${n}`}, ${email})`;
    await sql`insert into clients (practice_id, id, member_id, name, email, time_zone)
      values (${practiceId}, ${id}, ${memberId}, ${`Client ${n}`}, ${email}, 'Europe/Amsterdam')`;
    await sql`insert into care_relations (practice_id, therapist_id, client_id) values (${practiceId}, ${therapist}, ${id})`;
    await sql`insert into client_summaries (practice_id, client_id) values (${practiceId}, ${id})`;
    await sql`insert into programs (practice_id, id, client_id, status, version, starts_on, created_by)
      values (${practiceId}, ${programId}, ${id}, 'active', 1, '2020-01-01', ${therapist})`;
    await sql`insert into program_versions (practice_id, program_id, version, client_id, title, safety_threshold, created_by)
      values (${practiceId}, ${programId}, 1, ${id}, 'Rust', 5, ${therapist})`;
    await sql`insert into sign_ins (id_hash, practice_id, member_id, idle_until, absolute_until)
      values (${idHash}, ${practiceId}, ${memberId}, now() + interval '1 day', now() + interval '1 day')`;
    all.push({ id, memberId, programId, idHash });
  }
  await sql`insert into sessions (practice_id, client_id, id, program_id, program_version, started_at, ended_at, time_zone,
      practised_on, choice, tension_before, rated_before, rated_after, content_hash)
    select p.practice_id, p.client_id, gen_random_uuid(), p.id, 1, at, at + interval '20 minutes', 'Europe/Amsterdam',
      at::date, 'relax-only', n % 11, true, false, decode(md5(n::text), 'hex')
    from generate_series(1, ${Math.ceil(sessions / clients)}::int) n cross join programs p
    cross join lateral (select timestamptz '2020-01-01 10:00Z' + make_interval(hours => n)) told(at)`;
  await sql.unsafe("reset role");
  return { practiceId, clients: all };
}

/** A session as the release before stores it: entering, the row and its event in one transaction. */
export const logAsBefore = (pool: postgres.Sql, who: Practising["clients"][number], id: string, n: number) =>
  pool.begin(async (sql) => {
    const [door] = await sql<{ practice_id: string; allowed: boolean }[]>`
      select * from app.enter(${who.idHash}, ${randomUUID()}, ${["client"]}, null, null)`;
    if (!door?.allowed) throw new Error("the door stays closed");
    const startedAt = new Date(Date.UTC(2026, 0, 5, 8, 0, n)).toISOString();
    await sql`insert into sessions (practice_id, client_id, id, program_id, program_version, started_at, ended_at,
        time_zone, practised_on, choice, tension_before, rated_before, rated_after, content_hash)
      values (${door.practice_id}, ${who.id}, ${id}, ${who.programId}, 1, ${startedAt}, ${startedAt},
        'Europe/Amsterdam', '2026-01-05', 'relax-only', ${n % 11}, true, false, ${Buffer.from(id)})
      on conflict (practice_id, client_id, id) do nothing`;
    await sql`update client_summaries set last_session_at = ${startedAt}
      where practice_id = ${door.practice_id} and client_id = ${who.id}`;
    await sql`insert into audit_events (practice_id, id, action, event, actor_id, actor_role, client_id)
      values (${door.practice_id}, ${randomUUID()}, 'C', 'session.logged', ${who.memberId}, 'client', ${who.id})`;
  });

/** The last sessions as the release before reads them; answers how many there were. */
export const readAsBefore = (pool: postgres.Sql, who: Practising["clients"][number]): Promise<number> =>
  pool.begin(async (sql) => {
    await sql`select * from app.enter(${who.idHash}, ${randomUUID()}, ${["client"]}, null, null)`;
    const rows = await sql`select id, started_at, tension_before, note from sessions order by started_at desc limit 20`;
    return rows.length;
  }) as Promise<number>;
