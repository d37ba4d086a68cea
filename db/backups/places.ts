import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { DatabaseRefusal } from "@/db/embedded-process";
import { type BackupKey, keyOf, syncFolder } from "./sealed-file";

/** Where the backups of one data folder lie, and by which key. */
export interface BackupPlace {
  /** The data folder that is backed up. */
  folder: string;
  dir: string;
  key: BackupKey;
}

export const fullFolder = (dir: string) => join(dir, "full");
export const walFolder = (dir: string) => join(dir, "wal");
export const sealedName = (name: string) => `${name}.sealed`;

interface Asked {
  dataDir: string;
  /** `BACKUP_DIR`; beside the database where it is not said. */
  backupDir?: string | undefined;
  /** `BACKUP_KEY_FILE`; `backup-key` in the data folder where it is not said. */
  keyFile?: string | undefined;
}

function pathsOf(asked: Asked) {
  const folder = resolve(asked.dataDir);
  const file = asked.keyFile ? resolve(asked.keyFile) : join(folder, "backup-key");
  return { folder, dir: resolve(asked.backupDir || join(folder, "backups")), file };
}

/** The place of backups that are there already: nothing is made. */
export async function findBackupPlace(asked: Asked): Promise<BackupPlace> {
  const { folder, dir, file } = pathsOf(asked);
  if (!existsSync(fullFolder(dir))) throw new DatabaseRefusal(`There are no backups in ${dir}.`);
  return { folder, dir, key: await readKey(file) };
}

/** The place of backups, made where it is not there yet, with its key. */
export async function openBackupPlace(asked: Asked): Promise<BackupPlace> {
  const { folder, dir, file } = pathsOf(asked);
  try {
    for (const part of [fullFolder(dir), walFolder(dir)]) await mkdir(part, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new DatabaseRefusal(`The folder ${dir} can't be used for backups (${(error as Error).message}).`);
  }
  if (!existsSync(file)) await makeKey(file, dir);
  return { folder, dir, key: await readKey(file) };
}

/** Never a new key beside backups of an old one: they would look alive, and nobody could open them. */
async function makeKey(file: string, dir: string): Promise<void> {
  const there = [...(await readdir(fullFolder(dir))), ...(await readdir(walFolder(dir)))];
  if (there.some((name) => !name.endsWith(".part")))
    throw new DatabaseRefusal(
      `${file} is missing, and the backups in ${dir} were sealed with it. Put it back, or choose an empty folder with BACKUP_DIR.`,
    );
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flush: true });
  await rename(draft, file);
  await syncFolder(resolve(file, ".."));
}

async function readKey(file: string): Promise<BackupKey> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new DatabaseRefusal(`The backup key ${file} can't be read.`);
  });
  if (!/^[\w-]{43}$/.test(text.trim()))
    throw new DatabaseRefusal(`${file} holds no backup key: it should be one line of 43 letters, digits, - and _.`);
  return keyOf(Buffer.from(text.trim(), "base64url"));
}
