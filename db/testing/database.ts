import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { administrator, layQueue, makeDatabase, makeRoles, migrateDatabase, type Secrets } from "@/db/administration";
import { type RunningDatabase, startDatabase } from "@/db/embedded";
import { numberIsTaken } from "@/db/embedded-process";
import { seedLibrary } from "@/db/seed/library";
import { asOwner } from "@/db/seed/owner";
import type { DatabaseAddress } from "@/lib/environment";

declare module "vitest" {
  export interface ProvidedContext {
    /** The administrator's way to the template that each test file takes a copy of. */
    template: { address: DatabaseAddress; secrets: Secrets };
  }
}

const folderName = "verzacht-test-";
const secrets: Secrets = {
  runtimePassword: "runtime-of-a-test",
  backupPassword: "backup-of-a-test",
  workerPassword: "worker-of-a-test",
};
// Nothing here outlives the run, so nothing needs to reach the disk.
const settings = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "120" };

let running: RunningDatabase | undefined;
let dataDir: string | undefined;

/** One server for the whole run, with one migrated database in it; not started where no file that runs asks for it. */
export async function setup(project: TestProject): Promise<void> {
  if (!(await isAskedFor(project))) return;
  await clearLeftBehind();
  dataDir = mkdtempSync(path.join(tmpdir(), `${folderName}${process.pid}-`));
  // Started by root, the server runs as another user, who has to be able to come in.
  chmodSync(dataDir, 0o755);
  running = await startDatabase({ dataDir, settings, say: () => undefined });
  const { host, port, superuser } = running;
  const first = { host, port, username: superuser.user, password: superuser.password, database: "postgres" };
  const address = await makeDatabase(first);
  const sql = administrator(address);
  await makeRoles(sql, secrets);
  await layQueue(sql, address, secrets);
  await migrateDatabase(sql);
  await seedLibrary(asOwner(sql));
  await sql.end();
  project.provide("template", { address, secrets });
}

export async function teardown(): Promise<void> {
  await running?.stop();
  if (dataDir) rmSync(dataDir, { recursive: true, force: true });
}

async function isAskedFor(project: TestProject): Promise<boolean> {
  // Not among Vitest's public types; without it every file counts, and the server is started once too often.
  const { filenamePattern } = project.vitest as unknown as { filenamePattern?: string[] };
  const files = await project.vitest.globTestSpecifications(filenamePattern);
  return files.some(({ moduleId }) => readFileSync(moduleId, "utf8").includes('"@/db/testing/practice"'));
}

/** A run that was killed could not stop its server. */
async function clearLeftBehind(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${folderName}(\\d+)-`).exec(name)?.[1] ?? 0);
    const left = path.join(tmpdir(), name);
    // What somebody else on this machine left is theirs to clear.
    if (pid === 0 || numberIsTaken(pid) || statSync(left, { throwIfNoEntry: false })?.uid !== process.getuid?.())
      continue;
    // Adopting is the one way to stop it that knows which process is whose.
    await startDatabase({ dataDir: left, say: () => undefined }).then(
      (server) => server.stop(),
      () => undefined,
    );
    rmSync(left, { recursive: true, force: true });
  }
}
