// The steps that every command shares: is Node new enough, is everything installed, is the build fresh.
// Plain JavaScript without dependencies, because it runs before there is a node_modules.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { access, constants, mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isAlive, servingNow } from "./serving.mjs";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const installStamp = path.join(root, "node_modules", ".verzacht-install");
const buildStamp = path.join(root, ".next", "verzacht-build");
const lockFile = path.join(root, ".cache", "steps.lock");

// What ends up in the build, or steers it. A name that does not exist is simply not there.
const buildSources = [
  "app",
  "components",
  "db",
  "i18n",
  "lib",
  "public",
  "next.config.mjs",
  "proxy.ts",
  "instrumentation.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
  "scripts/build-worker.mjs",
];

/** A failed step whose own output has already been shown. */
export class StepFailed extends Error {}

export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  console.error(`Verzacht needs Node 20.9 or newer, and this is Node ${process.versions.node}.`);
  console.error("You can get a newer one at https://nodejs.org; after that the same command works.");
  process.exit(1);
}

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

let running = null;
let stopping = null;

// Whoever is busy gets the signal first; we leave when it has. npm passes the signal on too, so it can come twice.
// Under nohup a hang-up must stay ignored, and listening would undo that.
for (const signal of process.stdin.isTTY ? ["SIGINT", "SIGTERM", "SIGHUP"] : ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = signal;
    if (running) running.kill(signal);
    else process.exit(exitCode(null, signal));
  });
}

/** Whether somebody asked us to end; what is under way ends first, and nothing new should begin. */
export const isStopping = () => stopping !== null;

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
const exitCode = (code, signal) => code ?? 128 + (signalNumbers[signal] ?? 0);

/** Runs a command in the project and answers `{ code, output }`; `quiet` keeps the output instead of showing it. */
export function run(command, args, { quiet = false, env = environment(), link = false } = {}) {
  return new Promise((resolve) => {
    const stdio = quiet ? ["ignore", "pipe", "pipe"] : ["inherit", "inherit", "inherit"];
    const child = spawn(command, args, { cwd: root, env, stdio: link ? [...stdio, "ipc"] : stdio });
    const chunks = [];
    child.stdout?.on("data", (chunk) => chunks.push(chunk));
    child.stderr?.on("data", (chunk) => chunks.push(chunk));
    const end = (code) => {
      running = null;
      resolve({ code, output: Buffer.concat(chunks).toString("utf8") });
    };
    child.on("error", (error) => {
      chunks.push(Buffer.from(`${command}: ${error.message}\n`));
      end(127);
    });
    child.on("close", (code, signal) => end(exitCode(code, signal)));
    running = child;
  });
}

/** NODE_ENV is left out: each tool picks its own, and one from outside makes a build or a test run something else. */
export function environment(more = {}) {
  const { NODE_ENV: _, ...env } = process.env;
  return { ...env, NEXT_TELEMETRY_DISABLED: "1", ...more };
}

/** One line per step: what happens, then how long it took. Its output is only shown when it fails. */
async function step(title, work) {
  const since = Date.now();
  process.stdout.write(`${title} … `);
  const { code, output } = await work();
  if (code === 0) return void process.stdout.write(`${seconds(since)}\n`);
  if (stopping) {
    process.stdout.write("stopped\n");
    release();
    process.exit(exitCode(null, stopping));
  }
  process.stdout.write(`did not succeed (${seconds(since)})\n\n${output}\n`);
  throw new StepFailed(title);
}

/** Installs when something is missing, otherwise does nothing. Everything at once: there is one kind of install. */
export async function install() {
  const wanted = installHash();
  if (read(installStamp) === wanted) return;
  if (!installedByHand()) {
    const env = environment(await writableNpmCache());
    const flags = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    await step("Installing packages (the first time takes a few minutes)", async () => {
      if (existsSync(path.join(root, "package-lock.json"))) {
        const first = await npm(["ci", ...flags], env);
        if (first.code === 0 || stopping) return first;
      }
      return npm(["install", "--no-save", ...flags], env);
    });
  }
  writeFileSync(installStamp, wanted);
}

function installHash() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  for (const name of ["package.json", "package-lock.json"]) hash.update(read(path.join(root, name)) ?? "");
  return hash.digest("hex");
}

/** npm notes what it put in node_modules; when all that the lockfile asks for is there, nothing is missing. */
function installedByHand() {
  const present = parse(path.join(root, "node_modules", ".package-lock.json"))?.packages;
  const wanted = parse(path.join(root, "package-lock.json"))?.packages;
  if (!present || !wanted) return false;
  return Object.entries(wanted).every(([place, { version, optional, os, cpu, libc }]) => {
    const foreign = (os && !os.includes(process.platform)) || (cpu && !cpu.includes(process.arch)) || libc;
    if (place === "" || foreign || (optional && !os)) return true;
    return present[place]?.version === version && existsSync(path.join(root, place));
  });
}

function npm(args, env) {
  const own = process.env.npm_execpath;
  return own && path.basename(own).startsWith("npm")
    ? run(process.execPath, [own, ...args], { quiet: true, env })
    : run("npm", args, { quiet: true, env });
}

/** An ordinary user may have no home folder, and npm wants a place to write. */
async function writableNpmCache() {
  const cache = process.env.npm_config_cache ?? path.join(homedir(), ".npm");
  try {
    await mkdir(cache, { recursive: true });
    await access(cache, constants.W_OK);
    return {};
  } catch {
    return { npm_config_cache: path.join(root, ".cache", "npm") };
  }
}

/** Builds when a source file differs from the last build, otherwise does nothing. Never under a house that is running. */
export async function build() {
  const wanted = buildHash();
  if (read(buildStamp) === wanted) return;
  const [pid] = servingNow(root);
  if (pid) {
    console.error(
      `Verzacht runs from this folder (process ${pid}), and its sources have changed since. Stop it first.`,
    );
    throw new StepFailed("Building");
  }
  rmSync(buildStamp, { force: true });
  await step("Building", async () => {
    const pages = await run(process.execPath, ["node_modules/next/dist/bin/next", "build"], { quiet: true });
    return pages.code === 0 ? run(process.execPath, ["scripts/build-worker.mjs"], { quiet: true }) : pages;
  });
  writeFileSync(buildStamp, wanted);
}

function buildHash() {
  const hash = createHash("sha256");
  for (const source of buildSources) {
    for (const file of filesUnder(source)) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex");
}

function filesUnder(place) {
  const stat = statSync(path.join(root, place), { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return /\.test\.tsx?$/.test(place) ? [] : [place];
  return readdirSync(path.join(root, place))
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name)));
}

/** Installing and building is for one process at a time; another run in this checkout waits its turn. */
export async function alone(work) {
  mkdirSync(path.dirname(lockFile), { recursive: true });
  for (let tries = 1; !take(); tries++) {
    if (tries === 3) console.log("Another run is installing or building here; waiting for it.");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const alive = setInterval(() => utimesSync(lockFile, new Date(), new Date()), 5_000);
  process.once("exit", release);
  try {
    return await work();
  } finally {
    clearInterval(alive);
    release();
  }
}

/** A lock whose process has gone, or that nobody has touched for a minute, belongs to nobody. */
function take() {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  const stat = statSync(lockFile, { throwIfNoEntry: false });
  const owner = Number(read(lockFile));
  if (stat && ((owner > 0 && !isAlive(owner)) || Date.now() - stat.mtimeMs > 60_000)) rmSync(lockFile, { force: true });
  return false;
}

function release() {
  if (read(lockFile) === String(process.pid)) rmSync(lockFile, { force: true });
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function parse(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
