import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { databaseName, runtimeAddress, type Secrets, workerAddress } from "@/db/administration";
import { startDatabase } from "@/db/embedded";
import type { DatabaseAddress } from "@/lib/environment";
import { appEnvironment } from "@/scripts/app-environment";
import { freePort, makeDataDir, serveDemo, stopServing } from "./server";

// Two web processes of one practice behind one address: the first as the demo starts it, the second beside it, by way of
// pgbouncer in transaction mode where there is one.

export type Instance = "a" | "b";
/** The header by which a request says which of the two it wants; without it they take turns. */
export const toInstance = (which: Instance) => ({ "x-to": which });

const pooler = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer"].find((file) =>
  existsSync(file),
);
export const way = pooler ? "through pgbouncer in transaction mode" : "directly, for there is no pgbouncer here";

interface Kept extends Secrets {
  authSecret: string;
  vapid: { publicKey: string; privateKey: string };
}

/** One address before both: whoever asks does not know whom. */
async function openDoor(ports: Record<Instance, number>, port: number) {
  let turn = 0;
  const door = createServer((asked, answer) => {
    const to = (asked.headers["x-to"] ?? (turn++ % 2 === 0 ? "a" : "b")) as Instance;
    const { method, url, headers } = asked;
    const passed = request({ host: "127.0.0.1", port: ports[to], method, path: url, headers }, (told) => {
      answer.writeHead(told.statusCode ?? 502, told.rawHeaders);
      told.pipe(answer);
    });
    passed.on("error", () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((ready) => door.listen(port, "127.0.0.1", ready));
  return () =>
    new Promise<void>((closed) => {
      door.close(() => closed());
      door.closeAllConnections();
    });
}

/** pgbouncer before the database, run by whoever runs that; it has no other lines than these, and gives them out anew. */
async function pooled(direct: DatabaseAddress, owner: { uid: number; gid: number }, kept: Kept) {
  const folder = mkdtempSync(path.join(tmpdir(), "verzacht-pool-"));
  const port = 6432;
  const settings = `[databases]
${databaseName} = host=${direct.host} port=${direct.port} dbname=${databaseName}
[pgbouncer]
listen_port = ${port}
unix_socket_dir = ${folder}
auth_type = plain
auth_file = ${folder}/people
pool_mode = transaction
default_pool_size = 4
max_client_conn = 100
ignore_startup_parameters = extra_float_digits,statement_timeout,lock_timeout
`;
  writeFileSync(path.join(folder, "pgbouncer.ini"), settings);
  const people = [`"verzacht_runtime" "${kept.runtimePassword}"`, `"verzacht_worker" "${kept.workerPassword}"`];
  writeFileSync(path.join(folder, "people"), people.join("\n"), { mode: 0o600 });
  const isRoot = process.getuid?.() === 0;
  if (isRoot)
    for (const file of ["", "pgbouncer.ini", "people"]) chownSync(path.join(folder, file), owner.uid, owner.gid);
  const child = spawn(pooler as string, [path.join(folder, "pgbouncer.ini")], {
    ...(isRoot && owner),
    cwd: folder,
    stdio: ["ignore", "ignore", "ignore"],
  });
  for (let n = 0; n < 100 && !existsSync(path.join(folder, `.s.PGSQL.${port}`)); n++) await pause(50);
  const stop = async () => {
    const gone = new Promise((done) => child.once("exit", done));
    if (child.exitCode === null) child.kill("SIGINT");
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  return { address: { ...direct, host: folder, port, prepare: false }, stop };
}

/** The web process alone, as the start command starts it. */
async function startBeside(env: NodeJS.ProcessEnv, port: number): Promise<ChildProcess> {
  const first = ["surprises", "end-with-parent", "odd-requests"].flatMap((name) => [
    "--import",
    `./scripts/${name}.mjs`,
  ]);
  const next = ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)];
  const child = spawn(process.execPath, [...first, ...next], { env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  for (let n = 0; n < 600; n++) {
    const ready = await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => null);
    if (ready?.ok) return child;
    await pause(100);
  }
  throw new Error("the second instance does not answer");
}

/** Opens both; answers the one address, and how to close all of it. */
export async function openTwoInstances(wishes: Record<string, string>) {
  const dataDir = makeDataDir();
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const closing: (() => unknown)[] = [() => rmSync(dataDir, { recursive: true, force: true })];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const served = await serveDemo(dataDir, { ...wishes, PUBLIC_URL: publicUrl });
    closing.push(() => stopServing(served.child));
    // It is running: adopted, not started, and left as it is.
    const { host, port: socket } = await startDatabase({ dataDir, say: () => undefined });
    const kept = JSON.parse(readFileSync(path.join(dataDir, "secrets.json"), "utf8")) as Kept;
    let database: DatabaseAddress = { host, port: socket, database: databaseName, username: "", password: "" };
    if (pooler) {
      const { uid, gid } = statSync(path.join(dataDir, "postgres"));
      const pool = await pooled(database, { uid, gid }, kept);
      closing.push(pool.stop);
      database = pool.address;
    }
    const given = appEnvironment({
      database: runtimeAddress(database, kept),
      queue: workerAddress(database, kept),
      dataDir,
      vapid: kept.vapid,
      masterKeyFile: path.join(dataDir, "master-key"),
      authSecret: kept.authSecret,
      publicUrl,
      isDemo: true,
    });
    const other = await freePort();
    const beside = await startBeside({ ...process.env, ...wishes, ...given }, other);
    closing.push(() => stopServing(beside));
    closing.push(await openDoor({ a: Number(new URL(served.url).port), b: other }, port));
    return { url: publicUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}
