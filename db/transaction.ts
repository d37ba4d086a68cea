import { sql } from "drizzle-orm";
import type { PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import { uuidv7 } from "uuidv7";
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
  /** Also for a sign-in that still lacks the second factor it needs: to set one up. */
  unfinished?: true | undefined;
  /** Only for a sign-in that showed its password or a code in the last ten minutes. */
  fresh?: true | undefined;
  /** From where: the kind of device, and its network as far as the operator's proxy names one. */
  point?: string;
}

type Denied = "signed_out" | "role_cannot" | "second_factor_needed" | "step_up_needed" | "not_found";

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
  lacks: Lack;
}

/** What a sign-in has to show before this door opens. */
type Lack = "second_factor" | "code" | "password" | null;

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

function denied(row: Pick<EnterRow, "allowed" | "record_open" | "lacks"> | undefined): Result<never, Denied> | null {
  if (!row) return refused("signed_out");
  if (row.lacks === "second_factor") return refused("second_factor_needed");
  // What is to be shown is told along, so that a screen asks for the right thing.
  if (row.lacks) return refused("step_up_needed", { current: { ask: row.lacks } });
  if (!row.allowed) return refused("role_cannot");
  return row.record_open ? null : refused("not_found");
}

/** The roles that a door opens to, and what else it says about who may come: the database knows both by one list. */
const opensTo = ({ roles, unfinished, fresh }: Entry): string[] => [
  ...roles,
  ...(unfinished ? ["unfinished"] : []),
  ...(fresh ? ["fresh"] : []),
];

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

/** Whoever came in on an emergency looks, and changes nothing: their transaction only reads (app.enter). */
const onlyReads = "25006";

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
      const roles = sql.param(opensTo(entry));
      // The point is set first, because entering writes down the look: hence the word that entering waits for.
      const [row] = await tx.execute<EnterRow>(
        sql`select door.* from (select set_config('app.point', ${entry.point ?? ""}, true) as told) point
          cross join lateral app.enter(${entry.idHash}, ${entry.requestId}, ${roles}, ${entry.clientId ?? null},
            case when point.told is not null then ${entry.act ?? null}::text end) door`,
      );
      const no = denied(row);
      if (no || !row) throw new Undone((no ?? refused("signed_out")) as Undone["result"]);
      const result = await act(tx as unknown as PracticeTx, viewerOf(row));
      if (!result.ok) throw new Undone(result as Undone["result"]);
      return result;
    });
  } catch (error) {
    const failed = isOfDatabase(error) ? new StatementFailed(error) : null;
    if (failed?.code === onlyReads) {
      await noteDenial(entry, "role_cannot");
      return refused("role_cannot");
    }
    if (!(error instanceof Undone)) throw failed ?? error;
    await noteDenial(entry, error.result.refusal);
    return error.result;
  }
}

/** In a statement of its own, because all that the refused request wrote is undone; what can't be noted fails it. */
async function noteDenial(entry: Entry, refusal: string): Promise<void> {
  if (refusal !== "role_cannot" && refusal !== "not_found") return;
  await alone(
    (pool) => pool`select app.note_denial(${entry.idHash}, ${refusal}, ${entry.clientId ?? null},
    ${entry.point ?? ""})`,
  );
}

const alone = (statement: (pool: ReturnType<typeof connection>["pool"]) => PromiseLike<unknown>) =>
  Promise.resolve(statement(connection().pool)).catch((error: unknown) => {
    throw isOfDatabase(error) ? new StatementFailed(error) : error;
  });

/** Writes down that a list of clients was looked at. Once a minute for each sign-in: a list that is drawn anew is one look. */
export async function noteList(entry: Entry, list: string, now: Date): Promise<void> {
  const look = `${entry.idHash.toString("base64")} ${list}`;
  const minute = Math.floor(now.getTime() / 60_000);
  if (listed.get(look) === minute) return;
  await alone(
    (pool) => pool`select app.note_list(${entry.idHash}, ${uuidv7()}, ${list}, ${entry.requestId},
    ${entry.point ?? ""})`,
  );
  if (listed.size >= 5000) listed.clear();
  listed.set(look, minute);
}

const listed = new Map<string, number>();

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

/** Whether the record is open on the ground of an emergency alone. */
export async function isEmergency(tx: PracticeTx): Promise<boolean> {
  const [row] = await tx.execute<{ is: boolean }>(sql`select current_setting('app.ground', true) = 'emergency' as is`);
  return row?.is === true;
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

const entering = (point: number) => `with viewer as materialized (
  select door.* from (select set_config('app.point', $${point}, true) as told) point
    cross join lateral app.enter($1, $2, $3, $4, case when point.told is not null then $5::text end) door)`;

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
  const shown = [entry.idHash, entry.requestId, opensTo(entry), entry.clientId ?? null, entry.act ?? null];
  const all = [...shown, ...params, entry.point ?? ""];
  const [row] = (await pool
    .unsafe(`${entering(all.length)} ${statement.text}`, all as never[], { prepare: pool.options.prepare })
    .catch((error: unknown) => {
      const failed = isOfDatabase(error) ? new StatementFailed(error) : null;
      if (failed?.code !== onlyReads) throw failed ?? error;
      return [{ allowed: false, record_open: true, lacks: null }];
    })) as unknown as (Row & Pick<EnterRow, "allowed" | "record_open" | "lacks">)[];
  const no = row ? denied(row) : refused("signed_out");
  if (no && !no.ok) await noteDenial(entry, no.refusal);
  return no ?? accepted(row as Row);
}
