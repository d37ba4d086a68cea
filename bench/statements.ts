import type { Administrator } from "@/db/administration";
import type { DatabaseAddress } from "@/lib/environment";
import type { Filled } from "./fill";
import { startLoader } from "./order";
import { setScene } from "./scene";
import { startProduct } from "./targets";
import { type Statement, type Tally, tap } from "./wire";
import { type Scene, type Work, works } from "./works";

export interface Wired {
  roundTrips: number;
  statements: number;
  /** The statement that does the work, as it was sent. */
  main: Statement;
}

/** Asks a product for each work, one request at a time, and counts what a request sends to PostgreSQL. */
export async function readTheWire(database: DatabaseAddress, filled: Filled): Promise<Record<Work, Wired>> {
  const wire = await tap(database);
  const product = await startProduct(wire.address);
  const loader = startLoader();
  try {
    const scene = await setScene(product.origin, filled);
    const one = async (work: Work, count: number): Promise<Tally> => {
      await loader.run({
        target: "product",
        work,
        scene: single(scene),
        port: product.port,
        connections: 1,
        seconds: 9,
        count,
      });
      return wire.take();
    };
    const wired = {} as Record<Work, Wired>;
    for (const work of works) {
      // What is asked once and then known (the facts of a program version) is not what each request costs.
      await one(work, 30);
      const { roundTrips, statements } = await one(work, 50);
      const main = [...statements].sort((a, b) => b.text.length - a.text.length)[0];
      if (!main) throw new Error(`${work} sent no statement`);
      wired[work] = { roundTrips: roundTrips / 50, statements: statements.length / 50, main };
    }
    return wired;
  } finally {
    loader.stop();
    await product.stop();
    wire.stop();
  }
}

/** The longest statement that one look of a therapist sends. `{client}` in the path is the first of the scene. */
export async function tapLook(database: DatabaseAddress, filled: Filled, path: string): Promise<Statement> {
  const wire = await tap(database);
  const product = await startProduct(wire.address);
  try {
    const { therapist, clientIds } = await setScene(product.origin, filled);
    wire.take();
    const answer = await fetch(product.origin + path.replace("{client}", clientIds[0] as string), {
      headers: { cookie: therapist.cookie },
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    const [main] = [...wire.take().statements].sort((a, b) => b.text.length - a.text.length);
    if (!main) throw new Error(`${path} sent no statement`);
    return main;
  } finally {
    await product.stop();
    wire.stop();
  }
}

const single = (scene: Scene): Scene => ({ ...scene, writers: scene.writers.slice(0, 1) });

const quoted = (value: string | null) => (value === null ? "null" : `'${value.replaceAll("'", "''")}'`);

const executing = (name: string, params: readonly (string | null)[]) =>
  `execute ${name}${params.length > 0 ? `(${params.map(quoted).join(", ")})` : ""}`;

export interface Explained {
  /** 8-KiB pages looked at. */
  pages: number;
  /** Milliseconds in the executor, as PostgreSQL sees them. */
  time: number;
}

/** Runs a prepared statement under EXPLAIN and undoes what it wrote. `settings` hold for this one run. */
export async function explain(
  sql: Administrator,
  name: string,
  params: readonly (string | null)[],
  settings: Record<string, string> = {},
): Promise<Explained> {
  await sql.unsafe("begin");
  for (const [setting, value] of Object.entries(settings)) await sql`select set_config(${setting}, ${value}, true)`;
  const options = "analyze, buffers, timing off, format json";
  const [row] = await sql.unsafe(`explain (${options}) ${executing(name, params)}`);
  await sql.unsafe("rollback");
  const [found] = (row as unknown as { "QUERY PLAN": [ExplainJson] })["QUERY PLAN"];
  const pages = found.Plan["Shared Hit Blocks"] + found.Plan["Shared Read Blocks"];
  return { pages, time: found["Execution Time"] };
}

interface ExplainJson {
  Plan: { "Shared Hit Blocks": number; "Shared Read Blocks": number };
  "Execution Time": number;
}
