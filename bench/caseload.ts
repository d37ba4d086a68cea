import { fillPractice, fillSessions } from "./fill";
import { type Ground, median } from "./ground";
import type { Loader } from "./order";
import { setScene } from "./scene";
import { startProduct } from "./targets";

/** Milliseconds until a therapist has her caseload, one request at a time: of twenty clients, and of two hundred. */
export interface CaseloadGrowth {
  few: number;
  many: number;
}

const sizes = [20, 200] as const;
const turns = 7;
const requests = 40;

/** Two practices in one database, asked in turn: what else the machine does in the meantime hits them alike. */
export async function growCaseload(ground: Ground, loader: Loader): Promise<CaseloadGrowth> {
  await ground.make("bench_caseload");
  const address = ground.administratorOf("bench_caseload");
  const filled = [];
  for (const clients of sizes) {
    const practice = await fillPractice(address, { clients, cared: clients, withAccount: 0 });
    await fillSessions(address, practice.practiceId, { from: 1, to: 90 }, false);
    filled.push(practice);
  }
  const product = await startProduct(ground.runtimeOf("bench_caseload"));
  try {
    const scenes = await Promise.all(filled.map((practice) => setScene(product.origin, practice)));
    const seen: number[][] = [[], []];
    for (let turn = 0; turn <= turns; turn++)
      for (const [at, scene] of scenes.entries()) {
        const order = { target: "product", work: "W3", scene, port: product.port } as const;
        const { times } = await loader.run({ ...order, connections: 1, seconds: 60, count: requests });
        // The first turn is for V8 and the caches.
        if (turn > 0) seen[at]?.push(median(times));
      }
    const [few, many] = seen.map(median);
    return { few: few ?? Number.NaN, many: many ?? Number.NaN };
  } finally {
    await product.stop();
  }
}
