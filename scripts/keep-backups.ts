import { existsSync } from "node:fs";
import path from "node:path";
import { administrator } from "@/db/administration";
import { archiving, sealSpool, spoolName } from "@/db/backups/archive";
import { addressIn } from "@/db/backups/drill";
import { keepBackups, onSameDisk } from "@/db/backups/keeper";
import { openBackupPlace } from "@/db/backups/places";
import { noteState } from "@/db/backups/state";
import { type RunningDatabase, startDatabase } from "@/db/embedded";
import { furtherChecks } from "./further-checks";

type Say = (line: string) => void;

export const binDir = process.env.PG_BIN_DIR || undefined;

/** For how many days back any moment can be restored. */
export const daysKept = (() => {
  const wanted = Number(process.env.BACKUP_DAYS || 14);
  return Number.isInteger(wanted) && wanted >= 1 && wanted <= 3650 ? wanted : 14;
})();

export const backupPlace = (dataDir: string) =>
  openBackupPlace({ dataDir, backupDir: process.env.BACKUP_DIR, keyFile: process.env.BACKUP_KEY_FILE });

const isOff = process.env.BACKUPS === "off";
const wanted = (dataDir: string, say: Say) => ({
  dataDir,
  binDir,
  say,
  ...(!isOff && { settings: archiving, spools: [spoolName] }),
});

/** Starts the database so that it archives; one that was left running by a release that did not is started anew. */
export async function startArchiving(dataDir: string, say: Say): Promise<RunningDatabase> {
  const database = await startDatabase(wanted(dataDir, say));
  if (isOff || !database.adopted || (await archives(database))) return database;
  await database.stop();
  return startDatabase(wanted(dataDir, say));
}

async function archives(database: RunningDatabase): Promise<boolean> {
  const sql = administrator(addressIn(database, "postgres"));
  const [row] = await sql<{ as: string }[]>`select current_setting('archive_command') as as`.finally(() => sql.end());
  return row?.as === archiving.archive_command;
}

interface House {
  dataDir: string;
  /** The demo backs up by hand only: nobody is to find copies of it on their disk. */
  isDemo: boolean;
  living: () => RunningDatabase;
  say: Say;
}

/** Keeps backups in this process until it is told to stop; the answer of `stop` comes when nothing of it runs. */
export async function beginBackups({ dataDir, isDemo, living, say }: House) {
  const ending = new AbortController();
  const nothing = { stop: async () => undefined, seal: async () => undefined };
  if (isOff) {
    await noteState(dataDir, { kept: "off" });
    return nothing;
  }
  try {
    const place = await backupPlace(dataDir);
    const kept = isDemo ? "by_hand" : "daily";
    const openedAt = new Date().toISOString();
    await noteState(dataDir, {
      kept,
      days: daysKept,
      sameDisk: await onSameDisk(place),
      openedAt,
      backupTrouble: null,
    });
    const { signal } = ending;
    const checks = furtherChecks(dataDir);
    const keeping = keepBackups({ place, living, daily: !isDemo, days: daysKept, binDir, checks, say, signal });
    const stop = async () => {
      ending.abort();
      await keeping;
    };
    // What the database archived while it stopped.
    return { stop, seal: async () => void (await sealSpool(place).catch(() => undefined)) };
  } catch (error) {
    // A practice that can't back up still has to be able to work; its owner is told.
    say(`No backups are made: ${(error as Error).message}`);
    const backupTrouble = { at: new Date().toISOString(), trouble: "no_key" as const };
    await noteState(dataDir, { kept: "daily", backupTrouble });
    return nothing;
  }
}

/** The data folder that a command is about: the real one, or the demo's where that is the only one. */
export function dataDirMeant(say: Say): string {
  const asked = process.env.DATA_DIR;
  if (asked) return path.resolve(asked);
  const [real, demo] = [".data", ".data/demo"].map((folder) => path.resolve(folder)) as [string, string];
  if (existsSync(path.join(real, "postgres")) || !existsSync(path.join(demo, "postgres"))) return real;
  say(`There is only a demo here, in ${demo}.`);
  return demo;
}
