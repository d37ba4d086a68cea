import { fillPractice, fillSessions } from "./fill";
import { type Ground, median } from "./ground";
import { cpuOf } from "./machine";
import type { Loader } from "./order";
import { setScene } from "./scene";
import { type Running, startProduct } from "./targets";
import { type Scene, type Work, works } from "./works";

interface Course {
  ground: Ground;
  loader: Loader;
  size: { clients: number; cared: number; withAccount: number };
  /** On the practice with one year. */
  product: Running;
  scene: Scene;
  say: (line: string) => void;
}

/** Milliseconds of PostgreSQL's CPU for one request, with a year of sessions and with ten. */
export type TenfoldCost = Record<Work, { once: number; tenfold: number; ratio: number }>;

const turns = 6;
const requests: Record<Work, number> = { W1: 150, W2: 200, W3: 100, W4: 200 };

/** The same requests in turn to two practices, one with ten times the sessions and entries of the other. */
export async function costOfTenfold({ ground, loader, size, product, scene, say }: Course): Promise<TenfoldCost> {
  await ground.make("bench_tenfold");
  const filled = await fillPractice(ground.administratorOf("bench_tenfold"), size);
  await fillSessions(ground.administratorOf("bench_tenfold"), filled.practiceId, { from: 1, to: 3650 }, true);
  say("filled ten years");
  const other = await startProduct(ground.runtimeOf("bench_tenfold"));
  try {
    const sides = [
      { port: product.port, scene },
      { port: other.port, scene: await setScene(other.origin, filled) },
    ] as const;
    const costs = {} as TenfoldCost;
    // Writes last: they put many sessions on one day.
    for (const work of ["W2", "W3", "W4", "W1"] as const) {
      const seen: [number[], number[]] = [[], []];
      for (let turn = 0; turn <= turns; turn++)
        for (const at of turn % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
          const before = cpuOf(ground.postmaster);
          const order = {
            target: "product" as const,
            work,
            ...sides[at],
            connections: 16,
            seconds: 60,
            count: requests[work],
          };
          const { times } = await loader.run(order);
          if (turn > 0) seen[at].push((cpuOf(ground.postmaster) - before) / times.length);
        }
      const [once, tenfold] = [median(seen[0]), median(seen[1])];
      costs[work] = { once, tenfold, ratio: tenfold / once };
    }
    return Object.fromEntries(works.map((work) => [work, costs[work]])) as TenfoldCost;
  } finally {
    await other.stop();
  }
}
