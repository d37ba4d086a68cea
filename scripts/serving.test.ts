import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { servingNow } from "./serving.mjs";

// A build is not made under a house that is running: what its open pages still load would be gone.

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "verzacht-serving-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function house(): Promise<ReturnType<typeof spawn>> {
  const script = `import { noteServing } from ${JSON.stringify(new URL("./serving.mjs", import.meta.url).href)};
    noteServing(${JSON.stringify(root)}); process.on("SIGTERM", () => process.exit(0)); setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "ignore" });
  while (!servingNow(root).includes(child.pid ?? 0)) await pause(20);
  return child;
}

it("nobody serves a folder that was never served from", () => {
  expect(servingNow(root)).toEqual([]);
});

it.each(["SIGTERM", "SIGKILL"] as const)("a house is known while it runs, and no more after %s", async (signal) => {
  const [one, other] = await Promise.all([house(), house()]);
  expect(new Set(servingNow(root))).toEqual(new Set([one?.pid, other?.pid]));
  one?.kill(signal);
  if (one) await once(one, "exit");
  expect(servingNow(root)).toEqual([other?.pid]);
  other?.kill("SIGKILL");
});

it("a note that nobody renews is none, though its number is somebody else's by now", () => {
  const note = path.join(root, ".cache", "serving", String(process.pid));
  mkdirSync(path.dirname(note), { recursive: true });
  writeFileSync(note, "");
  expect(servingNow(root)).toEqual([process.pid]);
  const longAgo = new Date(Date.now() - 61_000);
  utimesSync(note, longAgo, longAgo);
  expect(servingNow(root)).toEqual([]);
});
