import { createHash, randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { type Administrator, administrator } from "@/db/administration";
import { asOwner } from "@/db/seed/owner";
import { seedSignIn } from "@/db/seed/people";
import type { DatabaseAddress } from "@/lib/environment";
import { type Filled, fillPractice, fillSessions } from "./fill";
import { type Ground, median } from "./ground";
import { explain, tapLook } from "./statements";
import type { Statement } from "./wire";
import type { Work } from "./works";

export interface Growth {
  /** What grew: sessions in the practice, or per client. */
  sizes: number[];
  pages: number[];
  times: number[];
  /** Slope of pages over size, both as logarithms: 0 is flat, 1 is twice the data, twice the pages. */
  exponent: number;
}

/** One client's year while the practice around them grows a hundredfold. */
export async function growPractice(ground: Ground, main: Record<Work, Statement>): Promise<Growth> {
  return grow(ground, main.W2, [1_000, 10_000, 100_000], (size) => ({ clients: size / 250, cared: 4, days: 250 }));
}

/** All that is told of one client's whole history, while the practice around them grows a thousandfold. */
export async function growAroundReview(ground: Ground, filled: Filled): Promise<Growth> {
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const period = new URLSearchParams({ from: day(1800), to: day(0), bucket: "week" });
  const review = await tapLook(ground.runtimeOf("bench"), filled, `/api/v1/clients/{client}/review?${period}`);
  return grow(ground, review, [100, 1_000, 100_000], (size) => ({ clients: size / 100, cared: 4, days: 100 }), true);
}

/** The caseload of a hundred clients while their histories grow a hundredfold. */
export async function growHistories(ground: Ground, main: Record<Work, Statement>): Promise<Growth> {
  return grow(ground, main.W3, [36, 365, 3_650], (size) => ({ clients: 100, cared: 100, days: size }));
}

type Shape = (size: number) => { clients: number; cared: number; days: number };

async function grow(
  ground: Ground,
  statement: Statement,
  sizes: number[],
  shape: Shape,
  withEntries = false,
): Promise<Growth> {
  const pages: number[] = [];
  const times: number[] = [];
  for (const size of sizes) {
    // A database of its own for each size: nothing that was there before may flatter or burden the next.
    const database = `bench_${randomBytes(4).toString("hex")}`;
    await ground.make(database);
    const { clients, cared, days } = shape(size);
    const filled = await fillPractice(ground.administratorOf(database), { clients, cared, withAccount: 0 });
    await fillSessions(ground.administratorOf(database), filled.practiceId, { from: 1, to: days }, withEntries);
    const found = await look(ground, database, filled, statement);
    pages.push(found.pages);
    times.push(found.time);
    await drop(ground.administratorOf("postgres"), database);
  }
  return { sizes, pages, times, exponent: slope(sizes, pages) };
}

async function look(ground: Ground, database: string, filled: Filled, statement: Statement) {
  const owner = administrator(ground.administratorOf(database));
  const signedIn = await signIn(owner, filled);
  await owner.end();
  const runtime = administrator(ground.runtimeOf(database));
  try {
    await runtime.unsafe(`prepare looked as ${statement.text}`);
    const runs = [];
    for (let n = 0; n < 9; n++)
      runs.push(
        await explain(
          runtime,
          "looked",
          asViewer(statement.params, signedIn, filled.clients[n % filled.clients.length]?.id ?? null),
        ),
      );
    // The first looks also fill the caches of the catalogue, which are no part of the answer.
    const warm = runs.slice(3);
    return { pages: median(warm.map((run) => run.pages)), time: median(warm.map((run) => run.time)) };
  } finally {
    await runtime.end();
  }
}

/** A sign-in of the therapist, as the hash under which PostgreSQL knows it. */
export async function signIn(
  owner: Administrator,
  filled: Filled,
  memberId = filled.therapist.memberId,
): Promise<string> {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  const id = await seedSignIn(asOwner(owner), filled.practiceId, memberId, hash);
  return `\\x${hash(id).toString("hex")}`;
}

/** The parameters of `enterOnce` come first: sign-in, request, roles, client, act. The rest stays as it was asked. */
export const asViewer = (params: Statement["params"], idHash: string, clientId: string | null): Statement["params"] =>
  params.map((value, place) => {
    if (place === 0) return idHash;
    if (place === 1) return uuidv7();
    return place === 3 && value !== null ? clientId : value;
  });

async function drop(address: DatabaseAddress, database: string): Promise<void> {
  const sql = administrator(address);
  await sql`drop database ${sql(database)} with (force)`;
  await sql.end();
}

export function slope(sizes: readonly number[], values: readonly number[]): number {
  const xs = sizes.map(Math.log);
  const ys = values.map(Math.log);
  const mean = (list: number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const up = xs.reduce((sum, x, n) => sum + (x - mx) * ((ys[n] ?? 0) - my), 0);
  return up / xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
}
