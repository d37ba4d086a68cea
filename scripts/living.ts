import { existsSync } from "node:fs";
import path from "node:path";
import { claimDataDirectory, type RunningDatabase, startDatabase } from "@/db/embedded";
import { DatabaseRefusal } from "@/db/embedded-process";
import { binDir, startArchiving } from "./keep-backups";

/**
 * The database of a data folder, for a command beside the product: the product's own while it runs, else one that is
 * started for the command and stopped after it. Never both: whoever starts claims the folder.
 */
export async function withDatabase<T>(
  dataDir: string,
  work: (database: RunningDatabase) => Promise<T>,
  say: (line: string) => void,
): Promise<T> {
  if (!existsSync(path.join(dataDir, "postgres")))
    throw new DatabaseRefusal(`There is no database in ${dataDir}; set DATA_DIR to the folder that has one.`);
  const claim = await claimDataDirectory(dataDir).catch(() => null);
  if (!claim) return work(await startDatabase({ dataDir, binDir, say }));
  try {
    const database = await startArchiving(dataDir, () => undefined);
    try {
      return await work(database);
    } finally {
      await database.stop();
    }
  } finally {
    claim.release();
  }
}
