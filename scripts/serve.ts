import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { administrator, runtimeAddress, workerAddress } from "@/db/administration";
import { claimDataDirectory, type RunningDatabase } from "@/db/embedded";
import { demoSecret } from "@/db/seed/demo-factor";
import { appEnvironment, publicUrlOf, withoutKeys } from "./app-environment";
import { addressOf, certificateTrouble, embeddedAddress } from "./database-address";
import { judgeSecret } from "./given-secret";
import { beginBackups, startArchiving } from "./keep-backups";
import { hasSecrets, keptSecrets } from "./kept-secrets";
import { beginSealing, masterKeyFile } from "./master-key";
import { prepareDatabase } from "./prepare-database";
import { noteServing } from "./serving.mjs";
// A database that is killed breaks lines under questions that postgres.js asks by itself and nobody awaits: this process is
// the one that starts it again, and goes on.
import "./surprises.mjs";

type Mode = "demo" | "start" | "dev";
const mode = (process.argv[2] ?? "start") as Mode;
const isDemo = mode !== "start";

const host = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);
// The demo lives beside the real thing, never in it.
const dataDir = path.resolve(process.env.DATA_DIR || (isDemo ? ".data/demo" : ".data"));
const publicUrl = publicUrlOf(process.env);

const say = (text: string) => console.log(`  ${text}`);

class Refusal extends Error {}

/** The demo's passwords are known to everybody: a data directory is one or the other, for good. */
function keepApart() {
  const marker = path.join(dataDir, "kind");
  const kind = isDemo ? "demo" : "real";
  const known = existsSync(marker) ? readFileSync(marker, "utf8").trim() : null;
  if (known && known !== kind)
    throw new Refusal(
      known === "demo"
        ? `${dataDir} holds the demo, whose passwords everybody knows. Set DATA_DIR to another folder for the real thing.`
        : `${dataDir} holds a real practice. Set DATA_DIR to another folder for the demo.`,
    );
  if (!known) writeFileSync(marker, kind, { mode: 0o600, flush: true });
}

function portIsTaken(): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect({ host, port });
    socket.once("connect", () => (socket.destroy(), answer(true)));
    socket.once("error", () => answer(false));
  });
}

/** A server whose start command was killed needs a moment to notice. */
async function portStaysTaken(): Promise<boolean> {
  for (let n = 0; n < 30; n++) {
    if (!(await portIsTaken())) return false;
    await pause(100);
  }
  return true;
}

const loadedFirst = ["./surprises.mjs", "./end-with-parent.mjs", "./odd-requests.mjs", "./own-address.mjs"].map(
  (file) => new URL(file, import.meta.url).href,
);

let child: ChildProcess | undefined;
let stopping = false;
let wasReady = false;

function serve(env: NodeJS.ProcessEnv): void {
  const command = mode === "dev" ? ["dev"] : ["start"];
  const next = path.resolve("node_modules/next/dist/bin/next");
  const began = Date.now();
  // The development server forks on its own terms, and ends with its terminal.
  const tied = mode === "dev" ? [] : loadedFirst.flatMap((file) => ["--import", file]);
  child = spawn(process.execPath, [...tied, next, ...command, "-H", host, "-p", String(port)], {
    env,
    stdio: mode === "dev" ? ["ignore", "inherit", "inherit"] : ["ignore", "ignore", "inherit", "ipc"],
    // A Ctrl-C in the terminal reaches this process only, which then stops both in their order.
    detached: true,
  });
  child.once("exit", (code) => {
    if (stopping) return;
    // Killed from outside: what was acknowledged is in the database, and the house opens again by itself.
    if (!wasReady) return void stop(code ?? 1, "The server stopped at once; see the lines above.");
    say("The server was stopped from outside. Starting it again …");
    setTimeout(() => stopping || serve(env), Date.now() - began < 3000 ? 3000 : 300);
  });
}

let database: RunningDatabase | undefined;
let watching: Promise<void> | undefined;
let backups: Awaited<ReturnType<typeof beginBackups>> | undefined;
let sealing: ReturnType<typeof beginSealing> | undefined;
let claim: Awaited<ReturnType<typeof claimDataDirectory>> | undefined;

/** Starts the embedded database again when somebody ended it; the app's pool finds it by itself. */
async function watchDatabase() {
  while (!stopping && database) {
    await pause(1000);
    const sql = administrator(embeddedAddress(database));
    const alive = await sql`select 1`.then(
      () => true,
      () => false,
    );
    await sql.end({ timeout: 1 }).catch(() => undefined);
    if (alive || stopping) continue;
    say("The database was stopped from outside. Starting it again …");
    database = await startArchiving(dataDir, say).catch((error: Error) => {
      say(error.message);
      return database;
    });
  }
}

/** What is being sent right now is sent to its end, within reason: a letter cut off in its middle is never sent again. */
async function letFinish(server: ChildProcess): Promise<void> {
  if (!wasReady || !server.connected) return;
  const finished = new Promise((done) => server.on("message", (word) => word === "finished" && done(null)));
  server.send("finish");
  await Promise.race([finished, once(server, "exit"), pause(8_000)]);
}

async function stop(code: number, why?: string) {
  if (stopping) return;
  stopping = true;
  if (why) say(why);
  // Ten seconds for what people wait for; a backup that is under way is given up at once, and the database goes last.
  const deadline = Date.now() + 10_000;
  const backedUp = backups?.stop();
  if (child?.pid && child.exitCode === null && child.signalCode === null) {
    await letFinish(child);
    const gone = new Promise((done) => child?.once("exit", done));
    child.kill("SIGTERM");
    await Promise.race([gone, pause(deadline - Date.now()).then(() => child?.kill("SIGKILL"))]);
  }
  await sealing?.stop();
  await watching;
  await backedUp;
  await database?.stop();
  await backups?.seal();
  claim?.release();
  process.exit(code);
}

async function main() {
  const loopback = ["127.0.0.1", "localhost", "::1"].includes(host);
  if (isDemo && !loopback && process.env.DEMO_ALLOW_PUBLIC !== "1")
    throw new Refusal(
      `The demo has known passwords and listens on loopback only; ${host} is not. DEMO_ALLOW_PUBLIC=1 allows it.`,
    );
  const judged = judgeSecret(process.env.NEXTAUTH_SECRET, hasSecrets(dataDir));
  if (judged?.refused) throw new Refusal(judged.refused);
  if (judged?.warned) say(judged.warned);
  if (await portStaysTaken())
    throw new Refusal(`Port ${port} is in use. Stop what listens there, or choose another with PORT=…`);

  claim = await claimDataDirectory(dataDir);
  keepApart();
  const kept = keptSecrets(dataDir);
  const url = process.env.DATABASE_URL;
  if (!url) {
    const began = Date.now();
    database = await startArchiving(dataDir, say);
    say(`${database.adopted ? "Found the database still running" : "Started the database"} (${Date.now() - began} ms)`);
  }
  const base = url ? addressOf(url) : embeddedAddress(database as RunningDatabase);
  const authSecret = process.env.NEXTAUTH_SECRET || kept.authSecret;
  const keyFile = masterKeyFile(dataDir);
  const wishes = { embedded: !url, isDemo, authSecret, masterKeyFile: keyFile, say };
  const { address, isSetUp } = await prepareDatabase(base, kept, wishes).catch((error: unknown) => {
    const trouble = certificateTrouble(error, base);
    throw trouble ? new Refusal(trouble) : error;
  });
  if (!url) {
    watching = watchDatabase();
    backups = await beginBackups({ dataDir, isDemo, living: () => database as RunningDatabase, say });
  }

  const setUpCode = isSetUp ? undefined : randomBytes(5).toString("hex").toUpperCase();
  const addresses = { database: runtimeAddress(address, kept), queue: workerAddress(address, kept) };
  const served = {
    ...addresses,
    vapid: kept.vapid,
    masterKeyFile: keyFile,
    authSecret,
    publicUrl,
    setUpCode,
    isDemo,
    dataDir: url ? undefined : dataDir,
    auditHeadFile: path.resolve(process.env.AUDIT_HEAD_FILE || path.join(dataDir, "audit-heads.log")),
  };
  const handed = appEnvironment({ ...served, mode: mode === "dev" ? "development" : "production" });
  if (mode !== "dev") noteServing(process.cwd());
  serve({ ...withoutKeys(process.env), ...handed });
  const local = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  const patience = Date.now() + 60_000;
  while (!stopping) {
    const ready = await fetch(`${local}/api/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) {
      wasReady = true;
      break;
    }
    if (Date.now() > patience) return stop(1, "The server does not answer.");
    await pause(100);
  }
  if (stopping) return;
  if (isDemo) {
    console.log(`
  Demo accounts, all with the password ${process.env.DEMO_PASSWORD || "verzacht-demo"}
    therapist@demo.test         therapist
    client@demo.test            her client, with a program and a history
    owner@demo.test             owner of the practice, also treats
    second-therapist@demo.test  same practice, other clients (client2@demo.test)
    therapist@other.test        another practice (client@other.test)${
      process.env.DEMO_SECOND_FACTOR === "1" ? `\n  Who treats has a second factor; its secret is ${demoSecret}` : ""
    }
`);
  } else if (setUpCode) {
    console.log(`\n  First visit: set up the practice with the code ${setUpCode}\n`);
  }
  console.log(`Ready: ${local}`);
  sealing = beginSealing(address, keyFile, say);
}

// Under nohup a hang-up stays ignored. Whoever started this process holds a line to it, which breaks when it is killed.
for (const signal of ["SIGINT", "SIGTERM", ...(process.stdin.isTTY ? (["SIGHUP"] as const) : [])] as const)
  process.on(signal, () => void stop(0));
process.on("disconnect", () => void stop(0));
main().catch((error: Error) => {
  const known = error instanceof Refusal || ["DatabaseRefusal", "KeyringFault"].includes(error.name);
  void stop(1, known ? error.message : (error.stack ?? error.message));
});
