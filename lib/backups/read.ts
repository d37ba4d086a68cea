import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type BackupState, backupState, backupsFile } from "@/lib/backup-state";
import { setting } from "@/lib/environment";

/** How the backups of this house stand, as whoever makes them wrote it down; it is no part of any practice's record. */
export async function readBackups(): Promise<BackupState> {
  const folder = setting("VERZACHT_DATA_DIR");
  if (!folder) return backupState.parse({ kept: "yours" });
  const text = await readFile(join(folder, backupsFile), "utf8").catch(() => "{}");
  try {
    return backupState.parse(JSON.parse(text));
  } catch {
    return backupState.parse({});
  }
}
