import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { administrator } from "@/db/administration";
import { masterKeyLine } from "@/lib/sealing";
import { appEnvironment } from "@/scripts/app-environment";
import { fillPractice, fillSessions } from "./fill";
import { breakGround, freePort, type Ground, root } from "./ground";
import { setScene } from "./scene";
import { judgeSoak, overPromise, type Sample } from "./soaking";
import { outside } from "./targets";
import { requestOf, type Scene, type Sent, works } from "./works";

// npm run soak [-- MINUTES]: the production build under half of what it can carry, for half an hour unless said
// (security.md R17). Ends with 1 where something grows.

const minutes = Number(process.argv[2] ?? 30);
if (!(minutes > 0 && minutes <= 24 * 60)) {
  console.error("Usage: npm run soak [-- MINUTES]");
  process.exit(2);
}
const lanes = 8;
const every = Math.min(15, (minutes * 60) / 24);
/** Caches fill and code is compiled until then: a third of the whole, and never more than ten minutes. */
const warmUp = Math.min(600, minutes * 20);

const began = Date.now();
const say = (line: string) => console.log(`  ${((Date.now() - began) / 1000).toFixed(0).padStart(5)} s  ${line}`);

async function startServer(ground: Ground, port: number): Promise<ChildProcess> {
  const masterKeyFile = path.join(ground.folder, "soak-master-key");
  writeFileSync(masterKeyFile, masterKeyLine(1), { mode: 0o600 });
  const given = appEnvironment({
    database: ground.runtimeOf("soak"),
    queue: ground.workerOf("soak"),
    masterKeyFile,
    authSecret: "soak-".repeat(8),
    publicUrl: `http://127.0.0.1:${port}`,
  });
  const first = ["scripts/surprises", "scripts/end-with-parent", "scripts/odd-requests", "bench/told-memory"];
  const tied = first.flatMap((name) => ["--import", `./${name}.mjs`]);
  const next = ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)];
  const child = spawn(process.execPath, ["--expose-gc", ...tied, ...next], {
    cwd: root,
    env: { ...outside(), ...given },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  for (let n = 0; n < 600 && child.exitCode === null; n++) {
    if ((await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => null))?.ok) return child;
    await pause(100);
  }
  throw new Error("The server does not answer. Is it built?");
}

/** The four works in turn, and two pages as a browser asks for them. */
function asked(scene: Scene, origin: string, lane: number, n: number): Sent {
  const page = (where: string, cookie: string): Sent => ({ method: "GET", path: where, headers: { cookie } });
  const turn = n % (works.length + 2);
  const work = works[turn];
  if (work) return requestOf(work, "product", scene, origin, lane, n);
  const writer = scene.writers[lane % scene.writers.length];
  return turn === works.length ? page("/clients", scene.therapist.cookie) : page("/today", writer?.cookie ?? "");
}

function send(agent: Agent, port: number, { method, path: where, headers, body }: Sent): Promise<number> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const options = { agent, host: "127.0.0.1", port, method, path: where, headers: { ...headers, ...length } };
    const sent = request(options, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
      answer.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Lanes that ask one thing after another, at most so often in a second all together; answers how it went. */
async function load(scene: Scene, port: number, seconds: number, perSecond = Number.POSITIVE_INFINITY) {
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  const until = performance.now() + seconds * 1000;
  const answered = { good: 0, astray: 0 };
  const origin = `http://127.0.0.1:${port}`;
  const lane = async (number: number) => {
    let due = performance.now() + (number * 1000) / perSecond;
    for (let n = number; performance.now() < until; n++) {
      if (due > performance.now()) await pause(due - performance.now());
      due = Math.max(due + (lanes * 1000) / perSecond, performance.now() - 1000);
      const status = await send(agent, port, asked(scene, origin, number, n)).catch(() => 0);
      answered[status >= 200 && status < 300 ? "good" : "astray"]++;
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  agent.destroy();
  return answered;
}

const filesOf = (pid: number): number => {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return Number.NaN;
  }
};

async function soak(ground: Ground): Promise<string[]> {
  await ground.make("soak");
  say("Filling a practice: 40 clients × 365 sessions");
  const filled = await fillPractice(ground.administratorOf("soak"), { clients: 40, cared: 40, withAccount: lanes });
  await fillSessions(ground.administratorOf("soak"), filled.practiceId, { from: 1, to: 365 }, true);
  const port = await freePort();
  const server = await startServer(ground, port);
  const sql = administrator(ground.administratorOf("soak"));
  try {
    const scene = await setScene(`http://127.0.0.1:${port}`, filled);
    await load(scene, port, 10);
    const full = await load(scene, port, 20);
    const half = full.good / 20 / 2;
    say(`It carries ${(full.good / 20).toFixed(0)} a second; from here on ${half.toFixed(0)}, for ${minutes} minutes`);

    const samples: Sample[] = [];
    const since = Date.now();
    const look = async () => {
      const heard = once(server, "message");
      server.send("how much");
      const [memory] = (await heard) as [{ rss: number; heap: number }];
      const [row] = await sql<{ n: number }[]>`select count(*)::int as n from pg_stat_activity
        where datname = 'soak' and pid <> pg_backend_pid() and backend_type = 'client backend'`;
      const at = (Date.now() - since) / 1000;
      samples.push({ at, ...memory, files: filesOf(server.pid ?? 0), connections: row?.n ?? Number.NaN });
      const last = samples.at(-1) as Sample;
      if (samples.length % 4 === 1)
        say(
          `${last.rss.toFixed(1)} MiB, of which heap ${last.heap.toFixed(1)}; ${last.files} files, ${last.connections} connections`,
        );
    };
    const loading = load(scene, port, minutes * 60, half);
    let over = false;
    void loading.finally(() => (over = true));
    while (!over) {
      await Promise.race([pause(every * 1000), loading]);
      if (!over) await look();
    }
    const { good, astray } = await loading;
    const counted = samples.filter(({ at }) => at >= warmUp);
    const soaked = judgeSoak(counted);
    const { rssSlope, heapSlope, heapChange, files, connections } = soaked;
    const found = overPromise(soaked, { lanes });
    if (astray > 0) found.push(`${astray} requests were not answered as they should be`);
    console.log(
      `\n  ${minutes} minutes at half load, ${good} requests, ${astray} astray; after ${(warmUp / 60).toFixed(1)} minutes of warming up, ` +
        `by ${counted.length} samples: memory ${rssSlope.toFixed(2)} MiB and heap ${heapSlope.toFixed(2)} MiB in ten minutes ` +
        `(heap ${(heapChange * 100).toFixed(1)} %), ${files[0]} to ${files[1]} files, ${connections[0]} to ${connections[1]} connections`,
    );
    return found;
  } finally {
    await sql.end();
    const gone = once(server, "exit");
    if (server.exitCode === null) server.kill("SIGTERM");
    await gone;
  }
}

const ground = await breakGround(say);
const ending = () => void ground.stop().then(() => process.exit(130));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, ending);
const found = await soak(ground).catch((error: Error) => [error.stack ?? error.message]);
await ground.stop();
for (const line of found) console.log(`  ${line}`);
console.log(found.length === 0 ? "  Nothing grows." : "  Over what is promised.");
process.exit(found.length === 0 ? 0 : 1);
