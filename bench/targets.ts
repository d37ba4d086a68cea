import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import type { DatabaseAddress } from "@/lib/environment";
import { masterKeyLine } from "@/lib/sealing";
import { appEnvironment } from "@/scripts/app-environment";
import { freePort, root } from "./ground";

/** A server that answers, and the process that it is. */
export interface Running {
  port: number;
  origin: string;
  pid: number;
  stop(): Promise<void>;
}

const next = path.join(root, "node_modules/next/dist/bin/next");
const authSecret = "bench-".repeat(8);
// One for the whole run: what a first start sealed, a second one reads.
const masterKeyFile = path.join(tmpdir(), `verzacht-bench-key-${process.pid}`);
process.on("exit", () => rmSync(masterKeyFile, { force: true }));

/** The product as `npm start` serves it: the production build, handed the runtime role's address. */
export async function startProduct(database: DatabaseAddress): Promise<Running> {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  if (!existsSync(masterKeyFile)) writeFileSync(masterKeyFile, masterKeyLine(1), { mode: 0o600 });
  const env = appEnvironment({ database, masterKeyFile, authSecret, publicUrl });
  return start([next, "start", "-H", "127.0.0.1", "-p", String(port)], env, port, "/api/ready");
}

export async function startRaw(database: DatabaseAddress): Promise<Running> {
  const port = await freePort();
  return start(
    ["--import", "tsx", "bench/floor/raw.ts"],
    { ...floor(database), PORT: String(port) },
    port,
    `/w4?practice=${crypto.randomUUID()}&q=a`,
  );
}

export async function startBareNext(database: DatabaseAddress, folder: string): Promise<Running> {
  const port = await freePort();
  return start([next, "start", folder, "-H", "127.0.0.1", "-p", String(port)], floor(database), port, "/");
}

const floor = (database: DatabaseAddress) => ({
  FLOOR_DATABASE: JSON.stringify(database),
  NODE_ENV: "production" as const,
  NEXT_TELEMETRY_DISABLED: "1",
});

async function start(args: string[], env: NodeJS.ProcessEnv, port: number, probe: string): Promise<Running> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...outside(), ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr?.on("data", (part: Buffer) => {
    said = (said + part.toString("utf8")).slice(-2000);
  });
  const origin = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 60_000;
  while (!(await answers(origin + probe))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await end(child);
      throw new Error(`${args.slice(0, 3).join(" ")} does not answer. It said: ${said}`);
    }
    await pause(50);
  }
  return { port, origin, pid: child.pid ?? 0, stop: () => end(child) };
}

/** Nothing that somebody has set for their own practice may reach the one that is measured. */
export const outside = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|DEMO_|DATABASE_URL|PUBLIC_URL|SMTP_URL|HOST$|PORT$)/.test(name),
    ),
  ) as NodeJS.ProcessEnv;

const answers = (url: string) =>
  fetch(url).then(
    (answer) => answer.status < 500,
    () => false,
  );

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const wall = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await gone;
  clearTimeout(wall);
}

const shared = ["pool.ts", "work.ts", "routes.ts"];

const addresses: Record<string, string> = {
  "w1/[session]/route.ts": `export { putSession as PUT } from "../../../routes";\n`,
  "w2/route.ts": `export { getYear as GET } from "../../routes";\n`,
  "w3/route.ts": `export { getCaseload as GET } from "../../routes";\n`,
  "w4/route.ts": `export { getLibrary as GET } from "../../routes";\n`,
  "layout.tsx": `export default function Layout({ children }: { children: React.ReactNode }) {
  return <html lang="en"><body>{children}</body></html>;
}\n`,
  "page.tsx": `export default function Page() {
  return <main><h1>Bare</h1><p>A page with nothing on it.</p></main>;
}\n`,
};

const settings: Record<string, string> = {
  // Without one of its own Next takes the product's, which starts the post.
  "instrumentation.ts": "export function register() {}\n",
  "package.json": `{ "name": "floor", "private": true, "type": "module" }\n`,
  "next.config.mjs": `export default { serverExternalPackages: ["postgres"], typescript: { ignoreBuildErrors: true },
  turbopack: { root: ${JSON.stringify(root)} } };\n`,
  "tsconfig.json": `{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler", "jsx": "preserve" } }\n`,
};

/** Builds the bare Next application once; a later bench finds it in the cache. Answers its folder. */
export async function buildBareNext(say: (line: string) => void): Promise<string> {
  const sources = shared.map((name) => path.join(root, "bench/floor", name));
  const hash = createHash("sha256").update(JSON.stringify([addresses, settings]));
  for (const file of [...sources, path.join(root, "package.json")]) hash.update(readFileSync(file));
  const folder = path.join(root, ".cache/bench-floor", hash.digest("hex").slice(0, 16));
  if (existsSync(folder)) return folder;
  say("Building the bare Next application …");
  rmSync(path.dirname(folder), { recursive: true, force: true });
  // Named only when it is whole, so that a build which was cut off is not taken for one.
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(path.join(unfinished, "app"), { recursive: true });
  for (const file of sources) cpSync(file, path.join(unfinished, path.basename(file)));
  for (const [name, text] of Object.entries(settings)) writeFileSync(path.join(unfinished, name), text);
  for (const [name, text] of Object.entries(addresses)) {
    const file = path.join(unfinished, "app", name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const env = { ...outside(), NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  await promisify(execFile)(process.execPath, [next, "build", unfinished], { cwd: root, env });
  renameSync(unfinished, folder);
  return folder;
}
