import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { examineChains, headsIn } from "@/db/audit-chain";
import { BrokenChain, type FurtherCheck } from "@/db/backups/drill";
import { textsOf, unwrapKey } from "@/lib/sealing";
import { masterKeyFile, readKeyring } from "./master-key";

/** What a drill asks of a restored copy beside its rows and its structure: what only the house itself can judge. */
export const furtherChecks = (dataDir: string): FurtherCheck[] => [chainIsWhole(dataDir), textsOpen(dataDir)];

/** The audit log is whole, and holds every head that was kept elsewhere until the moment of the copy. */
const chainIsWhole =
  (dataDir: string): FurtherCheck =>
  async (copy, until) => {
    const file = path.resolve(process.env.AUDIT_HEAD_FILE || path.join(dataDir, "audit-heads.log"));
    const heads = existsSync(file) ? headsIn(readFileSync(file, "utf8")) : [];
    const known = heads.filter(({ at }) => Date.parse(at) <= until.getTime());
    const { findings, seals } = await examineChains(copy, known);
    const [first] = findings;
    if (first)
      throw new BrokenChain(`In the audit log of practice ${first.practiceId}, row ${first.seq} is ${first.kind}.`);
    return `${seals} seals of the audit log whole`;
  };

const looked = [
  ["sessions.note", "select t.practice_id, t.client_id, t.id, t.note as text from sessions t"],
  ["notes.text", "select t.practice_id, t.client_id, t.id, t.text from notes t"],
] as const;

interface Row {
  practice_id: string;
  client_id: string;
  id: string;
  text: string;
  wrapped: Buffer;
  master_version: number;
}

/** Ten texts of each kind, taken at random, open with the master key that lies outside the backup. */
const textsOpen =
  (dataDir: string): FurtherCheck =>
  async (copy) => {
    const file = masterKeyFile(dataDir);
    let opened = 0;
    for (const [column, texts] of looked) {
      const rows = await copy.unsafe<Row[]>(
        `select s.*, k.wrapped, k.master_version from (${texts}) s join client_keys k using (practice_id, client_id)
          where app.is_sealed(s.text) and k.wrapped is not null order by random() limit 10`,
      );
      for (const row of rows) {
        const owner = { practiceId: row.practice_id, clientId: row.client_id };
        const key = { wrapped: Buffer.from(row.wrapped), masterVersion: row.master_version };
        textsOf(owner, unwrapKey(readKeyring(file), owner, key)).open(column, row.id, row.text);
        opened++;
      }
    }
    return `${opened} texts opened`;
  };
