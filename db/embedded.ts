import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { chooseAccount, findBinaries, openFolder, openSocketFolder } from "@/db/embedded-binaries";
import {
  clearTheWay,
  handOver,
  lastWords,
  launch,
  makeCluster,
  openSpool,
  type Place,
  readPostmaster,
  refuseOtherMajor,
  SUPERUSER,
} from "@/db/embedded-cluster";
import { DatabaseRefusal, type Lock, processTable, tryLock } from "@/db/embedded-process";

const MINUTE = 60_000;

export interface RunningDatabase {
  /** The folder of the unix socket: there is no TCP. */
  host: string;
  port: number;
  superuser: { user: string; password: string };
  /** True when the server was already running, left behind by a process that was killed. */
  adopted: boolean;
  stop(): Promise<void>;
}

interface Options {
  dataDir: string;
  /** The bin folder of another PostgreSQL than the packaged one. */
  binDir?: string | undefined;
  /** Further server settings, such as archive_mode. They reach a server that is started, not one that is adopted. */
  settings?: Record<string, string>;
  /** Folders beside the database that the server may write into, by their names. */
  spools?: string[];
  /** How long a start may take, in milliseconds; recovering from an archive takes longer than a minute. */
  patience?: number;
  say: (line: string) => void;
}

/** Held by the app for as long as it lives: two living apps never share a folder. Throws a sentence with the other's pid. */
export async function claimDataDirectory(dataDir: string): Promise<Lock> {
  const folder = resolve(dataDir);
  await openFolder(folder);
  const claim = tryLock(join(folder, "app.lock"));
  if (typeof claim !== "number") return claim;
  throw new DatabaseRefusal(
    `The data folder ${folder} is in use by process ${claim}; stop that one first, or set DATA_DIR to another folder.`,
  );
}

/** Starts the database of this folder, or adopts the one that still runs; makes it first if there is none yet. */
export async function startDatabase(options: Options): Promise<RunningDatabase> {
  const folder = resolve(options.dataDir);
  await openFolder(folder);
  const lock = await waitForLock(join(folder, "postgres.lock"));
  try {
    const cluster = join(folder, "postgres");
    return await startAlone(options, { folder, cluster, ...(await chooseAccount(folder, cluster)) });
  } finally {
    lock.release();
  }
}

async function waitForLock(stem: string): Promise<Lock> {
  const deadline = Date.now() + 4 * MINUTE;
  for (;;) {
    const lock = tryLock(stem);
    if (typeof lock !== "number") return lock;
    if (Date.now() > deadline)
      throw new DatabaseRefusal(`Process ${lock} has been starting this database for minutes.`);
    await pause(50);
  }
}

async function startAlone(
  { binDir, settings = {}, spools = [], patience = MINUTE, say }: Options,
  place: Place,
): Promise<RunningDatabase> {
  const { folder, cluster, account } = place;
  const password = await readPassword(place);
  for (let attempt = 0; attempt < 3; attempt++) {
    let child: ChildProcess | null = null;
    if (!readPostmaster(cluster)) {
      const { bin, major } = await findBinaries(folder, account, binDir);
      if (!existsSync(cluster)) await makeCluster(place, bin, major, password, say);
      refuseOtherMajor(cluster, major);
      await handOver(cluster, account);
      const host = await openSocketFolder(folder, account);
      await clearTheWay(cluster, host);
      for (const spool of spools) await openSpool(place, spool);
      child = await launch(place, join(bin, "postgres"), host, settings);
    }
    const found = await untilAnswering(cluster, password, child, { say, patience });
    if (found) {
      const { pid, host, port } = found;
      const born = processTable.identityOf(pid);
      let stopping: Promise<void> | null = null;
      const stop = () => (stopping ??= stopPostmaster(cluster, pid, born));
      return { host, port, superuser: { user: SUPERUSER, password }, adopted: pid !== child?.pid, stop };
    }
    if (child) throw new DatabaseRefusal(`PostgreSQL did not start: ${lastWords(folder)}`);
  }
  throw new DatabaseRefusal(`The PostgreSQL that ran in ${cluster} stopped three times while this one waited for it.`);
}

/** Kept by us, never by the account that runs the server. */
async function readPassword({ folder, cluster }: Place): Promise<string> {
  const path = join(folder, "postgres-password");
  if (existsSync(path)) return readFileSync(path, "utf8").trim();
  if (existsSync(cluster)) {
    throw new DatabaseRefusal(
      `${path} is missing, and without it the database beside it can't be opened; put it back.`,
    );
  }
  const password = randomBytes(24).toString("base64url");
  await writeFile(`${path}.draft`, password, { mode: 0o600, flush: true });
  await rename(`${path}.draft`, path);
  return password;
}

async function ask(host: string, port: number, password: string): Promise<boolean> {
  const sql = postgres({ host, port, user: SUPERUSER, password, database: "postgres", max: 1, connect_timeout: 10 });
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code ?? "";
    if (code.startsWith("28")) {
      throw new DatabaseRefusal(
        "The database does not take the password in postgres-password; put back the one it had.",
      );
    }
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Null when the server has gone without answering. */
async function untilAnswering(
  cluster: string,
  password: string,
  child: ChildProcess | null,
  { say, patience }: { say: Options["say"]; patience: number },
) {
  const began = Date.now();
  let told = false;
  while (Date.now() < began + patience) {
    const found = readPostmaster(cluster);
    if (found?.host && (await ask(found.host, found.port, password))) return found;
    const childIsGone = !child?.pid || child.exitCode !== null || child.signalCode !== null;
    if (childIsGone && !readPostmaster(cluster)) return null;
    if (!told && Date.now() > began + 5_000) {
      told = true;
      say("The database is recovering what was not finished; this can take a minute …");
    }
    await pause(40);
  }
  throw new DatabaseRefusal(
    "The database has not answered for too long. It may still be recovering; start again later.",
  );
}

/** Stops the server of a folder that whoever started it has left behind; does nothing where there is none. */
export async function stopLeftBehind(dataDir: string): Promise<void> {
  const cluster = join(resolve(dataDir), "postgres");
  const found = readPostmaster(cluster);
  if (found) await stopPostmaster(cluster, found.pid, processTable.identityOf(found.pid));
}

/** Never SIGKILL: it would leave backends that write without a postmaster. */
async function stopPostmaster(cluster: string, pid: number, born: string | null): Promise<void> {
  const isOurs = () => processTable.identityOf(pid) === born;
  const isGone = () => !isOurs() && (processTable.postgresIn(cluster).length === 0 || readPostmaster(cluster) !== null);
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    if (isOurs()) process.kill(pid, signal);
    const deadline = Date.now() + MINUTE / 2;
    while (Date.now() < deadline) {
      if (isGone()) return;
      await pause(20);
    }
  }
  throw new DatabaseRefusal(`PostgreSQL (process ${pid}) has not stopped for a minute.`);
}
