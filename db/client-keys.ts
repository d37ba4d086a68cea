import type { Administrator } from "@/db/administration";
import { type Keyring, KeyringFault, newDataKey, type Owner, unwrapKey, wrapKey } from "@/lib/sealing";

// As the owner of the tables, over all practices: what is done to keys where nobody is served.

type Sql = Pick<Administrator, "unsafe">;

interface KeyRow {
  practice_id: string;
  client_id: string;
  wrapped: Buffer;
  master_version: number;
}

const ownerOf = ({ practice_id, client_id }: KeyRow): Owner => ({ practiceId: practice_id, clientId: client_id });
const opened = (keyring: Keyring, row: KeyRow): Buffer =>
  unwrapKey(keyring, ownerOf(row), { wrapped: Buffer.from(row.wrapped), masterVersion: row.master_version });

/** Whether any client's key is wrapped: then the master key may not be made anew. */
export async function areKeysWrapped(sql: Sql): Promise<boolean> {
  const [row] = await sql.unsafe<{ is: boolean }[]>(
    "select exists (select from client_keys where wrapped is not null) as is",
  );
  return row?.is === true;
}

/** Opens one key of each master version in use; refuses a keyring that lacks one, or has another in its place. */
export async function tryKeyring(sql: Sql, keyring: Keyring): Promise<void> {
  const rows = await sql.unsafe<KeyRow[]>(
    "select distinct on (master_version) * from client_keys where wrapped is not null order by master_version, made_at",
  );
  for (const row of rows) {
    const version = row.master_version;
    if (!keyring.keys.has(version))
      throw new KeyringFault(`version ${version}, which clients' keys need, is not in it`);
    try {
      opened(keyring, row);
    } catch {
      throw new KeyringFault(
        `version ${version} in it is another key than the one that clients' keys were wrapped with`,
      );
    }
  }
}

const batch = 200;
const asJson = (rows: object[]): never[] => [JSON.stringify(rows)] as never[];

/** The keys of these clients, made where there is none; a destroyed one is not among them. */
export async function keysOf(sql: Sql, keyring: Keyring, owners: readonly Owner[]): Promise<Map<string, Buffer>> {
  const made = owners.map((owner) => {
    const { wrapped, masterVersion } = wrapKey(keyring, owner, newDataKey());
    return { ...owner, wrapped: wrapped.toString("hex"), masterVersion };
  });
  await sql.unsafe(
    `insert into client_keys (practice_id, client_id, wrapped, master_version)
      select "practiceId", "clientId", decode(wrapped, 'hex'), "masterVersion" from jsonb_to_recordset($1::text::jsonb)
        v("practiceId" uuid, "clientId" uuid, wrapped text, "masterVersion" int)
      order by 1, 2 on conflict do nothing`,
    asJson(made),
  );
  const rows = await sql.unsafe<KeyRow[]>(
    `select k.* from client_keys k join jsonb_to_recordset($1::text::jsonb) v("practiceId" uuid, "clientId" uuid)
      on k.practice_id = v."practiceId" and k.client_id = v."clientId" where k.wrapped is not null`,
    asJson([...owners]),
  );
  return new Map(rows.map((row) => [row.client_id, opened(keyring, row)]));
}

/**
 * Wraps every client's key with the latest master version, some at a time and while everything runs: whoever reads finds
 * the one or the other. What was sealed stays as it is. Answers how many keys it wrapped anew.
 */
export async function rewrapKeys(sql: Sql, keyring: Keyring): Promise<number> {
  let done = 0;
  for (;;) {
    const rows = await sql.unsafe<KeyRow[]>(
      `select * from client_keys where wrapped is not null and master_version < $1
        order by practice_id, client_id limit ${batch}`,
      [keyring.current],
    );
    if (rows.length === 0) return done;
    const anew = rows.map((row) => ({
      ...ownerOf(row),
      was: row.master_version,
      wrapped: wrapKey(keyring, ownerOf(row), opened(keyring, row)).wrapped.toString("hex"),
    }));
    const changed = await sql.unsafe(
      `update client_keys k set wrapped = decode(v.wrapped, 'hex'), master_version = ${keyring.current}
        from jsonb_to_recordset($1::text::jsonb) v("practiceId" uuid, "clientId" uuid, was int, wrapped text)
        where k.practice_id = v."practiceId" and k.client_id = v."clientId" and k.master_version = v.was
          and k.wrapped is not null`,
      asJson(anew),
    );
    done += changed.count;
  }
}
