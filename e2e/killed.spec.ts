import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { signedIn } from "./person";
import { practise, type Today, whatIsKept } from "./practising";
import { makeDataDir, serveDemo, stopServing } from "./server";

const lanes = 50;
/** Twenty killings: mostly of the database, which is what restarts in a practice's life. */
const killings = [
  ...Array.from({ length: 4 }, () => ["database", "app", "database", "database"]).flat(),
  "all",
  "app",
  "database",
  "all",
];

/** How many are acknowledged between two killings: some, or as many as make KILLED_WRITES in all. */
const between = Math.max(lanes, Math.ceil((Number(process.env.KILLED_WRITES) || 0) / (killings.length + 1)));

/** What writers hear, and when something was last acknowledged. */
class Line {
  readonly acknowledged = new Map<string, number>();
  /** Answers that say neither yes nor 'in a moment': there should be none. */
  readonly astray: string[] = [];
  /** Milliseconds in which nobody was acknowledged, for each killing. */
  readonly gaps: number[] = [];
  private lastAt = Date.now();
  private gap = 0;

  hears(answer: Response | null, id: string, tension: number): boolean {
    if (answer?.ok) {
      this.acknowledged.set(id, tension);
      this.gap = Math.max(this.gap, Date.now() - this.lastAt);
      this.lastAt = Date.now();
      return true;
    }
    // No answer at all: nobody listens yet, or the line broke. An answer names the wait.
    const waits = answer === null || (answer.status === 503 && Number(answer.headers.get("retry-after")) > 0);
    if (!waits) this.astray.push(`${answer.status}`);
    return false;
  }

  /** Kills, and waits until `more` were acknowledged afterwards. */
  async survives(kill: () => Promise<void> | void, more: number): Promise<void> {
    this.gap = 0;
    await kill();
    const wanted = this.acknowledged.size + more;
    await expect
      .poll(() => this.acknowledged.size, { timeout: 60_000 + more * 500, intervals: [50] })
      .toBeGreaterThan(wanted);
    this.gaps.push(this.gap);
  }
}

const childrenOf = (pid: number): number[] =>
  execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" })
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (parent === pid && child ? [child] : []));

test("what was acknowledged outlives the killing of server, database and all, and nothing is there twice", async () => {
  test.setTimeout(480_000 + between * killings.length * 500);
  const dataDir = makeDataDir();
  const wishes = { DEMO_CLIENTS: "2", DEMO_DAYS: "21" };
  let served = await serveDemo(dataDir, wishes);
  try {
    const { port } = new URL(served.url);
    const client = await signedIn(served.url, "client@demo.test");
    const today = (await (await client.ask("GET", "/api/v1/today")).json()) as Today;
    const { clientId } = (await (await client.ask("GET", "/api/v1/me")).json()) as { clientId: string };
    const postmaster = () =>
      Number(readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

    const line = new Line();
    let over = false;
    const phones = Array.from({ length: lanes }, (_, lane) =>
      practise(client, today, {
        lane,
        of: lanes,
        hears: (...heard) => line.hears(...heard),
        isOver: () => over,
        rest: [30, 130],
      }),
    );
    await line.survives(() => undefined, between);
    const kill: Record<string, () => Promise<void> | void> = {
      app: () => {
        for (const pid of childrenOf(served.child.pid as number)) process.kill(pid, "SIGKILL");
      },
      database: () => void process.kill(postmaster(), "SIGKILL"),
      // The server that is left behind ends with its parent or still holds the port: the next start waits for nobody's help.
      all: async () => {
        served.child.kill("SIGKILL");
        await pause(500);
        served = await serveDemo(dataDir, { ...wishes, PORT: port });
      },
    };
    for (const whom of killings) await line.survives(kill[whom] as () => void, between);
    over = true;
    await Promise.all(phones);

    const { lost, twice } = await whatIsKept(client, clientId, line.acknowledged);
    const gaps = line.gaps.slice(1).sort((a, b) => a - b);
    console.log(
      `killed ${killings.length} times under ${lanes} writers: ${line.acknowledged.size} acknowledged, ${lost.length} lost, ` +
        `${twice} twice, ${line.astray.length} answers astray; ` +
        `silence ${gaps[gaps.length >> 1]} ms by the middle, ${gaps.at(-1)} ms at most`,
    );
    expect(twice).toBe(0);
    expect(lost).toEqual([]);
    expect(line.astray).toEqual([]);
  } finally {
    await stopServing(served.child);
    rmSync(dataDir, { recursive: true, force: true });
  }
});
