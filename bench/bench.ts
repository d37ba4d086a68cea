import { growCaseload } from "./caseload";
import { walkChart } from "./desk";
import * as figures from "./figures";
import { type Filled, fillPractice, fillSessions } from "./fill";
import { breakGround, type Ground } from "./ground";
import { growAroundReview, growHistories, growPractice } from "./growth";
import { weighGuard } from "./guard";
import { type Loader, startLoader } from "./order";
import { isBuilt, listPages, weigh, weighPages } from "./pages";
import { feelPhone } from "./phone";
import { playSession } from "./player";
import { type Figure, publish, table } from "./report";
import { timeSecondStart } from "./restart";
import { interleave } from "./rounds";
import { setScene } from "./scene";
import { readTheWire } from "./statements";
import { buildBareNext, type Running, startBareNext, startProduct, startRaw } from "./targets";
import { costOfTenfold } from "./tenfold";
import { type Work, works } from "./works";

// npm run bench [-- --readme] [-- --only load,growth,tenfold,guard,pages,phone,desk,restart]
// BENCH_SECONDS: how long the whole may take, about; ten minutes unless said.

const began = Date.now();
const seconds = () => (Date.now() - began) / 1000;
const say = (line: string) => console.log(`  ${seconds().toFixed(0).padStart(4)} s  ${line}`);

const wanted = Number(process.env.BENCH_SECONDS) || 540;
// What is not load takes about five minutes; the rest is shared by five rounds of four works for three targets.
const rounds = wanted < 420 ? 3 : 5;
const perMeasurement = Math.max(1, (wanted - 300) / (rounds * works.length * 3));

const named =
  process.argv.find((word) => word.startsWith("--only"))?.split("=")[1] ??
  process.argv[process.argv.indexOf("--only") + 1];
const only = process.argv.some((word) => word.startsWith("--only")) ? (named ?? "").split(",") : null;
const isAsked = (part: string) => only === null || only.includes(part);

const size = { clients: 200, cared: 100, withAccount: 16 };
const found: Figure[] = [];
const details: Record<string, unknown> = {};
const failures: string[] = [];

/** One part that fails takes its own figures with it, and no others. */
async function part<T>(
  name: string,
  title: string,
  work: () => Promise<T>,
  tell: (result: T) => Figure[],
): Promise<void> {
  if (!isAsked(name)) return;
  say(title);
  try {
    const result = await work();
    details[title] = result;
    found.push(...tell(result));
  } catch (error) {
    failures.push(`${name}: ${(error as Error).stack ?? String(error)}`);
    say(`did not run: ${(error as Error).message}`);
  }
}

async function measure(ground: Ground, loader: Loader, stops: (() => Promise<void>)[]): Promise<void> {
  const keep = (running: Running) => (stops.push(() => running.stop()), running);
  const folder = await buildBareNext(say);
  say(`Filling a practice: ${size.clients} clients × 365 sessions × 5 entries`);
  await ground.make("bench");
  const database = ground.administratorOf("bench");
  const filled: Filled = await fillPractice(database, size);
  await fillSessions(database, filled.practiceId, { from: 1, to: 365 }, true);
  const product = keep(await startProduct(ground.runtimeOf("bench")));
  const next = keep(await startBareNext(database, folder));
  const scene = await setScene(product.origin, filled);

  await part(
    "load",
    `${rounds} rounds, 16 connections, ${perMeasurement.toFixed(1)} s each`,
    async () => {
      const running = { product, next, raw: keep(await startRaw(database)) };
      const course = { scene, running, loader, database, postmaster: ground.postmaster, say };
      return interleave({ ...course, seconds: perMeasurement, rounds });
    },
    figures.ofLoad,
  );
  const wired = await readTheWire(ground.runtimeOf("bench"), filled);
  const main = Object.fromEntries(works.map((work) => [work, wired[work].main])) as Record<
    Work,
    (typeof wired)["W1"]["main"]
  >;
  await part("load", "What crosses the wire to PostgreSQL", async () => wired, figures.ofWire);
  await part("guard", "What row security costs", () => weighGuard(ground, "bench", filled, main), figures.ofGuard);
  await part(
    "growth",
    "A practice grows to 100,000 sessions",
    () => growPractice(ground, main),
    figures.ofPracticeGrowth,
  );
  await part(
    "growth",
    "A practice grows around one review",
    () => growAroundReview(ground, filled),
    figures.ofReviewGrowth,
  );
  await part("growth", "Histories grow to 3,650 sessions", () => growHistories(ground, main), figures.ofHistoryGrowth);
  await part("growth", "A caseload grows to 200 clients", () => growCaseload(ground, loader), figures.ofCaseloadGrowth);
  await part(
    "tenfold",
    "Ten times the data",
    () => costOfTenfold({ ground, loader, size, product, scene, say }),
    figures.ofTenfold,
  );

  const pages = await listPages(database, filled, scene);
  await part(
    "pages",
    `First-load JavaScript of ${pages.length} pages`,
    async () => ({
      bare: await weigh(next.origin, await (await fetch(next.origin)).text()),
      ...(await weighPages(product, pages)),
    }),
    figures.ofPages,
  );
  await part(
    "phone",
    "Blocking time on an emulated phone",
    () => feelPhone({ origin: next.origin, address: "/", cookie: "" }, figures.phonePages(pages, product.origin)),
    figures.ofPhone,
  );
  await part(
    "desk",
    "A chart of three years on a slow desk",
    () => walkChart(ground, "bench", product.origin),
    figures.ofDesk,
  );
  const { cookie = "" } = scene.writers.at(-1) ?? {};
  await part(
    "phone",
    "A whole session by touch on an emulated phone",
    () => playSession({ origin: product.origin, address: "/today/session", cookie }),
    figures.ofPlayer,
  );
}

async function main(): Promise<void> {
  if (!isBuilt()) throw new Error("There is no production build to measure; `npm run bench` makes one first.");
  const ground = await breakGround(say);
  const loader = startLoader();
  const stops: (() => Promise<void>)[] = [];
  const clear = async () => {
    await Promise.all(stops.map((stop) => stop()));
    loader.stop();
    await ground.stop();
  };
  // Whoever breaks the bench off must not be left with its servers and its database.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => void clear().finally(() => process.exit(130)));
  try {
    await measure(ground, loader, stops);
  } finally {
    await clear();
  }
  await part("restart", "Two starts of the demo", timeSecondStart, figures.ofRestart);
  const text = table(found, seconds());
  console.log(`\n${text}`);
  const intoReadme = process.argv.includes("--readme");
  if (only === null || intoReadme) publish(text, found, details, { intoReadme, isPart: only !== null });
  for (const failure of failures) console.error(failure);
  process.exit(failures.length === 0 ? 0 : 1);
}

main().catch((error: Error) => {
  console.error(error.stack);
  process.exit(1);
});
