import { readFileSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { administrator } from "@/db/administration";
import { addressIn } from "@/db/backups/drill";
import { connect } from "@/db/connection";
import { startDatabase } from "@/db/embedded";
import { seedSignIn } from "@/db/seed/people";
import { layLineTo } from "@/db/testing/cut-line";
import { laySocket } from "@/db/testing/led-socket";
import { as, everything, seeding, village } from "@/db/testing/practice";
import type { PracticeTx } from "@/db/transaction";
import { judge } from "@/lib/outbox/delivery";
import { accepted } from "@/lib/result";
import { signInCookie } from "./auth";
import { operation } from "./operation";
import { route } from "./route";
import { done } from "./schema";
import { sha256 } from "./secret";
import { passingTrouble } from "./trouble";

const socket = laySocket();
let v: Awaited<ReturnType<typeof village>>;
let cookie: string;
beforeAll(async () => {
  v = await village();
  cookie = await signInCookie(await seedSignIn(seeding, v.linde.id, v.nienke.memberId, sha256));
});
afterAll(() => socket.remove());

type Work = (tx: PracticeTx) => Promise<unknown>;
/** What a request comes to that does this in its transaction. */
type Ends<T> = (work: Work) => Promise<T>;
type End = { code?: string } | null;

const endOf: Ends<End> = (work) =>
  as(v.nienke, async (tx) => accepted(await work(tx))).then(
    () => null,
    (error: { code?: string }) => error,
  );

const line = operation({ method: "GET", path: "/api/v1/me", permission: "me:read", summary: "", answer: done });

/** The same at a door, as somebody hears of it. */
const answerTo: Ends<Response> = (work) =>
  route(line, async (tx) => {
    await work(tx);
    return accepted({ value: { done: true as const } });
  })(new NextRequest(`http://127.0.0.1:3000${line.path}`, { headers: { cookie: cookie.split(";")[0] ?? "" } }), {
    params: Promise.resolve(undefined),
  });

const run = (tx: PracticeTx, ...texts: string[]) =>
  texts.reduce<Promise<unknown>>(async (past, text) => (await past, tx.execute(text)), Promise.resolve());
const look: Work = (tx) => run(tx, "select 1");

/** Two that wait for each other: PostgreSQL ends one of them. */
async function deadlock<T>(ends: Ends<T>): Promise<T[]> {
  let bothHold = () => {};
  const held = new Promise<void>((both) => (bothHold = both));
  let holding = 0;
  const take = (first: number, second: number) =>
    ends(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${first}::bigint)`);
      if (++holding === 2) bothHold();
      await held;
      await tx.execute(sql`select pg_advisory_xact_lock(${second}::bigint)`);
    });
  return Promise.all([take(71, 72), take(72, 71)]);
}

/** Another server, of which one session keeps the end from coming: it lets nobody in any more. */
async function leadToOneThatStops<T>(work: () => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "verzacht-stopping-"));
  const database = await startDatabase({ dataDir, say: () => undefined });
  const session = administrator(addressIn(database, "postgres"));
  try {
    await session`select 1`;
    const [pid] = readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n");
    process.kill(Number(pid), "SIGTERM");
    await socket.lead(database);
    return await work();
  } finally {
    await session.end({ timeout: 1 });
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const one =
  (work: Work) =>
  async <T>(ends: Ends<T>): Promise<T[]> => [await ends(work)];

const passing: Record<string, <T>(ends: Ends<T>) => Promise<T[]>> = {
  "57P01": one(async (tx) => {
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await everything`select pg_terminate_backend(${row?.pid as number})`;
    await run(tx, "select pg_sleep(1)");
  }),
  "57014": one((tx) => run(tx, "set local statement_timeout = '20ms'", "select pg_sleep(5)")),
  "55P03": async (ends) => {
    const { held } = await everything.begin(async (holder) => {
      await holder`lock table clients in access exclusive mode`;
      return { held: await ends((tx) => run(tx, "set local lock_timeout = '20ms'", "select 1 from clients limit 1")) };
    });
    return [held];
  },
  "40P01": deadlock,
  "53100": one((tx) => run(tx, "do $$ begin raise exception 'no room' using errcode = '53100'; end $$")),
  "40001": one((tx) => run(tx, "do $$ begin raise exception 'again' using errcode = '40001'; end $$")),
  "57P03": (ends) => leadToOneThatStops(async () => [await ends(look)]),
  ECONNREFUSED: async (ends) => {
    await socket.stuff("deaf");
    return [await ends(look)];
  },
  ECONNRESET: async (ends) => {
    await socket.stuff("rude");
    return [await ends(look)];
  },
  CONNECTION_CLOSED: async (ends) => {
    const cuttable = await layLineTo(socket.database);
    await socket.lead(cuttable.address);
    cuttable.cutAt(2, "after");
    const end = await ends(look);
    cuttable.stop();
    return [end];
  },
};
const led = new Set(["57P03", "ECONNREFUSED", "ECONNRESET", "CONNECTION_CLOSED"]);
const back = (code: string) => (led.has(code) ? socket.lead() : undefined);

it.each(Object.entries(passing))("%s passes: the same request may be sent again", async (code, provoke) => {
  const ends = (await provoke(endOf)).filter((end) => end !== null);
  await back(code);
  expect(ends).toHaveLength(1);
  // A line that breaks is heard of by its end, or by the word before it.
  expect([code, "CONNECTION_CLOSED"]).toContain(ends[0]?.code);
  expect(passingTrouble(ends[0])).toBe(true);
});

it("each is answered with 503 and a time to come back, tried once, and the next request goes well", async () => {
  const told: string[] = [];
  for (const [code, provoke] of Object.entries(passing)) {
    let tries = 0;
    const answers = await provoke<Response>((work) => answerTo((tx) => (tries++, work(tx))));
    await back(code);
    const [answer, ...more] = answers.filter(({ ok }) => !ok);
    const problem = (await answer?.json()) as { type: string };
    const wait = Number(answer?.headers.get("retry-after"));
    expect([code, answer?.status, more.length]).toEqual([code, 503, 0]);
    expect([code, problem.type, wait > 0]).toEqual([code, "urn:verzacht:problem:busy", true]);
    expect(tries).toBeLessThanOrEqual(answers.length);
    const verdict = judge({ status: 503, isOurs: true, refusal: "busy", retryAfter: wait });
    expect(verdict).toBe("later");
    expect((await answerTo(look)).status).toBe(200);
    told.push(`${code} ${answer?.status}, ${wait} s`);
  }
  console.log(`trouble of the database as it was answered, with when to come back: ${told.join("; ")}`);
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
