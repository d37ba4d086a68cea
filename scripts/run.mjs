// npm run demo | start | bench | soak | fuzz | dev | audit:verify | keys:rotate | password | backup | restore | drill: whatever is missing is installed and built first.
import { alone, build, checkNode, environment, install, run, StepFailed } from "./steps.mjs";

const modes = {
  demo: { builds: true, script: "scripts/serve.ts" },
  start: { builds: true, script: "scripts/serve.ts" },
  dev: { builds: false, script: "scripts/serve.ts" },
  "audit:verify": { builds: false, script: "scripts/verify-audit.ts" },
  bench: { builds: true, script: "bench/bench.ts" },
  soak: { builds: true, script: "bench/soak.ts" },
  fuzz: { builds: false, script: "scripts/fuzz.ts" },
  backup: { builds: false, script: "scripts/backup.ts" },
  restore: { builds: false, script: "scripts/restore.ts" },
  drill: { builds: false, script: "scripts/drill.ts" },
  "keys:rotate": { builds: false, script: "scripts/rotate-keys.ts" },
  password: { builds: false, script: "scripts/password.ts" },
};

const [mode, ...rest] = process.argv.slice(2);
if (!Object.hasOwn(modes, mode ?? "")) {
  console.error(`Usage: node scripts/run.mjs ${Object.keys(modes).join(" | ")}`);
  process.exit(2);
}

checkNode();
const { builds, script } = modes[mode];
const words = script === "scripts/serve.ts" ? [mode, ...rest] : rest;

try {
  await alone(async () => {
    await install();
    if (builds) await build();
  });
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  process.exit(1);
}

// The link tells the server when we are gone, however we went, so that it never stays behind with the database.
leaveWithNpm();
const env = environment({ NODE_ENV: mode === "dev" ? "development" : "production" });
const { code } = await run(process.execPath, ["--import", "tsx", script, ...words], { env, link: true });
process.exit(code);

/** npm that is killed the hard way passes no signal on; then our parent changes, and we stop in its place. */
function leaveWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, 1_000).unref();
}
