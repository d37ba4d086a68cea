import { readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BackupState, backupState, backupsFile } from "@/lib/backup-state";

// What became of backups and drills, in a file beside the database and not in it: it has to tell the truth when the
// database can't, and a restored database must not remember another one's drills.

export const stateFile = (folder: string) => join(folder, backupsFile);

export function readState(folder: string): BackupState {
  try {
    return backupState.parse(JSON.parse(readFileSync(stateFile(folder), "utf8")));
  } catch {
    return backupState.parse({});
  }
}

/** Changes what is named, leaves the rest. */
export async function noteState(folder: string, change: Partial<BackupState>): Promise<void> {
  const path = stateFile(folder);
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify({ ...readState(folder), ...change }), { mode: 0o600 });
  await rename(draft, path);
}
