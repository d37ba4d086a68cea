import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { claimDataDirectory } from "@/db/embedded";
import {
  ask,
  connect,
  copyOfTemplate,
  freshFolder,
  gone,
  halt,
  layGround,
  postmasterOf,
  processesOf,
  start,
  startElsewhere,
  strangerBeside,
  template,
  zombie,
} from "@/db/testing/embedded-ground";

layGround();

describe("a database of its own", { timeout: 60_000 }, () => {
  let folder = "";
  beforeAll(() => {
    folder = copyOfTemplate();
  });

  it("keeps what was written, from one start to the next", async () => {
    const folder = freshFolder('of "words", spaced');
    const first = await start(folder);
    expect(first.adopted).toBe(false);
    await ask(first, "create table t (x int); insert into t values (7)");
    await first.stop();
    const second = await start(folder);
    expect(await ask(second, "select x from t")).toEqual([{ x: 7 }]);
    expect(second.superuser).toEqual(first.superuser);
    expect(readdirSync(folder).filter((name) => name.includes(".init-"))).toEqual([]);
  });

  it("speaks UTF-8 and UTC, checks its pages and listens to nothing but its own socket", async () => {
    const database = await start(folder);
    const settings = [
      "listen_addresses",
      "data_checksums",
      "server_encoding",
      "TimeZone",
      "logging_collector",
      "fsync",
    ];
    const shown = settings.map((name) => `current_setting('${name}') as "${name}"`).join(", ");
    expect(await ask(database, `select ${shown}, lower('É') as small`)).toEqual([
      {
        listen_addresses: "",
        data_checksums: "on",
        server_encoding: "UTF8",
        TimeZone: "UTC",
        logging_collector: "on",
        fsync: "on",
        small: "é",
      },
    ]);
    expect(lstatSync(database.host).mode & 0o777).toBe(0o700);
    const wrong = { ...database, superuser: { user: "postgres", password: "guess" } };
    await expect(ask(wrong, "select 1")).rejects.toMatchObject({ code: "28P01" });
  });

  it("closes its folder to others, and keeps the password to itself", async () => {
    const open = freshFolder();
    mkdirSync(open);
    chmodSync(open, 0o755);
    await claimDataDirectory(open);
    expect(lstatSync(open).mode & 0o707).toBe(0o700);
    expect(lstatSync(template).mode & 0o707).toBe(0o700);
    expect(lstatSync(join(template, "postgres-password")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(template, "postgres-password"), "utf8")).toMatch(/^[\w-]{32}$/);
    expect(statSync(join(template, "postgres")).uid === 0).toBe(false);
  });

  it("writes no one's words into its log", async () => {
    const database = await start(folder);
    await expect(ask(database, "insert into kept values (1, 'private words')")).rejects.toThrow("kept_pkey");
    await expect(ask(database, "insert into kept values (null, 'private words')")).rejects.toThrow("not-null");
    await expect(ask(database, "select 'private words'::int")).rejects.toThrow("integer");
    const logs = join(folder, "postgres", "log");
    const written = () =>
      readdirSync(logs)
        .map((name) => readFileSync(join(logs, name), "utf8"))
        .join("");
    await expect.poll(written).toContain("kept_pkey");
    expect(written()).not.toContain("Key (id)");
    expect(written()).not.toContain("(null, private words)");
    expect(written()).not.toContain("insert into");
  });

  it("leaves no process behind when it stops, though a client holds on", async () => {
    const database = await start(folder);
    const sql = connect(database);
    const slow = sql`select pg_sleep(60)`.catch((error: Error) => error);
    await expect
      .poll(() => ask(database, "select 1 from pg_stat_activity where wait_event = 'PgSleep'"))
      .toHaveLength(1);
    expect(processesOf(folder).length).toBeGreaterThan(3);
    await Promise.all([database.stop(), database.stop()]);
    expect(processesOf(folder)).toEqual([]);
    expect(await slow).toBeInstanceOf(Error);
    await sql.end({ timeout: 1 });
  });
});

describe("after a crash", { timeout: 60_000 }, () => {
  let folder = "";
  // Copying costs more than starting: the tests share a folder, each finds its server stopped.
  beforeAll(() => {
    folder = copyOfTemplate();
  });

  it("has every row that it acknowledged, though the server was killed under its writers", async () => {
    const acknowledged: number[] = [];
    let next = 100;
    for (let cycle = 0; cycle < 2; cycle++) {
      const sql = connect(await start(folder));
      const enough = acknowledged.length + 200;
      const writers = Array.from({ length: 8 }, async () => {
        for (;;) {
          const id = next++;
          try {
            await sql`insert into kept values (${id}, 'row')`;
          } catch {
            return;
          }
          acknowledged.push(id);
        }
      });
      while (acknowledged.length < enough) await pause(5);
      process.kill(postmasterOf(folder), "SIGKILL");
      await Promise.all(writers);
      await sql.end({ timeout: 1 });
    }
    const rows = await ask<{ id: number }>(await start(folder), "select id from kept");
    const stored = new Set(rows.map(({ id }) => id));
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(400);
  });

  it("adopts the server of a process that was killed", async () => {
    const other = await startElsewhere(folder);
    const pid = postmasterOf(folder);
    await expect(claimDataDirectory(folder)).rejects.toThrow(`in use by process ${other.child.pid};`);
    other.child.kill("SIGKILL");
    await gone(other.child.pid as number);

    const claim = await claimDataDirectory(folder);
    const database = await start(folder);
    expect([other.adopted, database.adopted]).toEqual([false, true]);
    expect(postmasterOf(folder)).toBe(pid);
    expect(await ask(database, "select word from kept where id = 1")).toEqual([{ word: "stays" }]);
    await database.stop();
    expect(processesOf(folder)).toEqual([]);
    claim.release();
  });

  it.each([
    ["a stranger's number", strangerBeside],
    ["a zombie's number", zombie],
    ["a dead process's number", (_cluster: string, dead: number) => dead],
    ["nothing", () => null],
  ] as const)("starts though its pid file holds %s", async (_content, make) => {
    const cluster = join(folder, "postgres");
    const before = await start(folder);
    const dead = postmasterOf(folder);
    process.kill(dead, "SIGKILL");
    await gone(dead);
    const pid = await make(cluster, dead);
    for (const path of [join(cluster, "postmaster.pid"), join(before.host, ".s.PGSQL.5432.lock")]) {
      const [, ...rest] = readFileSync(path, "utf8").split("\n");
      writeFileSync(path, pid === null ? "" : [pid, ...rest].join("\n"));
    }
    const database = await start(folder);
    expect(database.adopted).toBe(false);
    expect(await ask(database, "select word from kept where id = 1")).toEqual([{ word: "stays" }]);
  });

  it("waits for an old backend that still works, and never starts beside it", async () => {
    const sql = connect(await start(folder));
    const [backend] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const last = backend?.pid as number;
    halt(last);
    process.kill(postmasterOf(folder), "SIGKILL");
    const starting = start(folder);
    // The one that writes the log stays as long as anyone can still speak to it.
    await expect.poll(() => processesOf(folder).length, { timeout: 10_000 }).toBeLessThanOrEqual(2);
    await pause(300);
    expect(processesOf(folder)).toContain(last);
    expect(processesOf(folder).length).toBeLessThanOrEqual(2);
    process.kill(last, "SIGCONT");
    expect((await starting).adopted).toBe(false);
    await sql.end({ timeout: 1 });
  });

  it("is not held up by the lock or the half-made database of a starter that was killed", async () => {
    const folder = freshFolder();
    mkdirSync(join(folder, "postgres.init-4194304-abcdef"), { recursive: true });
    symlinkSync("4194304@long-ago", join(folder, "postgres.lock.7"));
    const database = await start(folder);
    expect(database.adopted).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes(".init-"))).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith("postgres.lock"))).toEqual(["postgres.lock.8"]);
  });
});

describe("many at once", { timeout: 60_000 }, () => {
  it("of five starters one starts and four adopt, and one takes over the claim of a dead app", async () => {
    const folder = freshFolder();
    mkdirSync(folder, { mode: 0o700 });
    symlinkSync(`${process.pid}@an-earlier-process-with-this-number`, join(folder, "app.lock.3"));
    const told = await Promise.all(Array.from({ length: 5 }, () => startElsewhere(folder)));
    expect(told.filter(({ adopted }) => !adopted)).toHaveLength(1);
    expect(told.filter(({ claim }) => claim === "won")).toHaveLength(1);
    const winner = told.find(({ claim }) => claim === "won")?.child.pid;
    const refused = told.filter(({ claim }) => claim.includes(`in use by process ${winner};`));
    expect(refused).toHaveLength(4);
    const database = await start(folder);
    expect(database.adopted).toBe(true);
    await database.stop();
    expect(processesOf(folder)).toEqual([]);
  });

  it("a folder is claimed once, and again when it was let go", async () => {
    const folder = freshFolder();
    const claim = await claimDataDirectory(folder);
    await expect(claimDataDirectory(folder)).rejects.toThrow(`${folder} is in use by process ${process.pid};`);
    claim.release();
    (await claimDataDirectory(folder)).release();
    expect(readdirSync(folder)).toEqual(["app.lock.2"]);
  });

  it.each<[string, () => Promise<number>]>([
    ["dead", async () => 4194304],
    ["a zombie", zombie],
  ])("the claim of a process that is %s is taken over", async (_state, make) => {
    const folder = freshFolder();
    mkdirSync(folder);
    const pid = await make();
    const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, "utf8").split(" ") : [];
    const boot = stat.length > 0 ? readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim() : "";
    symlinkSync(`${pid}@${boot}-${stat[21]}`, join(folder, "app.lock.1"));
    await expect(claimDataDirectory(folder)).resolves.toHaveProperty("release");
  });
});
