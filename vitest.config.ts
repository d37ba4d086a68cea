import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));
const database = "db/testing/database.ts";

export default defineConfig({
  resolve: { alias: { "@": root.replace(/\/$/, "") } },
  test: {
    include: ["lib", "db", "scripts", "app", "components", "bench"].map((folder) => `${folder}/**/*.test.ts`),
    exclude: ["**/node_modules/**", "e2e/**"],
    pool: "forks",
    // A wall for what hangs, not a measure: a machine that does other things meanwhile must not fail a test.
    testTimeout: 60_000,
    // A line that breaks makes postgres.js write to what is no more, in a timer that nobody awaits (db/connection.ts).
    onUnhandledError: ({ message, stack = "" }) =>
      !(
        message === "write EPIPE" ||
        (message.includes("reading 'write'") && stack.includes("postgres/src/connection.js"))
      ),
    hookTimeout: 60_000,
    globalSetup: existsSync(`${root}${database}`) ? [database] : [],
  },
});
