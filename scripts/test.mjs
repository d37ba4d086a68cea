// npm test: everything that has to hold, in one command. `npm test -- --only static|unit|e2e` does a part of it.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { alone, build, checkNode, install, isStopping, root, run, StepFailed, seconds } from "./steps.mjs";

const parts = ["static", "unit", "e2e"];
const reports = path.join(root, ".cache", "test");
// oxlint without folders looks through everything, and that takes minutes.
const folders = ["app", "components", "i18n", "lib", "db", "e2e", "scripts", "bench", "proxy.ts"].filter((name) =>
  existsSync(path.join(root, name)),
);
const node = (...args) => run(process.execPath, args);
const bin = (file, ...args) => node(`node_modules/${file}`, ...args);

const checks = {
  "types: tsc": async () => {
    const typegen = await bin("next/dist/bin/next", "typegen");
    return typegen.code === 0 ? bin("typescript/bin/tsc", "--noEmit") : typegen;
  },
  "lint: oxlint": () => bin("oxlint/bin/oxlint", "--type-aware", "--deny-warnings", ...folders),
  "format: biome": () => bin("@biomejs/biome/bin/biome", "check"),
  "direction: dependency-cruiser": () => bin("dependency-cruiser/bin/dependency-cruise.mjs", ...folders),
  "dead code: knip": () => bin("knip/bin/knip.js"),
};

const only = onlyFrom(process.argv.slice(2));
const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];

checkNode();
mkdirSync(reports, { recursive: true });
await main();
console.log(`\n${lines.join("\n")}\n`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);

async function main() {
  if (!(await prepared("install", install))) return;
  if (only.has("static")) {
    for (const [name, check] of Object.entries(checks)) {
      await stage(name, async () => ((await check()).code === 0 ? { passed: 1 } : { failed: 1 }));
    }
  }
  if (only.has("unit")) await stage("unit and database: vitest", vitest);
  if (!only.has("e2e")) return;
  if (await prepared("build", build)) await stage("end to end: playwright", playwright);
  else lines.push("end to end: playwright               not run without a build");
}

/** Only what goes wrong here is a result: a build that stands is proven by the tests that run on it. */
async function prepared(name, work) {
  const since = Date.now();
  try {
    await alone(work);
    return true;
  } catch (error) {
    if (!(error instanceof StepFailed)) console.error(error);
    count(name, { failed: 1 }, since);
    return false;
  }
}

async function stage(name, work) {
  const since = Date.now();
  console.log(`\n— ${name}`);
  const result = await work();
  if (isStopping()) process.exit(130);
  count(name, result, since);
}

function count(name, { passed = 0, failed = 0, skipped = 0 }, since) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const result = [`${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`].filter(Boolean);
  lines.push(`${name.padEnd(34)} ${seconds(since).padStart(8)}   ${result.join(", ")}`);
}

async function vitest() {
  const { code, report } = await reported("vitest.json", (file) =>
    bin("vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`),
  );
  // A file that does not even load has no tests in it that could fail.
  const broken = report?.testResults.filter((f) => f.status === "failed" && !f.assertionResults.some(isFailed)) ?? [];
  return atLeastOneFailure(code, {
    passed: report?.numPassedTests,
    failed: (report?.numFailedTests ?? 0) + broken.length,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  });
}

// Declared, not assigned: the stages above run before this line is reached.
function isFailed(assertion) {
  return assertion.status === "failed";
}

async function playwright() {
  const { code, report } = await reported("playwright.json", () => bin("@playwright/test/cli.js", "test"));
  return atLeastOneFailure(code, {
    passed: (report?.stats.expected ?? 0) + (report?.stats.flaky ?? 0),
    failed: report?.stats.unexpected ?? 0,
    skipped: report?.stats.skipped ?? 0,
  });
}

async function reported(name, work) {
  const file = path.join(reports, name);
  rmSync(file, { force: true });
  const { code } = await work(file);
  return { code, report: existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null };
}

/** A run that ends badly without naming a failed test (nothing found, a crash) has failed all the same. */
function atLeastOneFailure(code, counted) {
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

function onlyFrom(args) {
  const wanted = args[0] === "--only" ? [args[1]] : args.length === 0 ? parts : [];
  if (wanted.length > 0 && wanted.every((part) => parts.includes(part))) return new Set(wanted);
  console.error(`Usage: npm test [-- --only ${parts.join("|")}]`);
  process.exit(2);
}
