import { readFileSync } from "node:fs";
import { setting } from "@/lib/environment";
import { type Keyring, parseKeyring } from "@/lib/sealing";

// Next bundles each route on its own: one place per process.
const kept = globalThis as typeof globalThis & { verzachtKeyring?: Keyring };

/** The master keys of this installation. Read anew where a version is asked for that was added meanwhile. */
export function keyring(version?: number): Keyring {
  if (kept.verzachtKeyring && (version === undefined || kept.verzachtKeyring.keys.has(version)))
    return kept.verzachtKeyring;
  return newestKeyring();
}

/** As it stands in its file now: a key that is wrapped today is wrapped with the latest version. */
export function newestKeyring(): Keyring {
  kept.verzachtKeyring = parseKeyring(readFileSync(setting("MASTER_KEY_FILE"), "utf8"));
  return kept.verzachtKeyring;
}
