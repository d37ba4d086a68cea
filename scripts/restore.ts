import { copyFile, readdir } from "node:fs/promises";
import path from "node:path";
import { type Administrator, administrator } from "@/db/administration";
import { checkStructure, sumUp } from "@/db/backups/checks";
import { addressIn, archiveUntilNow, type FurtherCheck } from "@/db/backups/drill";
import { noteRestore } from "@/db/backups/note-restore";
import { type BackupPlace, findBackupPlace } from "@/db/backups/places";
import { planRestore, refuseIfThere, restore, type Target } from "@/db/backups/restore";
import { readPostmaster } from "@/db/embedded-cluster";
import { asked, say, tell, Usage, wordsOf } from "./command";
import { furtherChecks } from "./further-checks";
import { binDir, dataDirMeant } from "./keep-backups";
import { withDatabase } from "./living";

// npm run restore -- --to 2026-11-29T14:05:00+01:00 [--into FOLDER] [--from BACKUPS] [--key FILE] [--plan]

const usage = { valued: ["to", "into", "from", "key", "timeline"], plain: ["plan"] };

/** A moment is a moment only with its zone; `now` is as far as the archive goes. */
function targetOf(word: string | undefined): Target {
  if (!word || word === "now") return "end";
  const time = new Date(word);
  if (Number.isNaN(time.getTime()) || !/(?:Z|[+-]\d\d:?\d\d)$/.test(word))
    throw new Usage(`--to takes 'now' or a moment with its zone, such as 2026-11-29T14:05:00+01:00; not ${word}.`);
  return { time };
}

const written = (target: Target) => (target === "end" || "lsn" in target ? "now" : target.time.toISOString());

/** While the product runs, what it wrote in the last minute is not in the archive yet. */
async function catchUp(place: BackupPlace): Promise<number | undefined> {
  if (!readPostmaster(path.join(place.folder, "postgres"))) return undefined;
  return withDatabase(
    place.folder,
    async (database) => {
      const sql = administrator(addressIn(database));
      return archiveUntilNow(place, sql).finally(() => sql.end({ timeout: 1 }));
    },
    () => undefined,
  );
}

/** The keys of the texts are kept apart from the backups: they come from the data folder, or from the operator. */
async function bringKeys(from: string, into: string): Promise<string[]> {
  const names = (await readdir(from).catch(() => [])).filter((name) => /^(?:master-key|backup-key$)/.test(name));
  for (const name of names) await copyFile(path.join(from, name), path.join(into, name));
  return names;
}

async function main() {
  if (process.env.DATABASE_URL)
    throw new Usage("DATABASE_URL is set: that database is restored by whoever keeps it, with its own tools.");
  const words = wordsOf(process.argv.slice(2), usage);
  const target = targetOf(words.get("to"));
  const signal = asked();
  const dataDir = dataDirMeant(say);
  const place = await findBackupPlace({
    dataDir,
    backupDir: words.get("from") ?? process.env.BACKUP_DIR,
    keyFile: words.get("key") ?? process.env.BACKUP_KEY_FILE,
  });
  const into = path.resolve(words.get("into") ?? `${dataDir}-restored-${written(target).replaceAll(":", "-")}`);
  await refuseIfThere(into);
  const timeline = Number(words.get("timeline")) || (await catchUp(place));
  const { backup, gap } = await planRestore(place, target);
  say(
    `From ${place.dir}: the backup of ${backup.endedAt.toISOString()}, and the archive from there up to ${written(target)}.`,
  );
  say(`Into ${into}; ${dataDir} is left as it is.`);
  if (gap) say(`The archive has a gap at ${gap}: nothing after it can be restored.`);
  if (words.has("plan")) return;

  const began = new Date();
  const wishes = { into, target, timeline, binDir, forGood: true, signal, say };
  const done = await restore(place, wishes, async (copy, course) => {
    const sql = administrator(addressIn(copy));
    try {
      const until = target === "end" || "lsn" in target ? began : target.time;
      const seen = await look(sql, furtherChecks(dataDir), until);
      // Last: what was looked at is what was restored, and nothing else.
      const logs = await noteRestore(sql, target, course);
      return `${seen}, written down in ${logs === 1 ? "the log of one practice" : `the logs of ${logs} practices`}`;
    } finally {
      await sql.end({ timeout: 1 });
    }
  });
  const keys = await bringKeys(dataDir, into);
  if (!done.reached)
    say(
      `The archive ends before that moment; restored as far as it goes${done.lastChange ? `, to ${done.lastChange.toISOString()}` : ""}.`,
    );
  say(`Restored in ${((Date.now() - began.getTime()) / 1000).toFixed(1)} s: ${done.seen}.`);
  if (keys.length > 0) say(`Took ${keys.join(" and ")} along from ${dataDir}.`);
  say(`To go on with it, stop Verzacht and start it with DATA_DIR=${into}.`);
}

async function look(sql: Administrator, checks: FurtherCheck[], until: Date): Promise<string> {
  const tables = Object.values(await sumUp(sql));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const structure = await checkStructure(sql);
  const seen: string[] = [];
  for (const check of checks) seen.push(await check(sql, until).catch((error: Error) => `but: ${error.message}`));
  return [
    `${tables.length} tables with ${rows} rows`,
    structure ? `${structure.indexes} indexes sound` : "no amcheck here",
    ...seen,
  ].join(", ");
}

main().then(() => process.exit(0), tell);
