import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { administrator, databaseName } from "@/db/administration";
import { examineChains, type Finding, headsIn } from "@/db/audit-chain";
import { startDatabase } from "@/db/embedded";
import { addressOf } from "./database-address";

// npm run audit:verify: counts the chain of the audit log again and holds it against the heads that were kept elsewhere.
// Ends with 1 where a row was edited, deleted or cut off. The product may be running meanwhile.

const dataDir = path.resolve(process.env.DATA_DIR || ".data");
const headFile = path.resolve(process.env.AUDIT_HEAD_FILE || path.join(dataDir, "audit-heads.log"));

const rows = ({ seq, until }: Finding) => (seq === until ? `row ${seq}` : `rows ${seq} to ${until}`);
const words: Record<Finding["kind"], (finding: Finding) => string> = {
  edited: (one) => `${rows(one)} was edited (event ${one.eventId})`,
  deleted: (one) => `${rows(one)} was deleted${one.eventId ? ` (event ${one.eventId})` : ""}`,
  cut: (one) => `${rows(one)} at the end of the chain are gone, with their seals`,
  rewritten: (one) => `the chain was written anew somewhere in ${rows(one)}: it is not the one that was seen before`,
};

async function main(): Promise<number> {
  const url = process.env.DATABASE_URL;
  if (!url && !existsSync(path.join(dataDir, "postgres"))) {
    console.error(`There is no database in ${dataDir}. Set DATA_DIR or DATABASE_URL.`);
    return 2;
  }
  const database = url ? undefined : await startDatabase({ dataDir, binDir: process.env.PG_BIN_DIR, say: console.log });
  const sql = administrator(
    database
      ? {
          ...database,
          username: database.superuser.user,
          password: database.superuser.password,
          database: databaseName,
        }
      : addressOf(url as string),
  );
  try {
    const known = existsSync(headFile);
    const { findings, seals, practices, unsealed } = await examineChains(
      sql,
      known ? headsIn(readFileSync(headFile, "utf8")) : [],
    );
    for (const finding of findings) console.log(`Practice ${finding.practiceId}: ${words[finding.kind](finding)}.`);
    console.log(`Counted ${seals} sealed events of ${practices} practices; ${unsealed} older ones have no seal yet.`);
    console.log(
      known
        ? `Held against the heads in ${headFile}.`
        : `There is no file of heads at ${headFile}: rows that were cut off the end with their seals would not show.`,
    );
    console.log(findings.length === 0 ? "The audit log is whole." : "The audit log is not as it was written.");
    return findings.length === 0 ? 0 : 1;
  } finally {
    await sql.end();
    // What ran before goes on running.
    if (database && !database.adopted) await database.stop();
  }
}

process.exit(await main());
