import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import webPush from "web-push";

interface Kept {
  authSecret: string;
  runtimePassword: string;
  backupPassword: string;
  workerPassword: string;
  vapid: { publicKey: string; privateKey: string };
}

const fileIn = (dataDir: string) => path.join(dataDir, "secrets.json");

/** Whether an installation has been here before. */
export const hasSecrets = (dataDir: string): boolean => existsSync(fileIn(dataDir));

/**
 * What this installation made up for itself, readable by nobody else. Written whole or not at all; what a later release
 * needs besides is added, and what is there stays: browsers know this house by its keys.
 */
export function keptSecrets(dataDir: string): Kept {
  const file = fileIn(dataDir);
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Kept>) : {};
  const fresh = () => randomBytes(32).toString("base64url");
  const kept: Kept = {
    authSecret: known.authSecret ?? fresh(),
    runtimePassword: known.runtimePassword ?? fresh(),
    backupPassword: known.backupPassword ?? fresh(),
    workerPassword: known.workerPassword ?? fresh(),
    vapid: known.vapid ?? webPush.generateVAPIDKeys(),
  };
  if (JSON.stringify(kept) === JSON.stringify(known)) return kept;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(kept), { mode: 0o600, flush: true });
  renameSync(`${file}.${process.pid}`, file);
  return kept;
}
