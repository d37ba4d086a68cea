import { setTimeout as pause } from "node:timers/promises";
import type { Administrator } from "@/db/administration";

// What is known of the tables at one moment, and whether a restored database is that, and sound.

export type Tables = Record<string, { rows: number; sum: string }>;

export interface Noted {
  /** A place of the log: everything committed before it is in a copy, nothing after it. */
  lsn: string;
  /** Of the tables that nobody wrote to around that place, how many rows each has, and a sum over their contents. */
  still: Tables;
}

const ours = "n.nspname in ('public', 'drizzle')";

async function tablesOf(sql: Administrator): Promise<string[]> {
  const rows = await sql.unsafe<{ name: string }[]>(`select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence = 'p' and ${ours} order by 1`);
  return rows.map(({ name }) => name);
}

/** Every table's rows, and a sum over their contents that no order of rows changes, all at one moment. */
export async function sumUp(sql: Administrator): Promise<Tables> {
  const tables: Tables = {};
  await sql.unsafe("begin isolation level repeatable read read only");
  try {
    for (const name of await tablesOf(sql)) {
      const [row] = await sql.unsafe<{ rows: number; sum: string }[]>(
        `select count(*)::int as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as sum
          from ${name} t`,
      );
      if (row) tables[name] = row;
    }
    return tables;
  } finally {
    await sql.unsafe("rollback");
  }
}

/** The tables that are not the same in both. */
export function differing(some: Tables, others: Tables): string[] {
  const names = new Set([...Object.keys(some), ...Object.keys(others)]);
  return [...names].filter((name) => some[name]?.sum !== others[name]?.sum || some[name]?.rows !== others[name]?.rows);
}

/**
 * Notes what a copy must hold, without making anybody wait: sums all tables up, takes the place of the log, waits until
 * whatever was under way there has ended, and sums them up once more. What is the same both times was the same between.
 */
export async function noteTables(sql: Administrator): Promise<Noted> {
  const before = await sumUp(sql);
  const [place] = await sql<{ lsn: string; next: string }[]>`
    select pg_current_wal_insert_lsn()::text as lsn, pg_snapshot_xmax(pg_current_snapshot())::text as next`;
  if (!place) throw new Error("the database told no place of its log");
  for (let n = 0; n < 300; n++) {
    const [row] = await sql<{ ended: boolean }[]>`
      select pg_snapshot_xmin(pg_current_snapshot())::text::numeric >= ${place.next}::numeric as ended`;
    if (row?.ended) break;
    await pause(100);
  }
  const after = await sumUp(sql);
  const moving = new Set(differing(before, after));
  return { lsn: place.lsn, still: Object.fromEntries(Object.entries(after).filter(([name]) => !moving.has(name))) };
}

/** The tables that a copy was to hold and does not. */
export const missing = ({ still }: Noted, found: Tables): string[] =>
  differing(still, Object.fromEntries(Object.entries(found).filter(([name]) => still[name])));

/**
 * Reads every table and index from end to end, and each index against its table, with PostgreSQL's own `amcheck`;
 * answers how many were looked at, null where this PostgreSQL has no amcheck. Throws at the first that is not sound.
 */
export async function checkStructure(sql: Administrator): Promise<{ indexes: number } | null> {
  const [there] = await sql`select 1 from pg_available_extensions where name = 'amcheck'`;
  if (!there) return null;
  // Undone afterwards: a restored database gets nothing that the one before it did not have.
  await sql.unsafe("begin; create extension if not exists amcheck with schema pg_catalog");
  try {
    const [row] = await sql<{ indexes: number }[]>`
      select count(bt_index_check(i.indexrelid, true))::int as indexes
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
      where a.amname = 'btree' and c.relpersistence = 'p' and i.indisready and i.indisvalid`;
    const torn = await sql<{ name: string; words: string }[]>`
      select c.oid::regclass::text as name, f.msg as words from pg_class c, lateral verify_heapam(c.oid) f
      where c.relkind in ('r', 't', 'm') and c.relpersistence = 'p' limit 1`;
    if (torn[0]) throw new Error(`${torn[0].name} is not sound: ${torn[0].words}`);
    return { indexes: row?.indexes ?? 0 };
  } finally {
    await sql.unsafe("rollback");
  }
}
