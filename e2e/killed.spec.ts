import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import { type Person, signedIn } from "./person";
import { makeDataDir, serveDemo, stopServing } from "./server";

interface Today {
  program: { id: string; version: number };
}

const sessionUnder = ({ program }: Today, n: number) => ({
  programId: program.id,
  programVersion: program.version,
  startedAt: new Date(Date.UTC(2026, 0, 5, 8, 0, n)).toISOString(),
  endedAt: new Date(Date.UTC(2026, 0, 5, 8, 20, n)).toISOString(),
  timeZone: "Europe/Amsterdam",
  choice: "relax-only",
  before: { tension: n % 11, safety: null, areas: [] },
  after: null,
  entries: [],
  note: `the ${n}th`,
});

/** A phone that sends one session after another, each until it is acknowledged, under the id that it gave it. */
async function practise(client: Person, today: Today, acknowledged: Map<string, number>, until: () => boolean) {
  for (let n = acknowledged.size; !until(); n++) {
    const id = uuidv7();
    for (;;) {
      const answer = await client.ask("PUT", `/api/v1/sessions/${id}`, sessionUnder(today, n)).catch(() => null);
      if (answer?.ok) {
        acknowledged.set(id, n % 11);
        break;
      }
      if (until()) return;
      await pause(30);
    }
  }
}

const childrenOf = (pid: number): number[] =>
  execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" })
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (parent === pid && child ? [child] : []));

async function allSessions(client: Person, clientId: string): Promise<{ id: string; before: { tension: number } }[]> {
  const found: { id: string; before: { tension: number } }[] = [];
  for (let cursor = ""; ; ) {
    const answer = await client.ask("GET", `/api/v1/clients/${clientId}/sessions?limit=200&to=2026-01-05${cursor}`);
    const page = (await answer.json()) as { items: typeof found; nextCursor: string | null };
    found.push(...page.items);
    if (!page.nextCursor) return found;
    cursor = `&cursor=${page.nextCursor}`;
  }
}

test("what was acknowledged outlives the killing of server, database and all, and nothing is there twice", async () => {
  test.setTimeout(180_000);
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

    const acknowledged = new Map<string, number>();
    let over = false;
    const phones = [1, 2, 3, 4].map(() => practise(client, today, acknowledged, () => over));
    const untilMore = async (more: number) => {
      const wanted = acknowledged.size + more;
      await expect.poll(() => acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(wanted);
    };
    await untilMore(40);
    for (const pid of childrenOf(served.child.pid as number)) process.kill(pid, "SIGKILL");
    await untilMore(40);
    process.kill(postmaster(), "SIGKILL");
    await untilMore(40);
    served.child.kill("SIGKILL");
    await pause(500);
    // The server that is left behind ends with its parent or still holds the port: the next start waits for nobody's help.
    served = await serveDemo(dataDir, { ...wishes, PORT: port });
    await untilMore(40);
    over = true;
    await Promise.all(phones);

    const stored = await allSessions(client, clientId);
    const ids = stored.map((session) => session.id);
    expect(new Set(ids).size).toBe(ids.length);
    const lost = [...acknowledged].filter(
      ([id, tension]) => stored.find((session) => session.id === id)?.before.tension !== tension,
    );
    console.log(
      `killed: ${acknowledged.size} acknowledged, ${lost.length} lost, ${ids.length - new Set(ids).size} twice`,
    );
    expect(lost).toEqual([]);
  } finally {
    await stopServing(served.child);
    rmSync(dataDir, { recursive: true, force: true });
  }
});
