import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import {
  type Administrator,
  administrator,
  layQueue,
  makeDatabase,
  makeRoles,
  migrateDatabase,
  runtimeAddress,
} from "@/db/administration";
import { archiving, spoolName } from "@/db/backups/archive";
import { addressIn } from "@/db/backups/drill";
import { type BackupPlace, openBackupPlace } from "@/db/backups/places";
import { type RunningDatabase, startDatabase } from "@/db/embedded";
import { seedDemo } from "@/db/seed/demo";
import { seedLibrary } from "@/db/seed/library";
import { asOwner } from "@/db/seed/owner";
import { seedSignIn } from "@/db/seed/people";
import type { Entry } from "@/db/transaction";
import { roles } from "@/lib/access/schema";
import { sha256 } from "@/lib/access/secret";
import { masterKeyLine } from "@/lib/sealing";
import type { SessionLog } from "@/lib/sessions/schema";
import { logSession } from "@/lib/sessions/write";

const secrets = { runtimePassword: "runtime-here", backupPassword: "backup-here", workerPassword: "worker-here" };

/** The product's own database in a data folder of its own, as it runs for real: to the disk, with an archive. */
export interface ArchivedHouse {
  /** Where other folders of this test may lie; all of it goes afterwards. */
  ground: string;
  dataDir: string;
  place: BackupPlace;
  /** As it runs now; a test that kills it starts it again. */
  database: RunningDatabase;
  start(): Promise<RunningDatabase>;
  /** As the superuser, on a connection of its own. */
  with<T>(work: (sql: Administrator) => Promise<T>): Promise<T>;
  leave(): Promise<void>;
}

export async function archivedHouse(size = { clients: 2, days: 14 }): Promise<ArchivedHouse> {
  const ground = mkdtempSync(join(tmpdir(), "verzacht-archived-"));
  chmodSync(ground, 0o755);
  const dataDir = join(ground, "data");
  const start = () => startDatabase({ dataDir, settings: archiving, spools: [spoolName], say: () => undefined });
  const database = await start();
  const address = await makeDatabase(addressIn(database, "postgres"));
  const sql = administrator(address);
  await makeRoles(sql, secrets);
  await layQueue(sql, address, secrets);
  await migrateDatabase(sql);
  const db = asOwner(sql);
  await seedLibrary(db);
  await sql.unsafe("begin");
  await seedDemo(db, size, "none", new Date(), () => undefined);
  await sql.unsafe("commit");
  await sql.end();
  process.env.VERZACHT_DATABASE = JSON.stringify(runtimeAddress(address, secrets));
  process.env.MASTER_KEY_FILE = join(dataDir, "master-key");
  writeFileSync(process.env.MASTER_KEY_FILE, masterKeyLine(1), { mode: 0o600 });
  process.env.NEXTAUTH_SECRET = "a secret that only tests know, long enough";
  process.env.PUBLIC_URL = "http://127.0.0.1:3000";
  const house: ArchivedHouse = {
    ground,
    dataDir,
    place: await openBackupPlace({ dataDir, backupDir: join(ground, "backups") }),
    database,
    start: async () => (house.database = await start()),
    with: async (work) => {
      const own = administrator(addressIn(house.database));
      try {
        return await work(own);
      } finally {
        await own.end({ timeout: 1 });
      }
    },
    leave: async () => {
      await house.database.stop();
      rmSync(ground, { recursive: true, force: true });
    },
  };
  return house;
}

/** A client of the demo who is signed in, and what they log: one session after another, each at another moment. */
export async function practisingClient(house: ArchivedHouse) {
  const found = await house.with(async (sql) => {
    const [row] = await sql<{ practice: string; member: string; program: string; version: number }[]>`
      select c.practice_id as practice, c.member_id as member, p.id as program, max(v.version) as version
      from clients c join programs p on p.practice_id = c.practice_id and p.client_id = c.id and p.status = 'active'
      join program_versions v on v.practice_id = p.practice_id and v.program_id = p.id
      where c.email = 'client@demo.test' group by 1, 2, 3`;
    if (!row) throw new Error("the demo has no client with a program");
    await sql.unsafe("set role verzacht_owner");
    return { ...row, idHash: sha256(await seedSignIn(asOwner(sql), row.practice, row.member, sha256)) };
  });
  const entry = (): Entry => ({ idHash: found.idHash, requestId: randomUUID(), roles });
  const log = (n: number): SessionLog => {
    const startedAt = new Date(Date.UTC(2026, 0, 5, 8, 0, n));
    return {
      programId: found.program,
      programVersion: found.version,
      startedAt: startedAt.toISOString(),
      endedAt: new Date(startedAt.getTime() + 1_200_000).toISOString(),
      timeZone: "Europe/Amsterdam",
      choice: "relax-only",
      before: { tension: 7, safety: 6, areas: [] },
      after: null,
      entries: [],
      note: `the ${n}th`,
    };
  };
  return { practise: (n: number, id = uuidv7()) => logSession(entry(), id, log(n), new Date()) };
}
