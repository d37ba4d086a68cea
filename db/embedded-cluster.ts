import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { chown, mkdir, mkdtemp, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Account, asAccount, PORT, reducedEnvironment, run } from "@/db/embedded-binaries";
import { clusterName, DatabaseRefusal, numberIsTaken, processTable } from "@/db/embedded-process";

export const SUPERUSER = "postgres";
const MINUTE = 60_000;

export interface Place {
  folder: string;
  cluster: string;
  account: Account;
  reachable: boolean;
}

/** A half-made cluster never stands under the real name: it is made beside it and renamed. */
export async function makeCluster(
  place: Place,
  bin: string,
  major: number,
  password: string,
  say: (line: string) => void,
) {
  const { folder, cluster, account, reachable } = place;
  say("Making a new database …");
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${basename(cluster)}.init-`)) await rm(join(folder, name), { recursive: true, force: true });
  }
  const locales =
    major >= 17
      ? [
          ["--locale-provider=builtin", "--locale=C.UTF-8"],
          ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
        ]
      : [["--locale=C.UTF-8"]];
  let complaint = "";
  for (const locale of locales) {
    const draft = await mkdtemp(`${cluster}.init-${process.pid}-`);
    const secret = `${draft}.secret`;
    await writeFile(secret, password, { mode: 0o600 });
    if (account) for (const path of [draft, secret]) await chown(path, account.uid, account.gid);
    const args = [
      "-D",
      reachable ? draft : "/proc/self/cwd",
      `--pwfile=../${basename(secret)}`,
      `--username=${SUPERUSER}`,
    ];
    const fixed = ["--auth=scram-sha-256", "--encoding=UTF8", "--data-checksums", "--no-instructions"];
    const { ok, said } = await run(join(bin, "initdb"), [...args, ...fixed, ...locale], account, draft);
    await rm(secret, { force: true });
    if (ok) {
      await rename(draft, cluster);
      const handle = await open(folder);
      await handle.sync();
      await handle.close();
      return;
    }
    await rm(draft, { recursive: true, force: true });
    complaint ||= said.split("\n").findLast((line) => line.includes("initdb:")) ?? said;
  }
  throw new DatabaseRefusal(`The database could not be made: ${complaint}`);
}

export function refuseOtherMajor(cluster: string, major: number) {
  const path = join(cluster, "PG_VERSION");
  const made = existsSync(path) ? readFileSync(path, "utf8").trim() : "";
  if (made === String(major)) return;
  throw new DatabaseRefusal(
    made
      ? `The database in ${cluster} was made by PostgreSQL ${made} and these binaries are PostgreSQL ${major}; set PG_BIN_DIR to the bin folder of a PostgreSQL ${made}.`
      : `${cluster} is there, but holds no database; move it away, or set DATA_DIR to another folder.`,
  );
}

function pidFile(cluster: string): string[] | null {
  try {
    return readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return null;
  }
}

/** The living server of this cluster as its pid file names it; the host is empty as long as it has no socket yet. */
export function readPostmaster(cluster: string): { pid: number; host: string; port: number } | null {
  const lines = pidFile(cluster);
  const pid = Number(lines?.[0]);
  if (!lines || !pid || !processTable.postgresIn(cluster).includes(pid)) return null;
  return { pid, port: Number(lines[3]), host: lines[4] ?? "" };
}

/**
 * Before a start: waits until every process of an earlier server has gone, since one of them may still write. A pid
 * file that names a dead process stays, for PostgreSQL then checks its shared memory by it; one whose number now
 * belongs to a stranger or a zombie would keep PostgreSQL from starting.
 */
export async function clearTheWay(cluster: string, host: string): Promise<void> {
  const deadline = Date.now() + MINUTE;
  for (let left = processTable.postgresIn(cluster); left.length > 0; left = processTable.postgresIn(cluster)) {
    if (Date.now() > deadline) {
      throw new DatabaseRefusal(`Processes of an earlier PostgreSQL still work in ${cluster}: ${left.join(", ")}.`);
    }
    await pause(50);
  }
  const lines = pidFile(cluster);
  const pid = Number(lines?.[0]);
  if (lines && (!pid || numberIsTaken(Math.abs(pid)))) await rm(join(cluster, "postmaster.pid"), { force: true });
  const socket = join(host, `.s.PGSQL.${PORT}`);
  for (const path of [socket, `${socket}.lock`]) await rm(path, { force: true });
}

/** A cluster that root put back from a backup belongs to root; the server needs it to be its own. */
export async function handOver(cluster: string, account: Account): Promise<void> {
  if (account && (await stat(cluster)).uid === 0)
    await run("chown", ["-R", `${account.uid}:${account.gid}`, cluster], null);
}

/** A folder beside the cluster in which the server's account works, and nobody else but us. */
export async function openSpool({ folder, account }: Place, name: string): Promise<void> {
  const spool = join(folder, name);
  await mkdir(spool, { recursive: true, mode: 0o700 });
  if (account) await chown(spool, account.uid, account.gid);
}

export async function launch(
  { folder, cluster, account, reachable }: Place,
  server: string,
  host: string,
  more: Record<string, string>,
) {
  const settings = {
    listen_addresses: "",
    port: String(PORT),
    unix_socket_directories: `"${host.replaceAll('"', '""')}"`,
    unix_socket_permissions: "0700",
    cluster_name: clusterName(cluster),
    timezone: "UTC",
    log_timezone: "UTC",
    shared_buffers: "128MB",
    max_connections: "100",
    logging_collector: "on",
    log_directory: "log",
    log_filename: "postgres-%a.log",
    log_truncate_on_rotation: "on",
    log_rotation_age: "1d",
    log_rotation_size: "0",
    // What a client said must not reach the log: no statements, no parameters, no detail with a row's values.
    log_min_error_statement: "panic",
    log_parameter_max_length_on_error: "0",
    log_error_verbosity: "terse",
    ...more,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // A file and not a pipe: nobody has to read it, and the server outlives us. It holds what is said before the log opens.
  const words = openSync(join(folder, "postgres-start.log"), "w", 0o600);
  try {
    const child = spawn(server, ["-D", reachable ? cluster : "/proc/self/cwd", ...flags], {
      ...asAccount(account),
      cwd: cluster,
      env: reducedEnvironment,
      detached: true,
      stdio: ["ignore", words, words],
    });
    child.on("error", () => {});
    child.unref();
    return child;
  } finally {
    closeSync(words);
  }
}

export function lastWords(folder: string): string {
  const words = readFileSync(join(folder, "postgres-start.log"), "utf8").trim().split("\n");
  // Each knock of ours before it is ready is a line, too.
  const said = words.filter((line) => !/FATAL: {2}the database system is/.test(line));
  return said.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? `see ${join(folder, "postgres", "log")}`;
}
