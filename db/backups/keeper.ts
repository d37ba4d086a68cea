import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { administrator } from "@/db/administration";
import { type RunningDatabase, stopLeftBehind } from "@/db/embedded";
import { numberIsTaken, tryLock } from "@/db/embedded-process";
import type { BackupState } from "@/lib/backup-state";
import { archived, sealSpool, waitingSince } from "./archive";
import { addressIn, drill, type FurtherCheck, troubleOf } from "./drill";
import { makeFullBackup, readFullBackups } from "./full";
import { type BackupPlace, fullFolder, sealedName, walFolder } from "./places";
import { backupIsDue, drillIsDue, outlived, outlivedWal } from "./rules";
import { noteState, readState } from "./state";

/** A full backup, noted; and then what nobody needs any longer is let go. */
export async function backUp(place: BackupPlace, living: RunningDatabase, days: number, signal?: AbortSignal) {
  const lock = tryLock(join(place.folder, "backup.lock"));
  if (typeof lock === "number") throw new Error(`Process ${lock} is making a backup already.`);
  const sql = administrator(addressIn(living));
  // The server waits for its archive; whoever is asked to stop does not.
  const end = () => void sql.end({ timeout: 3 });
  signal?.addEventListener("abort", end, { once: true });
  try {
    const made = await makeFullBackup(place, sql, signal);
    const backup = { at: made.full.endedAt.toISOString(), seconds: made.ms / 1000, bytes: made.bytes };
    await noteState(place.folder, { backup, backupTrouble: null, archivedAt: new Date().toISOString() });
    await letGo(place, days);
    return made;
  } finally {
    signal?.removeEventListener("abort", end);
    await sql.end({ timeout: 1 });
    lock.release();
  }
}

/** Removes what is past its days. After a drill that found something wrong, nothing: an older one may be the good one. */
export async function letGo(place: BackupPlace, days: number): Promise<void> {
  if (readState(place.folder).drill?.trouble) return;
  const backups = await readFullBackups(place);
  const gone = outlived(backups, new Date(), days);
  for (const id of gone) await rm(join(fullFolder(place.dir), id), { recursive: true, force: true });
  const staying = backups.filter(({ id }) => !gone.includes(id));
  for (const name of outlivedWal(await archived(place.dir), staying))
    await rm(join(walFolder(place.dir), sealedName(name)), { force: true });
}

export async function practise(place: BackupPlace, living: RunningDatabase, wishes: Parameters<typeof drill>[2]) {
  const [result, error] = await drill(place, living, wishes);
  if (!wishes.signal?.aborted) await noteState(place.folder, { drill: result });
  return { result, error };
}

export async function onSameDisk({ folder, dir }: BackupPlace): Promise<boolean> {
  return (await stat(folder)).dev === (await stat(dir)).dev;
}

interface Keeping {
  place: BackupPlace;
  /** The database as it runs right now; it may have been started again since. */
  living: () => RunningDatabase;
  daily: boolean;
  days: number;
  binDir?: string | undefined;
  checks?: FurtherCheck[];
  say: (line: string) => void;
  signal: AbortSignal;
}

const minute = 60_000;

/**
 * Keeps backups for as long as the house is open: seals the archive every few seconds, makes a full backup a day and a
 * drill a week. Nothing that goes wrong here ends it, or the house: it is noted for the owner, and tried again.
 */
export async function keepBackups(keeping: Keeping): Promise<void> {
  const { place, signal, say } = keeping;
  let due = Date.now() + minute;
  await clearDrills(place.folder);
  while (!signal.aborted) {
    await sealAndNote(place, say);
    if (Date.now() >= due) {
      due = Date.now() + minute * (keeping.daily && (await work(keeping)) ? 1 : 10);
    }
    await pause(5_000, undefined, { signal }).catch(() => undefined);
  }
}

async function sealAndNote(place: BackupPlace, say: (line: string) => void): Promise<void> {
  const before = readState(place.folder);
  try {
    const { newest } = await sealSpool(place);
    if (newest) await noteState(place.folder, { archivedAt: new Date().toISOString(), archiveTrouble: null });
  } catch (error) {
    if (!before.archiveTrouble) say(`The archive can't be written: ${(error as Error).message}`);
    const since = (await waitingSince(place.folder)) ?? new Date();
    const archiveTrouble = { since: since.toISOString(), trouble: troubleOf(error) };
    await noteState(place.folder, { archiveTrouble }).catch(() => undefined);
  }
}

/** Answers whether everything that was due is done; otherwise it is tried again a little later. */
async function work({ place, living, days, binDir, checks, say, signal }: Keeping): Promise<boolean> {
  const state = readState(place.folder);
  const hour = new Date().getHours();
  const last = (moment: string | null | undefined) => (moment ? new Date(moment) : null);
  try {
    if (backupIsDue(new Date(), last(await newestBackup(place, state)), hour)) {
      const { ms } = await backUp(place, living(), days, signal);
      say(`Made a backup (${(ms / 1000).toFixed(1)} s)`);
    } else if (drillIsDue(new Date(), last(state.drill?.at), last(state.backup?.at), hour)) {
      const { error } = await practise(place, living(), { binDir, checks, signal, say: () => undefined });
      if (signal.aborted) return true;
      say(error ? `The restore drill found something wrong: ${error.message}` : "The restore drill went well");
    }
    return true;
  } catch (error) {
    if (signal.aborted) return true;
    say(`No backup could be made: ${(error as Error).message}`);
    const backupTrouble = { at: new Date().toISOString(), trouble: troubleOf(error) };
    await noteState(place.folder, { backupTrouble }).catch(() => undefined);
    return false;
  }
}

/** As it lies in the folder: somebody may have emptied that, or mounted another disk. */
async function newestBackup(place: BackupPlace, state: BackupState): Promise<string | null> {
  const there = (await readdir(fullFolder(place.dir))).some((name) => !name.endsWith(".part"));
  return there ? (state.backup?.at ?? (await readFullBackups(place)).at(-1)?.endedAt.toISOString() ?? null) : null;
}

/** A drill that was cut off left a copy of everybody's record. */
async function clearDrills(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^drill-(\d+)/.exec(name)?.[1] ?? 0);
    if (!pid || (pid !== process.pid && numberIsTaken(pid))) continue;
    await stopLeftBehind(join(folder, name));
    await rm(join(folder, name), { recursive: true, force: true });
  }
}
