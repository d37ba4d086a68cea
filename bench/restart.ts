import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort, root } from "./ground";
import { outside } from "./targets";

/** Seconds from `npm run demo` until its `Ready:` line, the second time on the same folder. */
export async function timeSecondStart(): Promise<{ first: number; second: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), "verzacht-start-"));
  chmodSync(folder, 0o755);
  try {
    const first = await timeStart(folder);
    return { first, second: await timeStart(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeStart(folder: string): Promise<number> {
  const env = { ...outside(), DATA_DIR: folder, HOST: "127.0.0.1", PORT: String(await freePort()) };
  const began = performance.now();
  const child = spawn("npm", ["run", "--silent", "demo"], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  let said = "";
  try {
    return await new Promise<number>((resolve, reject) => {
      const listen = (part: Buffer) => {
        said = (said + part.toString("utf8")).slice(-5000);
        if (/^Ready: /m.test(said)) resolve((performance.now() - began) / 1000);
      };
      child.stdout.on("data", listen);
      child.stderr.on("data", listen);
      child.once("error", reject);
      child.once("exit", () => reject(new Error(`The demo did not start. It said:\n${said}`)));
    });
  } finally {
    child.kill("SIGTERM");
    await gone;
  }
}
