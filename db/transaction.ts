import { sql } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { Role, Viewer } from "@/lib/access/schema";
import { accepted, type Result, refused } from "@/lib/result";
import { connection } from "./connection";

declare const scope: unique symbol;

type Tx = PgTransaction<PostgresJsQueryResultHKT, Record<string, never>, Record<string, never>>;

/** A transaction in which PostgreSQL shows one practice to one viewer. Nothing else can make one. */
export type PracticeTx = Tx & { readonly [scope]: "practice" };

/** What somebody shows at a door: a hash of the sign-in's id, and what they came for. */
export interface Entry {
  idHash: Buffer;
  requestId: string;
  roles: readonly Role[];
  /** The client whose record is to be opened, and the name under which the audit log keeps that. */
  clientId?: string;
  act?: string;
}

type Denied = "signed_out" | "role_cannot" | "not_found";

interface EnterRow extends Record<string, unknown> {
  practice_id: string;
  member_id: string;
  account_id: string;
  role: Role;
  name: string;
  email: string | null;
  locale: "nl" | "en";
  practice_name: string;
  time_zone: string;
  client_id: string | null;
  allowed: boolean;
  record_open: boolean;
}

const viewerOf = (row: EnterRow): Viewer => ({
  practiceId: row.practice_id,
  memberId: row.member_id,
  accountId: row.account_id,
  role: row.role,
  name: row.name,
  email: row.email ?? "",
  locale: row.locale,
  practiceName: row.practice_name,
  timeZone: row.time_zone,
  clientId: row.client_id,
});

function denied(row: { allowed: boolean; record_open: boolean } | undefined): Denied | null {
  if (!row) return "signed_out";
  if (!row.allowed) return "role_cannot";
  return row.record_open ? null : "not_found";
}

/**
 * A statement that failed, by its code alone. What Drizzle and PostgreSQL say of it holds the values that were sent, and
 * whoever logs an error must not come to hold somebody's health.
 */
export class StatementFailed extends Error {
  override name = "StatementFailed";
  readonly code: string | undefined;
  readonly constraint: string | undefined;

  constructor(error: unknown) {
    const told = ((error as { cause?: unknown }).cause ?? error) as { code?: string; constraint_name?: string };
    super(`a statement failed (${told.code ?? "no code"}${told.constraint_name ? `, ${told.constraint_name}` : ""})`);
    this.code = told.code;
    this.constraint = told.constraint_name;
    const places = (error as Error).stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
    this.stack = [`${this.name}: ${this.message}`, ...places].join("\n");
  }
}

/** Errors of the database and of the line to it; anything else that is thrown is the house's own, and stays itself. */
const isOfDatabase = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === "PostgresError" || error.name === "DrizzleQueryError" || "query" in error || "code" in error);

/** Carries a refusal out of a transaction, so that everything it wrote is undone. */
class Undone extends Error {
  constructor(readonly result: { ok: false } & Result<never>) {
    super("undone");
  }
}

/**
 * Lets an entry in and runs `act` in its transaction. A refusal, from the door or from `act`, leaves nothing behind.
 * One transaction per request, handed down; no network call belongs inside it.
 */
export async function enterPractice<T>(
  entry: Entry,
  act: (tx: PracticeTx, viewer: Viewer) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await connection().db.transaction(async (tx) => {
      const roles = sql.param([...entry.roles]);
      const [row] = await tx.execute<EnterRow>(
        sql`select * from app.enter(${entry.idHash}, ${entry.requestId}, ${roles}, ${entry.clientId ?? null},
          ${entry.act ?? null})`,
      );
      const no = denied(row);
      if (no || !row) throw new Undone(refused(no ?? "signed_out") as Undone["result"]);
      const result = await act(tx as unknown as PracticeTx, viewerOf(row));
      if (!result.ok) throw new Undone(result as Undone["result"]);
      return result;
    });
  } catch (error) {
    if (error instanceof Undone) return error.result;
    throw isOfDatabase(error) ? new StatementFailed(error) : error;
  }
}

/** Opens one client's record inside a transaction that began without it. False: not there, or not this viewer's. */
export async function openRecord(
  tx: PracticeTx,
  clientId: string,
  reading: { act: string; eventId: string; requestId: string } | null = null,
): Promise<boolean> {
  const [row] = await tx.execute<{ open: boolean }>(
    sql`select app.open_record(${clientId}, ${reading?.act ?? null}, ${reading?.eventId ?? null},
      ${reading?.requestId ?? null}) as open`,
  );
  return row?.open === true;
}

export interface OneStatement<Row> {
  /**
   * What follows `with viewer as (...)`: parameters count from $6. Whatever it reads or writes must come *from* viewer
   * (a lateral sub-select that can't be pulled up, or `insert … select … from viewer`): PostgreSQL then enters first,
   * and where the plan should ever turn this round it sees nothing at all.
   */
  readonly text: string;
  /** Never set: tells TypeScript what a row looks like. */
  readonly row?: Row;
}

const entering = "with viewer as materialized (select * from app.enter($1, $2, $3, $4, $5))";

/**
 * A whole request in one round trip: the sign-in, row security, the audit of the look and the work itself are one
 * prepared statement, which is its own transaction. For the few requests that are made all day (docs/decisions).
 */
export async function enterOnce<Row extends object>(
  entry: Entry,
  statement: OneStatement<Row>,
  params: readonly unknown[],
): Promise<Result<Row, Denied>> {
  const { pool } = connection();
  const [row] = (await pool
    .unsafe(
      `${entering} ${statement.text}`,
      [entry.idHash, entry.requestId, entry.roles, entry.clientId ?? null, entry.act ?? null, ...params] as never[],
      { prepare: pool.options.prepare },
    )
    .catch((error: unknown) => {
      throw isOfDatabase(error) ? new StatementFailed(error) : error;
    })) as unknown as (Row & { allowed: boolean; record_open: boolean })[];
  const no = denied(row);
  return no || !row ? refused(no ?? "signed_out") : accepted(row);
}
