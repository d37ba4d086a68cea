import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Administrator, administrator, asOwnerOfTables } from "@/db/administration";
import { areKeysWrapped, tryKeyring } from "@/db/client-keys";
import { sealPlainTexts } from "@/db/sealed-texts";
import type { DatabaseAddress } from "@/lib/environment";
import { type Keyring, KeyringFault, masterKeyLine, parseKeyring } from "@/lib/sealing";

type Say = (line: string) => void;

/** Where the master keys of an installation lie: beside its other secrets, unless the operator keeps them elsewhere. */
export const masterKeyFile = (dataDir: string): string =>
  path.resolve(process.env.MASTER_KEY_FILE || path.join(dataDir, "master-key"));

/** Whole or not at all, and for nobody else's eyes. */
function write(file: string, text: string): void {
  writeFileSync(`${file}.${process.pid}`, text, { mode: 0o600, flush: true });
  chmodSync(`${file}.${process.pid}`, 0o600);
  renameSync(`${file}.${process.pid}`, file);
}

export function readKeyring(file: string): Keyring {
  try {
    return parseKeyring(readFileSync(file, "utf8"));
  } catch (error) {
    if (!(error instanceof KeyringFault)) throw error;
    throw new KeyringFault(`The master key ${file} can't be used: ${error.message}. Put back the one that was there.`);
  }
}

/**
 * The master keys, made on the first start. Refuses to go on without those that clients' keys are wrapped with: what was
 * written about them could not be read, and new ones would not help.
 */
export async function openMasterKeys(sql: Administrator, file: string, say: Say): Promise<Keyring> {
  if (!existsSync(file)) {
    if (await areKeysWrapped(sql))
      throw new KeyringFault(
        `The master key ${file} is missing, and what is written about clients can't be read without it. Put it back; a new one would open nothing.`,
      );
    write(file, masterKeyLine(1));
  }
  if ((statSync(file).mode & 0o077) !== 0) say(`${file} can be read by others on this machine; chmod 600 keeps it.`);
  const keyring = readKeyring(file);
  await tryKeyring(sql, keyring).catch((error: Error) => {
    if (!(error instanceof KeyringFault)) throw error;
    throw new KeyringFault(
      `The master key ${file} does not fit this database: ${error.message}. Put back the right one.`,
    );
  });
  return keyring;
}

/** Adds a version to the file; the ones before it stay, since backups from their time need them. */
export function addVersion(file: string): Keyring {
  const { current } = readKeyring(file);
  write(file, `${readFileSync(file, "utf8").trimEnd()}\n${masterKeyLine(current + 1)}`);
  return readKeyring(file);
}

/** Seals in the background what was written before there were keys, and tries again where the database was away. */
export function beginSealing(address: DatabaseAddress, file: string, say: Say): { stop: () => Promise<void> } {
  let over = false;
  let wake = () => {};
  const rest = () =>
    new Promise<void>((done) => {
      wake = done;
      setTimeout(done, 20_000).unref();
    });
  const work = async () => {
    while (!over) {
      const sql = administrator(address);
      try {
        await asOwnerOfTables(sql);
        const sealed = await sealPlainTexts(sql, readKeyring(file), () => over);
        if (sealed > 0) say(`Sealed ${sealed} texts that were there before their clients had a key`);
        return;
      } catch (error) {
        say(
          `Sealing what was there before is not done yet (${(error as { code?: string }).code ?? (error as Error).message})`,
        );
        if (!over) await rest();
      } finally {
        await sql.end({ timeout: 1 });
      }
    }
  };
  const working = work();
  return {
    stop: async () => {
      over = true;
      wake();
      await working;
    },
  };
}
