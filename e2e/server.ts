import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const startsWithin = 120_000;
const stopsWithin = 30_000;

/** A folder for one throw-away practice. */
export function makeDataDir(): string {
  const dataDir = mkdtempSync(path.join(tmpdir(), "verzacht-e2e-"));
  // Started by root, the database runs as another user, who has to be able to come in.
  chmodSync(dataDir, 0o755);
  return dataDir;
}

export interface Served {
  child: ChildProcess;
  url: string;
}

/** The production build with its demo practice in a data directory. */
export const serveDemo = (dataDir: string, wishes: Record<string, string> = {}): Promise<Served> =>
  serve("demo", dataDir, wishes);

/** The real thing, in which nothing is set up yet; `code` is what the console said to set it up with. */
export async function serveReal(dataDir: string, wishes: Record<string, string> = {}) {
  const { said, ...served } = await serve("start", dataDir, wishes);
  return { ...served, code: /with the code (\w+)/.exec(said)?.[1] ?? "" };
}

async function serve(mode: "demo" | "start", dataDir: string, wishes: Record<string, string>) {
  // What the person who runs the tests has set must not reach the practice that is tested.
  const outside = Object.entries(process.env).filter(([name]) => !/^(DATABASE|PUBLIC|SMTP)_URL$|^DEMO_/.test(name));
  const own = {
    NODE_ENV: "production" as const,
    HOST: "127.0.0.1",
    PORT: String(await freePort()),
    DATA_DIR: dataDir,
    ...wishes,
  };
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts", mode], {
    env: { ...Object.fromEntries(outside), ...own },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const ready = await readyAddress(child).catch(async (error: unknown) => {
    await stopServing(child);
    throw error;
  });
  return { child, ...ready };
}

function readyAddress(child: ChildProcess): Promise<{ url: string; said: string }> {
  return new Promise((resolve, reject) => {
    let said = "";
    const give = (reason: string) => reject(new Error(`${reason}. It said:\n${said}`));
    const wall = setTimeout(() => give("The server did not get ready in time"), startsWithin);
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString("utf8")).slice(-20_000);
      const url = /^Ready: (http\S+)/m.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(wall);
      resolve({ url, said });
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("error", (error) => give(error.message));
    child.once("exit", (code) => {
      clearTimeout(wall);
      give(`The server ended with code ${code} before it was ready`);
    });
  });
}

export async function stopServing(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const wall = setTimeout(() => child.kill("SIGKILL"), stopsWithin);
  child.kill("SIGTERM");
  await gone;
  clearTimeout(wall);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
