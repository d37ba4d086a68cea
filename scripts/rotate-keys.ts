import path from "node:path";
import { administrator, asOwnerOfTables, databaseName } from "@/db/administration";
import { rewrapKeys, tryKeyring } from "@/db/client-keys";
import { startDatabase } from "@/db/embedded";
import { addressOf, embeddedAddress } from "./database-address";
import { addVersion, masterKeyFile, readKeyring } from "./master-key";

// npm run keys:rotate: a new master key, and every client's key wrapped with it, while everything runs. With --rewrap the
// latest version in the file is used and none is added: for several app processes, each with its own copy of the file.

const say = (line: string) => console.log(`  ${line}`);

async function rotate() {
  const dataDir = path.resolve(process.env.DATA_DIR || ".data");
  const file = masterKeyFile(dataDir);
  const url = process.env.DATABASE_URL;
  // The one that runs is found, and left running.
  const embedded = url ? undefined : await startDatabase({ dataDir, binDir: process.env.PG_BIN_DIR, say });
  const sql = administrator(
    url ? addressOf(url) : { ...embeddedAddress(embedded as NonNullable<typeof embedded>), database: databaseName },
  );
  try {
    await asOwnerOfTables(sql);
    await tryKeyring(sql, readKeyring(file));
    const keyring = process.argv.includes("--rewrap") ? readKeyring(file) : addVersion(file);
    const done = await rewrapKeys(sql, keyring);
    say(`Master key version ${keyring.current}: ${done} clients' keys are wrapped with it now`);
    say(`Keep a copy of ${file} apart from the backups. Older versions in it open older backups.`);
  } finally {
    await sql.end({ timeout: 1 });
    if (embedded && !embedded.adopted) await embedded.stop();
  }
}

rotate().catch((error: Error) => {
  const isKnown = ["KeyringFault", "DatabaseRefusal"].includes(error.name);
  say(isKnown ? error.message : (error.stack ?? error.message));
  process.exitCode = 1;
});
