import { chmod, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import postgres from "postgres";
import { claimDataDirectory, type RunningDatabase, startDatabase, stopLeftBehind } from "@/db/embedded";
import { DatabaseRefusal } from "@/db/embedded-process";
import { archived, archiving, spoolName } from "./archive";
import { feedLog, feedName, restoreCommand } from "./feeder";
import { type FullBackup, readFullBackups, unpackFullBackup } from "./full";
import type { BackupPlace } from "./places";
import { backupFor, gapAfter } from "./rules";
import { DamagedBackup, syncFolder } from "./sealed-file";

const hours = 3_600_000;

/** Where to stop: at a moment, at an exact place of the log, or at its end. */
export type Target = { time: Date } | { lsn: string } | "end";

interface Wishes {
  /** A folder that is not there yet. It stands under this name only when it is whole. */
  into: string;
  target: Target;
  /** Which line of the log to follow where an earlier restore has branched off; the newest where it is not said. */
  timeline?: number | undefined;
  binDir?: string | undefined;
  /** A copy that is thrown away archives nothing; a real one begins its own line of the archive. */
  forGood: boolean;
  signal?: AbortSignal | undefined;
  say: (line: string) => void;
}

/** What a restored database is, as far as it is known while it is looked at. */
export interface Course {
  backup: FullBackup;
  /** False when the archive ended before the wished moment; what it holds is all there. */
  reached: boolean;
  /** Of the last transaction that is in it. */
  lastChange: Date | null;
}

export interface Restored extends Course {
  segments: number;
}

export interface Plan {
  backup: FullBackup;
  /** The first part of the log that is missing; nothing after it can be restored. */
  gap: string | null;
}

/** Which backup serves for a moment, or a sentence why none does. */
export async function planRestore(place: BackupPlace, target: Target): Promise<Plan> {
  const backups = await readFullBackups(place);
  const moment = typeof target === "object" && "time" in target ? target.time : null;
  const found = backupFor(backups, moment);
  const backup = backups.find(({ id }) => id === found?.id);
  if (backup) return { backup, gap: gapAfter(await archived(place.dir), backup.startWal) };
  const [oldest] = backups;
  throw new DatabaseRefusal(
    oldest
      ? `The oldest backup in ${place.dir} is from ${oldest.endedAt.toISOString()}; nothing before that can be restored.`
      : `There is no backup in ${place.dir}.`,
  );
}

export async function refuseIfThere(into: string): Promise<void> {
  const names = await readdir(into).catch(() => []);
  if (names.length > 0)
    throw new DatabaseRefusal(`${into} is there already, and a restore never writes over anything. Choose another.`);
}

/**
 * Restores into a folder of its own; `look` sees the restored database before it is stopped and put in its place.
 * Whatever goes wrong, nothing stands under the wished name.
 */
export async function restore<T>(
  place: BackupPlace,
  { into, target, timeline, binDir, forGood, signal, say }: Wishes,
  look: (database: RunningDatabase, course: Course) => Promise<T>,
): Promise<Restored & { seen: T }> {
  const goal = resolve(into);
  await refuseIfThere(goal);
  const { backup } = await planRestore(place, target);
  const draft = `${goal}.restoring`;
  await mkdir(dirname(goal), { recursive: true });
  const claim = await claimDataDirectory(draft);
  await stopLeftBehind(draft);
  await clear(draft);
  const stop = () => void stopLeftBehind(draft);
  signal?.addEventListener("abort", stop, { once: true });
  const feeding = await feedLog(place, draft);
  let database: RunningDatabase | undefined;
  try {
    // The account that runs the server is chosen by who owns the folder's parent; it has to be able to come in.
    await unpackFullBackup(place, backup, join(draft, "postgres"), signal);
    for (const [name, text] of Object.entries(backup.beside))
      await writeFile(join(draft, name), text, { mode: 0o600, flush: true });
    await writeFile(join(draft, "postgres", "recovery.signal"), "", { mode: 0o600 });
    const begin = (goal: Target) => {
      signal?.throwIfAborted();
      return startDatabase({
        dataDir: draft,
        binDir,
        settings: { ...recovery(goal, timeline), ...(forGood && archiving) },
        spools: [feedName, spoolName],
        patience: 12 * hours,
        say: (line) => !line.includes("recovering") && say(line),
      });
    };
    let reached = true;
    database = await begin(target).catch((error: Error) => {
      const broken = feeding.trouble();
      if (broken) throw broken;
      if (!error.message.includes("before configured recovery target was reached")) throw error;
      reached = false;
      return begin("end");
    });
    const course: Course = { backup, reached, lastChange: await lastChangeIn(database) };
    const seen = await look(database, course);
    await database.stop();
    database = undefined;
    await feeding.stop();
    if (!forGood) await rm(join(draft, spoolName), { recursive: true, force: true });
    await rm(join(draft, "postgres-start.log"), { force: true });
    claim.release();
    await moveIn(draft, goal);
    return { ...course, segments: feeding.given(), seen };
  } catch (error) {
    await database?.stop().catch(() => undefined);
    await feeding.stop();
    claim.release();
    await rm(draft, { recursive: true, force: true });
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

/** When a server begins it does not know yet what a Z is. */
const withOffset = (time: Date) => time.toISOString().replace("T", " ").replace("Z", "+00");

function recovery(target: Target, timeline?: number): Record<string, string> {
  const where: Record<string, string> =
    target === "end"
      ? {}
      : "time" in target
        ? { recovery_target_time: withOffset(target.time) }
        : { recovery_target_lsn: target.lsn, recovery_target_inclusive: "off" };
  return {
    restore_command: restoreCommand,
    recovery_target_action: "promote",
    recovery_target_timeline: timeline ? String(timeline) : "latest",
    ...where,
    // Nobody comes in before it is what it should be; and what the server says goes where it is read when it fails.
    hot_standby: "off",
    logging_collector: "off",
    archive_mode: "off",
  };
}

async function lastChangeIn({ host, port, superuser }: RunningDatabase): Promise<Date | null> {
  const sql = postgres({ host, port, ...superuser, database: "postgres", max: 1, onnotice: () => undefined });
  try {
    const [row] = await sql<{ at: Date | null }[]>`select pg_last_xact_replay_timestamp() as at`;
    return row?.at ?? null;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** What an earlier restore left half done. Our own claim on the folder stays. */
async function clear(draft: string): Promise<void> {
  for (const name of await readdir(draft))
    if (!name.startsWith("app.lock")) await rm(join(draft, name), { recursive: true, force: true });
}

async function moveIn(draft: string, goal: string): Promise<void> {
  for (const name of await readdir(draft))
    if (/^(?:app|postgres)\.lock/.test(name)) await rm(join(draft, name), { force: true });
  await chmod(draft, 0o700);
  // Onto an empty folder, too; one that has come to hold something meanwhile makes this fail.
  await rename(draft, goal).catch((error: Error) => {
    throw new DamagedBackup(`${goal} could not be put in its place (${error.message}); what was restored is gone.`);
  });
  await syncFolder(dirname(goal));
}
