import { existsSync } from "node:fs";
import { rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { type Administrator, administrator, databaseName } from "@/db/administration";
import type { RunningDatabase } from "@/db/embedded";
import type { BackupTrouble, Drill } from "@/lib/backup-state";
import { untilSealed } from "./archive";
import { checkStructure, missing, type Noted, noteTables, sumUp } from "./checks";
import type { BackupPlace } from "./places";
import { planRestore, restore } from "./restore";
import { DamagedBackup } from "./sealed-file";

/**
 * A look at a restored copy by a part of the house that knows more of its contents, as it was at that moment; answers in
 * a few words what it saw, and throws where something is wrong.
 */
export type FurtherCheck = (copy: Administrator, until: Date) => Promise<string>;

export class BrokenChain extends Error {
  override name = "BrokenChain";
}

interface Wishes {
  binDir?: string | undefined;
  /** The folder for the copy, which is removed again; beside the data where it is not said. */
  into?: string;
  checks?: FurtherCheck[] | undefined;
  signal?: AbortSignal | undefined;
  say: (line: string) => void;
}

class Unequal extends Error {}
class NoRoom extends Error {}

export const addressIn = ({ host, port, superuser }: RunningDatabase, database = databaseName) => ({
  host,
  port,
  database,
  username: superuser.user,
  password: superuser.password,
});

/** Makes sure that everything up to now is in the archive; answers on which line of the log that is. */
export async function archiveUntilNow(place: BackupPlace, sql: Administrator): Promise<number> {
  await sql`select pg_create_restore_point('verzacht')`;
  const [row] = await sql<{ wal: string }[]>`select pg_walfile_name(pg_switch_wal()) as wal`;
  if (!row) throw new Error("the database ended no part of its log");
  await untilSealed(place, row.wal);
  return Number.parseInt(row.wal.slice(0, 8), 16);
}

export function troubleOf(error: unknown): BackupTrouble {
  const { name, message, code } = error as Error & { code?: string };
  if (error instanceof NoRoom || code === "ENOSPC" || code === "53100") return "no_room";
  if (error instanceof Unequal) return "not_equal";
  if (error instanceof DamagedBackup || code === "ENOENT") return "damaged";
  if (name === "DatabaseRefusal" && message.includes("backup key")) return "no_key";
  if (name === "DatabaseRefusal" && message.includes("is missing")) return "no_key";
  if (error instanceof BrokenChain) return "broken_chain";
  if (["UnreadableText", "KeyringFault"].includes(name)) return "unreadable";
  return code?.startsWith("XX") || message?.includes("not sound") ? "unsound" : "other";
}

/**
 * The drill: restores the newest backup up to now into a folder of its own, holds it against the living tables, row by
 * row, checks its structure, and removes it. Never throws for what it finds; that is its answer.
 */
export async function drill(
  place: BackupPlace,
  living: RunningDatabase,
  wishes: Wishes,
): Promise<[Drill, Error | null]> {
  const began = Date.now();
  const into = wishes.into ?? join(place.folder, `drill-${process.pid}`);
  const result: Drill = {
    at: new Date(began).toISOString(),
    seconds: 0,
    trouble: null,
    backupAt: null,
    tables: 0,
    rows: 0,
    indexes: null,
    compared: 0,
    seen: [],
  };
  let found: Error | null = null;
  try {
    const { backup } = await planRestore(place, "end");
    result.backupAt = backup.endedAt.toISOString();
    await refuseWithoutRoom(
      place.folder,
      backup.files.reduce((sum, { size }) => sum + size, 0),
    );
    const sql = administrator(addressIn(living));
    const look = async () => {
      try {
        const tables = await noteTables(sql);
        return { noted: tables, timeline: await archiveUntilNow(place, sql) };
      } finally {
        await sql.end({ timeout: 1 });
      }
    };
    const { noted, timeline } = await look();
    const target = { lsn: noted.lsn };
    const { binDir, checks = [], signal, say } = wishes;
    await restore(place, { into, target, timeline, binDir, forGood: false, signal, say }, (copy) =>
      lookAt(copy, noted, checks, result),
    );
  } catch (error) {
    found = error as Error;
    result.trouble = troubleOf(error);
  } finally {
    for (const left of [into, `${into}.restoring`])
      if (existsSync(left)) await rm(left, { recursive: true, force: true });
  }
  result.seconds = Math.round((Date.now() - began) / 100) / 10;
  return [result, found];
}

async function lookAt(copy: RunningDatabase, noted: Noted, checks: FurtherCheck[], result: Drill) {
  const sql = administrator(addressIn(copy));
  try {
    const tables = await sumUp(sql);
    result.tables = Object.keys(tables).length;
    result.rows = Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);
    const other = missing(noted, tables);
    if (other.length > 0) throw new Unequal(`The copy differs from the living tables in ${other.join(", ")}.`);
    result.compared = Object.keys(noted.still).length;
    result.indexes = (await checkStructure(sql))?.indexes ?? null;
    for (const check of checks) result.seen.push(await check(sql, new Date(result.at)));
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** The copy and as much again for its log; a drill must not be what fills the disk. */
async function refuseWithoutRoom(folder: string, size: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < size * 2 + (1 << 29))
    throw new NoRoom("There is not enough room on the disk for a drill: it needs twice the size of the database.");
}
