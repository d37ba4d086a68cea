import { practise } from "@/db/backups/keeper";
import { asked, say, tell, wordsOf } from "./command";
import { furtherChecks } from "./further-checks";
import { backupPlace, binDir, dataDirMeant } from "./keep-backups";
import { withDatabase } from "./living";

// npm run drill: restores the newest backup into a folder of its own, checks it, and removes it again.

async function main() {
  wordsOf(process.argv.slice(2), { valued: [], plain: [] });
  const signal = asked();
  const dataDir = dataDirMeant(say);
  const place = await backupPlace(dataDir);
  const { result, error } = await withDatabase(
    dataDir,
    (database) => practise(place, database, { binDir, checks: furtherChecks(dataDir), signal, say }),
    say,
  );
  if (error) throw Object.assign(error, { message: `The drill found something wrong: ${error.message}` });
  const indexes = result.indexes === null ? "no amcheck here" : `${result.indexes} indexes sound`;
  say(`Restored the backup of ${result.backupAt} up to now in ${result.seconds} s:`);
  say(
    `${result.rows} rows in ${result.tables} tables, ${result.compared} of these equal to the living ones, row by row; ${[indexes, ...result.seen].join(", ")}. The copy is removed.`,
  );
}

main().then(() => process.exit(0), tell);
