import { spawn } from "node:child_process";
import path from "node:path";
import { sealSpool } from "@/db/backups/archive";
import { backUp } from "@/db/backups/keeper";
import { asked, say, tell, Usage, wordsOf } from "./command";
import { backupPlace, dataDirMeant, daysKept } from "./keep-backups";
import { withDatabase } from "./living";

// npm run backup: a full backup now, of a product that runs or of one that stands still.

async function main() {
  wordsOf(process.argv.slice(2), { valued: [], plain: [] });
  const url = process.env.DATABASE_URL;
  if (url) return dump(url);
  const signal = asked();
  const dataDir = dataDirMeant(say);
  const place = await backupPlace(dataDir);
  const made = await withDatabase(dataDir, (database) => backUp(place, database, daysKept, signal), say);
  await sealSpool(place);
  say(`Made the backup ${made.full.id} in ${place.dir}: ${megabytes(made.bytes)}, ${(made.ms / 1000).toFixed(1)} s.`);
  say(`It opens with ${process.env.BACKUP_KEY_FILE || path.join(dataDir, "backup-key")} only.`);
  say("Keep a copy of that key, and of the folder, on another machine.");
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Somebody else's PostgreSQL is backed up by whoever keeps it; a copy by its own tool is what can be done from here. */
async function dump(url: string) {
  const file = path.resolve(process.env.BACKUP_DIR || ".", `verzacht-${new Date().toISOString().slice(0, 19)}.dump`);
  const code = await new Promise<number | string>((done) => {
    const child = spawn("pg_dump", ["--format=custom", `--file=${file.replaceAll(":", "-")}`, "--dbname", url], {
      stdio: "inherit",
    });
    child.on("error", (error: NodeJS.ErrnoException) => done(error.code ?? "error"));
    child.on("exit", (exit) => done(exit ?? 1));
  });
  if (code === 0) {
    say(`Wrote ${file.replaceAll(":", "-")} with pg_dump. It is not sealed: keep it where health records may lie.`);
    return;
  }
  throw new Usage(
    code === "ENOENT"
      ? "DATABASE_URL is set, so the database is backed up by whoever keeps it; this machine has no pg_dump to make a copy with."
      : "DATABASE_URL is set, so the database is backed up by whoever keeps it; pg_dump could not make a copy (see above; it has to be of the server's release).",
  );
}

main().then(() => process.exit(0), tell);
