import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { passingTrouble } from "@/lib/access/trouble";

// As the server process is started: this file first, then Next's own listeners. A process for each, for some of them end.

const handlers = "next/dist/server/node-environment-extensions/process-error-handlers.js";
const start = (what: string) =>
  spawnSync(
    process.execPath,
    [
      "--import",
      "./scripts/surprises.mjs",
      "--input-type=module",
      "--eval",
      `import { installProcessErrorHandlers, isUnhandledRejectionListenerRegistered, registerUnhandledRejectionListener }
         from "${handlers}";
       installProcessErrorHandlers(false);
       if (!isUnhandledRejectionListenerRegistered()) registerUnhandledRejectionListener();
       process.on("uncaughtException", (error) => console.error("Next:", error));
       ${what}
       setTimeout(() => console.log("goes on"), 50);`,
    ],
    { encoding: "utf8", env: { ...process.env, NODE_ENV: "production" } },
  );

const broken = "Object.assign(new Error('Failed query: params: her private words'), ";

it.each([
  ["a promise that nobody awaits", `Promise.reject(${broken}{ code: "23514", query: "her private words" }));`],
  ["an error in a timer", `setTimeout(() => { throw ${broken}{ code: "22P02" }) });`],
  ["something that is no error", "Promise.reject('her private words');"],
])("%s ends the process, and what it held is told to nobody", (_what, code) => {
  const { status, stderr, stdout } = start(code);
  expect(status).toBe(1);
  expect(stderr).toContain('"surprise":"ends"');
  expect(stderr + stdout).not.toMatch(/private|goes on|Next:/);
});

it.each([
  ["a line that broke", `Promise.reject(${broken}{ cause: { code: "CONNECTION_CLOSED" } }));`],
  ["a browser that went away", "Promise.reject(new DOMException('her private words', 'AbortError'));"],
  ["a page that leads elsewhere", `Promise.reject(${broken}{ digest: "NEXT_REDIRECT;replace;/today;307;" }));`],
  [
    "a late write of postgres.js",
    `setTimeout(() => { throw Object.assign(new TypeError("Cannot read properties of null (reading 'write')"),
      { stack: "TypeError\\n    at nextWrite (/app/node_modules/postgres/src/connection.js:255:22)" }) });`,
  ],
  [
    "a line of the queue's that broke",
    `Promise.reject(Object.assign(new Error("Connection terminated unexpectedly"),
      { stack: "Error\\n    at Client._connectionCallback (/app/node_modules/pg/lib/client.js:694:17)" }));`,
  ],
])("%s passes, and is told by its code", (_what, code) => {
  const { status, stderr, stdout } = start(code);
  expect([status, stdout]).toEqual([0, "goes on\n"]);
  expect(stderr).toMatch(/^\{"surprise":"passes"[^\n]*\}\n$/);
  expect(stderr).not.toContain("private");
});

it("a line that broke passes here as it does at a door, and nothing else does", async () => {
  const { passes } = (await import(`${process.cwd()}/scripts/surprises.mjs`)) as {
    passes: (error: unknown) => boolean;
  };
  for (const code of ["57P01", "ENOTFOUND", "CONNECTION_CLOSED"])
    expect([code, passes({ code }), passingTrouble({ code })]).toEqual([code, true, true]);
  // Giving way to another transaction is for whoever asked to try again: that nobody waits for it would be a fault.
  expect([passes({ code: "40001" }), passingTrouble({ code: "40001" })]).toEqual([false, true]);
  expect(passes(new TypeError("Cannot read properties of null (reading 'write')"))).toBe(false);
  expect(passes(Object.assign(new Error("x"), { code: "23514" }))).toBe(false);
});

// A server that lets everybody in and breaks off at the first question: on a new line postgres.js asks about types by itself.
const breaksOff = `const { createServer } = await import("node:net");
  const { default: postgres } = await import("postgres");
  const welcome = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);
  const server = createServer((asking) => asking.once("data", () => {
    asking.once("data", () => asking.resetAndDestroy());
    asking.write(welcome);
  }));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const sql = postgres({ host: "127.0.0.1", port: server.address().port, user: "nobody", database: "none", ssl: false });
  await sql\`select 1\`.catch(() => console.log("told"));
  setTimeout(() => process.exit(), 200);`;

it("a question of postgres.js's own that nobody awaits passes; whoever asked is told", () => {
  const { status, stderr, stdout } = start(breaksOff);
  expect([status, stdout]).toEqual([0, "told\ngoes on\n"]);
  expect(stderr).toContain('"surprise":"passes"');
});

it("is heard of in both processes that stay: the one that serves, and the one that starts it and the database", () => {
  const source = readFileSync("scripts/serve.ts", "utf8");
  expect(source).toMatch(/^import "\.\/surprises\.mjs";$/m);
  expect(source).toMatch(/loadedFirst = \["\.\/surprises\.mjs"/);
});
