import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll } from "vitest";
import { type RunningDatabase, startDatabase } from "@/db/embedded";
import { processTable } from "@/db/embedded-process";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const isRoot = process.getuid?.() === 0;
export const ground = join(tmpdir(), `embedded-${randomBytes(3).toString("hex")}`);
const starter = join(ground, "starter.mts");
export const template = join(ground, "template");
export const children: ChildProcess[] = [];
const halted: number[] = [];
const databases: RunningDatabase[] = [];
let folders = 0;

export function freshFolder(name = `folder-${++folders}`) {
  return join(ground, name);
}

/** A data folder with a database that was stopped in order, which is quicker than making one. */
export function copyOfTemplate(folder = freshFolder()) {
  mkdirSync(dirname(folder), { recursive: true });
  execFileSync("cp", ["-a", template, folder]);
  return folder;
}

export async function start(dataDir: string, more: { binDir?: string; settings?: Record<string, string> } = {}) {
  const database = await startDatabase({ dataDir, say: () => {}, ...more });
  databases.push(database);
  return database;
}

export function connect({ host, port, superuser }: RunningDatabase) {
  return postgres({ host, port, ...superuser, database: "postgres", connect_timeout: 5, onnotice: () => {} });
}

export async function ask<Row extends object>(database: RunningDatabase, question: string) {
  const sql = connect(database);
  try {
    return await sql.unsafe<Row[]>(question);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

export function processesOf(folder: string) {
  return processTable.postgresIn(join(folder, "postgres"));
}

export function postmasterOf(folder: string) {
  return Number(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

export async function gone(pid: number) {
  while (processTable.identityOf(pid) !== null) await pause(10);
}

/** A process of its own that claims the folder if it can, starts its database, tells both and lives on. */
export async function startElsewhere(
  folder: string,
): Promise<{ child: ChildProcess; claim: string; adopted: boolean }> {
  const child = spawn(process.execPath, ["--import", "tsx", starter, folder], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, ...(JSON.parse(line) as { claim: string; adopted: boolean }) };
  }
  throw new Error("the other process said nothing");
}

/** A living process of the user that runs the server: PostgreSQL would take its number for its own. */
export function strangerBeside(cluster: string) {
  const { uid, gid } = statSync(cluster);
  const child = isRoot ? spawn("sleep", ["60"], { uid, gid, cwd: "/" }) : spawn("sleep", ["60"]);
  children.push(child);
  return child.pid as number;
}

/** The shell's child ends soon, and the sleep that the shell becomes never asks after it. */
export async function zombie(): Promise<number> {
  const child = spawn("sh", ["-c", "sleep 0.2 & echo $!; exec sleep 60"], { stdio: ["ignore", "pipe", "ignore"] });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    while (!execFileSync("ps", ["-o", "stat=", "-p", line], { encoding: "utf8" }).startsWith("Z")) await pause(10);
    return Number(line);
  }
  throw new Error("no zombie came about");
}

/** Stops a backend in its tracks, so that it can't notice that its postmaster has died. */
export function halt(pid: number) {
  halted.push(pid);
  process.kill(pid, "SIGSTOP");
}

/** For each test file its own ground, with a template; after each test nothing of it runs. */
export function layGround() {
  beforeAll(async () => {
    mkdirSync(ground);
    chmodSync(ground, 0o755);
    writeFileSync(
      starter,
      `import { claimDataDirectory, startDatabase } from ${JSON.stringify(join(root, "db", "embedded.ts"))};
     const dataDir = process.argv[2];
     const claim = await claimDataDirectory(dataDir).then(() => "won", (error) => error.message);
     const { adopted } = await startDatabase({ dataDir, say() {} });
     console.log(JSON.stringify({ claim, adopted }));
     setInterval(() => {}, 1000);`,
    );
    const database = await start(template);
    await ask(database, "create table kept (id int primary key, word text); insert into kept values (1, 'stays')");
    await database.stop();
  }, 60_000);

  afterEach(async () => {
    for (const pid of halted.splice(0)) if (processTable.identityOf(pid) !== null) process.kill(pid, "SIGCONT");
    for (const child of children.splice(0)) child.kill("SIGKILL");
    for (const database of databases.splice(0)) await database.stop();
  });

  afterAll(() => rmSync(ground, { recursive: true, force: true }));
}
