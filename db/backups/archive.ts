import { createHash } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { tryLock } from "@/db/embedded-process";
import { type BackupPlace, fullFolder, sealedName, walFolder } from "./places";
import { archivable } from "./rules";
import { DamagedBackup, seal, unseal } from "./sealed-file";

// PostgreSQL puts each finished part of its log into the spool; from there it is sealed into the archive, and only then
// leaves the spool. The server's account knows neither key nor archive.

export const spoolName = "wal-spool";
const spool = `../${spoolName}`;
const synced = (path: string) => `{ sync ${path} 2>/dev/null || sync; }`;

/** What the server has to be started with. Its folder is where it works, so that it finds the spool beside itself. */
export const archiving: Record<string, string> = {
  archive_mode: "on",
  archive_timeout: "60",
  archive_command: [
    `cp -f %p ${spool}/%f.part`,
    synced(`${spool}/%f.part`),
    `mv -f ${spool}/%f.part ${spool}/%f`,
    synced(spool),
  ].join(" && "),
};

async function hashOf(source: AsyncIterable<Buffer | string>): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of source) hash.update(part);
  return hash.digest("hex");
}

async function isSealedAlready(place: BackupPlace, name: string, path: string): Promise<boolean> {
  const sealed = join(walFolder(place.dir), sealedName(name));
  if (!existsSync(sealed)) return false;
  const [kept, offered] = await Promise.all([hashOf(unseal(sealed, name, place.key)), hashOf(createReadStream(path))]);
  if (kept === offered) return true;
  throw new DamagedBackup(
    `${name} is in the archive with other content: two databases write into ${place.dir}. Give each a BACKUP_DIR of its own.`,
  );
}

export interface Sealing {
  /** The newest file that is in the archive by now; null when nothing was sealed this time. */
  newest: string | null;
}

/**
 * Seals what waits in the spool. Without a full backup, finished or under way, the archive would be of no use to
 * anybody, and what waits is let go. One at a time: whoever finds another at it leaves it to them.
 */
export async function sealSpool(place: BackupPlace): Promise<Sealing> {
  const folder = join(place.folder, spoolName);
  const waits = (await readdir(folder).catch(() => [])).some((one) => archivable.test(one));
  if (!waits) return { newest: null };
  const lock = tryLock(join(place.folder, "archive.lock"));
  if (typeof lock === "number") return { newest: null };
  let newest: string | null = null;
  try {
    const isOfUse = (await readdir(fullFolder(place.dir))).length > 0;
    for (const name of (await readdir(folder)).filter((one) => archivable.test(one)).toSorted()) {
      const path = join(folder, name);
      if (isOfUse && !(await isSealedAlready(place, name, path)))
        await seal(join(walFolder(place.dir), sealedName(name)), name, place.key, createReadStream(path));
      await rm(path, { force: true });
      newest = name;
    }
  } finally {
    lock.release();
  }
  return { newest };
}

/** Until a part of the log is in the archive. Whoever is sealing, here or in the running product, does the work. */
export async function untilSealed(place: BackupPlace, name: string, signal?: AbortSignal): Promise<void> {
  const wanted = join(walFolder(place.dir), sealedName(name));
  const deadline = Date.now() + 120_000;
  while (!existsSync(wanted)) {
    signal?.throwIfAborted();
    if (Date.now() > deadline)
      throw new DamagedBackup(`${name} has not come into the archive; the database may have no room to write it.`);
    await sealSpool(place);
    if (!existsSync(wanted)) await pause(100);
  }
}

/** The names of what is in the archive. */
export async function archived(dir: string): Promise<string[]> {
  const ending = sealedName("");
  const names = (await readdir(walFolder(dir))).filter((name) => name.endsWith(ending));
  return names.map((name) => name.slice(0, -ending.length)).filter((name) => archivable.test(name));
}

/** When the oldest file in the spool came to wait there; null when none waits. */
export async function waitingSince(folder: string): Promise<Date | null> {
  const names = await readdir(join(folder, spoolName)).catch(() => []);
  const since = names
    .filter((name) => archivable.test(name))
    .map((name) => statSync(join(folder, spoolName, name), { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return since.length > 0 ? new Date(Math.min(...since)) : null;
}
