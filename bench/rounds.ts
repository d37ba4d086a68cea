import { administrator } from "@/db/administration";
import type { DatabaseAddress } from "@/lib/environment";
import { takeBack } from "./fill";
import { median } from "./ground";
import { cpuOf, forgetPeakOf, peakMemoryOf } from "./machine";
import type { Loader, Measured } from "./order";
import type { Running } from "./targets";
import { type Scene, type Target, targets, type Work, works } from "./works";

const connections = 16;
// A second each, target after target: the shorter the turns, the more alike what the machine does besides.
const perRound = 4;
// Long enough for V8 to have compiled what is asked all day: a server runs for weeks, and is measured as it runs then.
const warmUp = 4;

export interface Round {
  perSecond: number;
  p50: number;
  p99: number;
  bytes: number;
  /** Milliseconds of CPU for one request: in the target, and in PostgreSQL. */
  appCpu: number;
  databaseCpu: number;
}

export type Rounds = Record<Work, Record<Target, Round[]>>;

interface Course {
  scene: Scene;
  running: Record<Target, Running>;
  loader: Loader;
  database: DatabaseAddress;
  postmaster: number;
  seconds: number;
  rounds: number;
  say: (line: string) => void;
}

/** All works against all targets, in turn: what else the machine does in the meantime hits them alike. */
export async function interleave(course: Course): Promise<{ rounds: Rounds; memory: Record<Target, number> }> {
  const rounds = Object.fromEntries(
    works.map((work) => [work, { product: [], next: [], raw: [] }]),
  ) as unknown as Rounds;
  const sql = administrator(course.database);
  // Reads before writes: a round of logging puts hundreds of sessions on one day, and is taken back after it.
  const order: Work[] = ["W2", "W3", "W4", "W1"];
  const began = new Date(Date.now() - 1000);
  for (const target of targets) forgetPeakOf(course.running[target].pid);
  for (const work of order) for (const target of targets) await measure(course, work, target, warmUp);
  await takeBack(sql, course.scene.practiceId, began);
  for (let n = 0; n < course.rounds; n++) {
    const since = new Date(Date.now() - 1000);
    for (const work of order) {
      const slices: Record<Target, Slice[]> = { product: [], next: [], raw: [] };
      for (let slice = 0; slice < perRound; slice++)
        for (const target of turned(targets, n + slice))
          slices[target].push(await measure(course, work, target, course.seconds / perRound));
      for (const target of targets) rounds[work][target].push(together(slices[target]));
    }
    await takeBack(sql, course.scene.practiceId, since);
    course.say(`round ${n + 1} of ${course.rounds}: ${works.map((work) => summary(work, rounds)).join(", ")}`);
  }
  await sql.end();
  const memory = (target: Target) => peakMemoryOf(course.running[target].pid);
  return { rounds, memory: { product: memory("product"), next: memory("next"), raw: memory("raw") } };
}

const turned = <T>(list: readonly T[], by: number): T[] => list.map((_, n) => list[(n + by) % list.length] as T);

const summary = (work: Work, rounds: Rounds) => `${work} ${ratio(rounds[work], "next", -1).toFixed(2)}`;

/** Throughput of the product over that of a floor: in one round, or the median of all. */
export function ratio(work: Record<Target, Round[]>, floor: Target, round?: number): number {
  const all = work.product.map((one, n) => one.perSecond / (work[floor][n]?.perSecond ?? Number.NaN));
  return round === undefined ? median(all) : (all.at(round) ?? Number.NaN);
}

interface Slice extends Measured {
  appCpu: number;
  databaseCpu: number;
}

async function measure(course: Course, work: Work, target: Target, seconds: number): Promise<Slice> {
  const { scene, running, loader, postmaster } = course;
  const { port, pid } = running[target];
  const [app, database] = [cpuOf(pid), cpuOf(postmaster)];
  const measured = await loader.run({ target, work, scene, port, connections, seconds });
  return { ...measured, appCpu: cpuOf(pid) - app, databaseCpu: cpuOf(postmaster) - database };
}

function together(slices: readonly Slice[]): Round {
  const times = slices.flatMap((slice) => slice.times).sort((a, b) => a - b);
  const sum = (of: (slice: Slice) => number) => slices.reduce((all, slice) => all + of(slice), 0);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return {
    perSecond: times.length / sum((slice) => slice.seconds),
    p50: at(0.5),
    p99: at(0.99),
    bytes: slices[0]?.bytes ?? 0,
    appCpu: sum((slice) => slice.appCpu) / times.length,
    databaseCpu: sum((slice) => slice.databaseCpu) / times.length,
  };
}
