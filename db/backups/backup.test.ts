import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { administrator } from "@/db/administration";
import { connection } from "@/db/connection";
import { startDatabase } from "@/db/embedded";
import { processTable } from "@/db/embedded-process";
import { type ArchivedHouse, archivedHouse, practisingClient } from "@/db/testing/archived-house";
import { furtherChecks } from "@/scripts/further-checks";
import { archived, archiving, sealSpool, spoolName } from "./archive";
import { checkStructure, differing, sumUp } from "./checks";
import { addressIn, archiveUntilNow, drill } from "./drill";
import { type FullBackup, readFullBackups } from "./full";
import { backUp } from "./keeper";
import { fullFolder, walFolder } from "./places";
import { restore, type Target } from "./restore";
import { keyOf } from "./sealed-file";

let house: ArchivedHouse;
let client: Awaited<ReturnType<typeof practisingClient>>;
const say = () => undefined;

beforeAll(async () => {
  house = await archivedHouse();
  client = await practisingClient(house);
  writeFileSync(join(house.dataDir, "secrets.json"), "{}");
}, 600_000);

afterAll(async () => {
  await connection().pool.end({ timeout: 1 });
  await house.leave();
}, 60_000);

/** Four phones that log one session after another until they are told to stop; answers how many were acknowledged. */
function underLoad() {
  let isOver = false;
  let next = 0;
  let acknowledged = 0;
  const phones = Array.from({ length: 4 }, async () => {
    while (!isOver) if ((await client.practise(next++)).ok) acknowledged++;
  });
  return {
    count: () => acknowledged,
    stop: async () => {
      isOver = true;
      await Promise.all(phones);
    },
  };
}

describe("nothing lost", { timeout: 600_000 }, () => {
  it("a backup made under load, a vandal, and the second before: every table is what it was then", async () => {
    const load = underLoad();
    while (load.count() < 20) await pause(20);
    const made = await backUp(house.place, house.database, 14);
    const after = load.count();
    while (load.count() < after + 20) await pause(20);
    await load.stop();
    const quiet = await house.with(sumUp);
    const before = await house.with(async (sql) => (await sql<{ at: Date }[]>`select clock_timestamp() as at`)[0]?.at);
    await pause(1_000);

    await house.with((sql) => sql`update sessions set note = 'gone', tension_before = 0`);
    await house.with((sql) => sql`delete from session_entries`);
    await house.with((sql) => archiveUntilNow(house.place, sql));
    expect(differing(quiet, await house.with(sumUp)).length).toBeGreaterThan(0);

    const into = join(house.ground, "restored");
    const began = Date.now();
    const target = { time: new Date((before as Date).getTime() + 500) };
    const done = await restore(house.place, { into, target, forGood: true, say }, async (copy) => {
      const sql = administrator(addressIn(copy));
      const found = { tables: await sumUp(sql), structure: await checkStructure(sql) };
      await sql.end();
      return found;
    });
    expect(differing(quiet, done.seen.tables)).toEqual([]);
    expect(done.seen.structure?.indexes).toBeGreaterThan(100);
    expect(done.reached).toBe(true);
    const rows = Object.values(quiet).reduce((sum, table) => sum + table.rows, 0);
    console.log(
      `backup: ${(made.bytes / 1e6).toFixed(1)} MB in ${made.ms} ms under load; restored to the second before in ${Date.now() - began} ms, ${Object.keys(quiet).length} tables, ${rows} rows, 0 different`,
    );
    expect(readFileSync(join(into, "secrets.json"), "utf8")).toBe("{}");
    expect(readdirSync(into).filter((name) => /lock|key$|feed/.test(name))).toEqual([]);
    expect(readdirSync(house.ground)).not.toContain("restored.restoring");
    rmSync(into, { recursive: true, force: true });
  });

  it("goes on on a timeline of its own, and what happens there can be restored from the same archive", async () => {
    const into = join(house.ground, "goes-on");
    const lines: string[] = [];
    await restore(
      house.place,
      { into, target: "end", forGood: true, say: (line) => lines.push(line) },
      async () => null,
    );
    const place = { ...house.place, folder: into };
    const settings = { ...archiving };
    const living = await startDatabase({ dataDir: into, settings, spools: [spoolName], say });
    const own = administrator(addressIn(living));
    await own`create table public.later (word text)`;
    await own`insert into later values ('after the restore')`;
    await archiveUntilNow(place, own);
    await own.end();
    await living.stop();
    await sealSpool(place);
    expect(await archived(place.dir)).toContain("00000002.history");

    const again = join(house.ground, "again");
    const done = await restore(place, { into: again, target: "end", forGood: false, say }, async (copy) => {
      const sql = administrator(addressIn(copy));
      try {
        return await sql`select word from later`;
      } finally {
        await sql.end();
      }
    });
    expect([...done.seen]).toEqual([{ word: "after the restore" }]);
    expect(readdirSync(again)).toContain("secrets.json");
    for (const folder of [into, again]) rmSync(folder, { recursive: true, force: true });
  });

  it("a drill under load finds the copy equal to the living tables, row by row, and leaves nothing", async () => {
    const load = underLoad();
    const [result, error] = await drill(house.place, house.database, { checks: furtherChecks(house.dataDir), say });
    await load.stop();
    expect(error).toBeNull();
    expect(result.trouble).toBeNull();
    expect(result.compared).toBeGreaterThan(result.tables / 2);
    expect(result.indexes).toBeGreaterThan(100);
    expect(result.seen).toEqual([
      expect.stringMatching(/^\d+ seals/),
      expect.stringMatching(/^[1-9]\d* texts opened$/),
    ]);
    expect(readdirSync(house.dataDir).filter((name) => name.startsWith("drill"))).toEqual([]);
    console.log(
      `drill: ${result.seconds} s, ${result.tables} tables, ${result.rows} rows, ${result.indexes} indexes, ${result.seen.join(", ")}`,
    );
  });
});

describe("what can't be restored", { timeout: 600_000 }, () => {
  const into = () => join(house.ground, "refused");
  const attempt = (place = house.place, target: Target = "end") =>
    restore(place, { into: into(), target, forGood: true, say }, async () => null);

  /** Nothing stands under the wished name, or beside it, and nothing runs. */
  const expectNothingLeft = () => {
    expect(readdirSync(house.ground).filter((name) => name.startsWith("refused"))).toEqual([]);
    expect(processTable.postgresIn(join(`${into()}.restoring`, "postgres"))).toEqual([]);
  };

  /** Something is done to a file while a restore is tried, and undone afterwards. */
  async function spoiling(path: string, how: (bytes: Buffer) => Buffer | null, work: () => Promise<void>) {
    const whole = readFileSync(path);
    const spoilt = how(Buffer.from(whole));
    if (spoilt) writeFileSync(path, spoilt);
    else rmSync(path);
    try {
      await work();
    } finally {
      writeFileSync(path, whole);
    }
  }

  const flipped = (bytes: Buffer) => (
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 4, bytes.length >> 1), bytes
  );
  const full = async () => (await readFullBackups(house.place)).at(-1) as FullBackup;

  it("nothing is written over", async () => {
    for (const taken of [house.dataDir, house.ground])
      await expect(
        restore(house.place, { into: taken, target: "end", forGood: true, say }, async () => null),
      ).rejects.toThrow("is there already");
    expect(existsSync(join(house.dataDir, "postgres", "PG_VERSION"))).toBe(true);
  });

  it("a moment before the first backup", async () => {
    await expect(attempt(house.place, { time: new Date("2026-01-01T00:00:00Z") })).rejects.toThrow("The oldest backup");
    expectNothingLeft();
  });

  it("with another key", async () => {
    await expect(attempt({ ...house.place, key: keyOf(Buffer.alloc(32)) })).rejects.toThrow("another key");
    expectNothingLeft();
  });

  it("a backup or a part of the log that was changed", async () => {
    const { id, startWal } = await full();
    const files = [
      join(fullFolder(house.place.dir), id, "data.sealed"),
      join(walFolder(house.place.dir), `${startWal}.sealed`),
    ];
    for (const file of files) {
      await spoiling(file, flipped, () => expect(attempt()).rejects.toThrow("is damaged"));
      expectNothingLeft();
    }
  });

  it("what comes after a gap: the restore ends there, and says so", async () => {
    const last = (await archived(house.place.dir))
      .filter((name) => name.startsWith("00000001"))
      .toSorted()
      .at(-1) as string;
    const { stopWal } = await full();
    expect(last > stopWal).toBe(true);
    await spoiling(
      join(walFolder(house.place.dir), `${last}.sealed`),
      () => null,
      async () => {
        const done = await attempt(house.place, { time: new Date() });
        expect(done.reached).toBe(false);
        expect((done.lastChange as Date).getTime()).toBeGreaterThan(0);
      },
    );
    rmSync(into(), { recursive: true, force: true });
  });

  it("a backup that was cut off counts for nothing, and is in nobody's way", async () => {
    const before = await readFullBackups(house.place);
    const ending = new AbortController();
    const making = backUp(house.place, house.database, 14, ending.signal);
    setTimeout(() => ending.abort(), 150);
    await expect(making).rejects.toThrow();
    expect((await readFullBackups(house.place)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    const { full: next } = await backUp(house.place, house.database, 14);
    expect((await readFullBackups(house.place)).at(-1)?.id).toBe(next.id);
  });
});
