import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const database = "db/testing/database.ts";

const tests = ["lib", "db", "scripts", "app", "components", "bench"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => path.join(folder, name)),
);
/** What lays hands on a database, another process, the clock or the environment leaves marks on the process it runs in. */
const leavesMarks = (test: string) =>
  /testing\/|child_process|process\.(env|chdir|on)|\bvi\./.test(readFileSync(path.join(root, test), "utf8"));

const shared = {
  pool: "forks",
  // A wall for what hangs, not a measure: a machine that does other things meanwhile must not fail a test.
  testTimeout: 60_000,
  hookTimeout: 60_000,
} as const;

export default defineConfig({
  resolve: { alias: { "@": root.replace(/\/$/, "") } },
  test: {
    // A line that breaks makes postgres.js write to what is no more, in a timer that nobody awaits (db/connection.ts); and
    // the queue, which is done with a job, awaits nothing when it says so (scripts/surprises.mjs).
    onUnhandledError: ({ message, stack = "" }) =>
      !(
        message === "write EPIPE" ||
        (message === "Connection terminated unexpectedly" && stack.includes("/graphile-worker/")) ||
        (message.includes("reading 'write'") && stack.includes("postgres/src/connection.js"))
      ),
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "house",
          include: tests.filter(leavesMarks),
          globalSetup: existsSync(`${root}${database}`) ? [database] : [],
        },
      },
      // A process of its own for each would take longer than what most of these have to say.
      {
        extends: true,
        test: { ...shared, name: "rules", include: tests.filter((test) => !leavesMarks(test)), isolate: false },
      },
    ],
  },
});
