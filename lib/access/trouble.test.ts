import { tmpdir } from "node:os";
import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { connect } from "@/db/connection";
import { as, everything, village } from "@/db/testing/practice";
import type { PracticeTx } from "@/db/transaction";
import { accepted } from "@/lib/result";
import { passingTrouble } from "./trouble";

let v: Awaited<ReturnType<typeof village>>;
beforeAll(async () => {
  v = await village();
});

type Work = (tx: PracticeTx) => Promise<unknown>;

/** What a request ends with whose transaction does this. */
const endOf = (work: Work) =>
  as(v.nienke, async (tx) => accepted(await work(tx))).then(
    () => null,
    (error: { code?: string }) => error,
  );

const run = (tx: PracticeTx, ...texts: string[]) =>
  texts.reduce<Promise<unknown>>(async (done, text) => (await done, tx.execute(text)), Promise.resolve());

/** Two that wait for each other: PostgreSQL ends one of them. */
async function deadlock() {
  let bothHold = () => {};
  const held = new Promise<void>((done) => (bothHold = done));
  let holding = 0;
  const take = (first: number, second: number) =>
    endOf(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${first}::bigint)`);
      if (++holding === 2) bothHold();
      await held;
      await tx.execute(sql`select pg_advisory_xact_lock(${second}::bigint)`);
    });
  const ends = await Promise.all([take(71, 72), take(72, 71)]);
  expect(ends.filter((end) => end === null)).toHaveLength(1);
  return ends.find((end) => end !== null) ?? null;
}

const passing: Record<string, () => Promise<{ code?: string } | null>> = {
  "57P01": () =>
    endOf(async (tx) => {
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await everything`select pg_terminate_backend(${row?.pid as number})`;
      await run(tx, "select pg_sleep(1)");
    }),
  "57014": () => endOf((tx) => run(tx, "set local statement_timeout = '20ms'", "select pg_sleep(5)")),
  "55P03": () =>
    everything.begin(async (holder) => {
      await holder`lock table clients in access exclusive mode`;
      return endOf((tx) => run(tx, "set local lock_timeout = '20ms'", "select 1 from clients limit 1"));
    }),
  "40P01": deadlock,
  "53100": () => endOf((tx) => run(tx, "do $$ begin raise exception 'no room' using errcode = '53100'; end $$")),
  "40001": () => endOf((tx) => run(tx, "do $$ begin raise exception 'again' using errcode = '40001'; end $$")),
};

it.each(Object.entries(passing))("%s passes: the same request may be sent again", async (code, provoke) => {
  const end = await provoke();
  // A line that breaks is heard of by its end, or by the word before it.
  expect([code, "CONNECTION_CLOSED"]).toContain(end?.code);
  expect(passingTrouble(end)).toBe(true);
});

it("a server that is not there passes, too", async () => {
  const away = connect({ host: tmpdir(), port: 1, database: "x", username: "x", password: "x" }, 1, () => undefined);
  const end = await away`select 1`.catch((error: unknown) => error);
  await away.end({ timeout: 0 });
  expect(end).toMatchObject({ code: "ENOENT" });
  expect(passingTrouble(end)).toBe(true);
});

it("what was wrong in itself does not pass", async () => {
  for (const text of ["select 'x'::int", "select 1/0", "insert into clients default values"]) {
    const end = await endOf((tx) => run(tx, text));
    expect(end?.code).toMatch(/^(?:22|23|42)/);
    expect(passingTrouble(end)).toBe(false);
  }
});
