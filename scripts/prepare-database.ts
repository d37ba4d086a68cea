import { hash } from "@node-rs/argon2";
import { administrator, layQueue, makeDatabase, makeRoles, migrateDatabase, type Secrets } from "@/db/administration";
import { sealPlainTexts } from "@/db/sealed-texts";
import { seedDemo } from "@/db/seed/demo";
import { settleDemoFactor } from "@/db/seed/demo-factor";
import { seedLibrary } from "@/db/seed/library";
import { asOwner } from "@/db/seed/owner";
import { sealFactor, unsealFactor } from "@/lib/access/secret";
import type { DatabaseAddress } from "@/lib/environment";
import { openMasterKeys } from "./master-key";

interface Wishes {
  /** The embedded server is ours: the product makes its own database in it. Of an external one the given database is used. */
  embedded: boolean;
  isDemo: boolean;
  /** What this installation seals with. */
  authSecret: string;
  masterKeyFile: string;
  say: (line: string) => void;
}

/** Roles, migrations, library, and the demo practice where one is asked for and nothing is there yet. */
export async function prepareDatabase(
  base: DatabaseAddress,
  secrets: Secrets,
  { embedded, isDemo, authSecret, masterKeyFile, say }: Wishes,
) {
  const address = embedded ? await makeDatabase(base) : base;
  const sql = administrator(address);
  try {
    await makeRoles(sql, secrets);
    await layQueue(sql, address, secrets);
    const ran = await migrateDatabase(sql);
    if (ran > 0) say(`Brought the tables up to date (${ran} migrations)`);
    const keyring = await openMasterKeys(sql, masterKeyFile, say);
    const db = asOwner(sql);
    await seedLibrary(db);
    const [row] = await sql<{ there: boolean }[]>`select exists (select 1 from practices) as there`;
    let isSetUp = row?.there === true;
    if (isDemo && !isSetUp) {
      const began = Date.now();
      const size = { clients: sizeOf("DEMO_CLIENTS", 12), days: sizeOf("DEMO_DAYS", 84) };
      say(`Filling a demo practice: ${size.clients} clients, ${size.days} days …`);
      const passwordHash = await hash(process.env.DEMO_PASSWORD || "verzacht-demo", {
        memoryCost: 47_104,
        timeCost: 1,
        parallelism: 1,
      });
      await sql.unsafe("begin");
      const made = await seedDemo(db, size, passwordHash, new Date(), say);
      await sealPlainTexts(sql, keyring);
      await sql.unsafe("commit");
      await sql.unsafe("reset role; analyze; set role verzacht_owner");
      say(`Filled it with ${made.sessions} sessions (${((Date.now() - began) / 1000).toFixed(1)} s)`);
      isSetUp = true;
    }
    if (isDemo)
      await settleDemoFactor(db, {
        asked: process.env.DEMO_SECOND_FACTOR === "1",
        seal: (accountId, secret) => sealFactor(accountId, secret, authSecret),
        unseal: (accountId, bytes) => unsealFactor(accountId, bytes, authSecret),
      });
    return { address, isSetUp };
  } finally {
    await sql.end();
  }
}

function sizeOf(name: string, usual: number): number {
  const wanted = Number(process.env[name] ?? usual);
  return Number.isInteger(wanted) && wanted >= 0 && wanted <= 5000 ? wanted : usual;
}
