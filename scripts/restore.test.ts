import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Administrator, administrator } from "@/db/administration";
import { examineChains, type Head } from "@/db/audit-chain";
import { addressIn, archiveUntilNow } from "@/db/backups/drill";
import { readFullBackups } from "@/db/backups/full";
import { backUp } from "@/db/backups/keeper";
import { connection } from "@/db/connection";
import { startDatabase } from "@/db/embedded";
import { type ArchivedHouse, archivedHouse } from "@/db/testing/archived-house";

// npm run restore, as an operator runs it: a process of its own, on a data folder and a backup that are really there.

let house: ArchivedHouse;
let heads: Head[];
let restoring: ChildProcess | undefined;
const seal = (sql: Administrator) => sql`select app.seal_audit(true, 20000)`;

beforeAll(async () => {
  house = await archivedHouse({ clients: 1, days: 3 });
  await backUp(house.place, house.database, 14);
  heads = await house.with(async (sql) => {
    await seal(sql);
    const rows = await sql<{ practiceId: string; seq: string; hash: string }[]>`
      select practice_id as "practiceId", seq, hash from app.audit_heads()`;
    await archiveUntilNow(house.place, sql);
    return rows.map((row) => ({ ...row, seq: Number(row.seq), at: new Date().toISOString() }));
  });
  await house.database.stop();
}, 300_000);

afterAll(async () => {
  restoring?.kill("SIGKILL");
  await connection().pool.end({ timeout: 1 });
  await house.leave();
}, 60_000);

function restore(into: string) {
  const { DATABASE_URL: _none, ...env } = process.env;
  const words = ["--import", "tsx", "scripts/restore.ts", "--to", "now", "--into", into];
  const child = spawn(process.execPath, words, {
    env: { ...env, NODE_ENV: "test", DATA_DIR: house.dataDir, BACKUP_DIR: house.place.dir, AUDIT_HEAD_FILE: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  restoring = child;
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (said += part));
  return { child, ended: new Promise<string>((done) => child.once("close", (code) => done(`${said}ended ${code}`))) };
}

/** Starts what was restored and looks into it. */
async function within<T>(folder: string, work: (sql: Administrator) => Promise<T>): Promise<T> {
  const database = await startDatabase({ dataDir: folder, say: () => undefined });
  const sql = administrator(addressIn(database));
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
    await database.stop();
  }
}

const eventsIn = (sql: Administrator) => sql<{ practice: string; detail: { upTo: string; backupAt: string } }[]>`
  select practice_id as practice, detail from audit_events where event = 'backup.restored' and actor_id is null
  order by practice_id`;

it("a restore stands in every practice's log, once, also where the first try was killed, and the chain goes on from there", async () => {
  const into = join(house.ground, "restored");
  const first = restore(into);
  while (!existsSync(join(`${into}.restoring`, "postgres", "postmaster.pid"))) {
    if (first.child.exitCode !== null) throw new Error(await first.ended);
    await pause(5);
  }
  first.child.kill("SIGKILL");
  await first.ended;
  expect(existsSync(into)).toBe(false);

  const said = await restore(into).ended;
  expect(said).toContain("written down in the logs of 2 practices");
  expect(said).toContain("ended 0");
  const [backup] = await readFullBackups(house.place);
  await within(into, async (sql) => {
    const practices = await sql<{ id: string }[]>`select id from practices order by id`;
    const events = await eventsIn(sql);
    expect(events.map(({ practice }) => practice)).toEqual(practices.map(({ id }) => id));
    for (const { detail } of events) {
      expect(detail.backupAt).toBe(backup?.endedAt.toISOString());
      expect(detail.upTo >= detail.backupAt).toBe(true);
    }
    await seal(sql);
    const { findings, seals } = await examineChains(sql, heads);
    expect(findings).toEqual([]);
    expect(seals).toBe(heads.reduce((sum, { seq }) => sum + seq, 0) + practices.length);
  });
  // What it was restored from knows nothing of it: that is left as it is.
  await house.start();
  expect(await house.with(eventsIn)).toHaveLength(0);
}, 300_000);
