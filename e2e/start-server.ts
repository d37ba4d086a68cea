import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { findChromium } from "./chromium";

const startsWithin = 120_000;
const stopsWithin = 30_000;

/** Before all tests: a browser, and the production build on a database of its own that is thrown away afterwards. */
export default async function prepare(): Promise<(() => Promise<void>) | undefined> {
  const { executablePath, env } = await findChromium();
  process.env.E2E_CHROMIUM = executablePath;
  process.env.E2E_CHROMIUM_ENV = JSON.stringify(env);
  if (process.env.E2E_BASE_URL) return undefined;

  const dataDir = mkdtempSync(path.join(tmpdir(), "verzacht-e2e-"));
  // Started by root, the database runs as another user, who has to be able to come in.
  chmodSync(dataDir, 0o755);
  const server = await start(dataDir);
  process.env.E2E_BASE_URL = server.url;
  return async () => {
    await stop(server.child);
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function start(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  // What the person who runs the tests has set must not reach the practice that is tested.
  const outside = Object.entries(process.env).filter(([name]) => !/^(DATABASE|PUBLIC|SMTP)_URL$|^DEMO_/.test(name));
  const own = { NODE_ENV: "production" as const, HOST: "127.0.0.1", PORT: String(await freePort()), DATA_DIR: dataDir };
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/serve.ts", "demo"], {
    env: { ...Object.fromEntries(outside), ...own },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const url = await readyAddress(child).catch(async (error: unknown) => {
    await stop(child);
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  });
  return { child, url };
}

function readyAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const give = (reason: string) => reject(new Error(`${reason}. It said:\n${said}`));
    const wall = setTimeout(() => give("The server did not get ready in time"), startsWithin);
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString("utf8")).slice(-20_000);
      const url = /^Ready: (http\S+)/m.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(wall);
      resolve(url);
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

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const wall = setTimeout(() => child.kill("SIGKILL"), stopsWithin);
  child.kill("SIGTERM");
  await gone;
  clearTimeout(wall);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
