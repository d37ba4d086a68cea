// Loaded into the server process, before Next: what nobody caught is heard of here. Next would keep the process going
// whatever it was, in a state that nobody has thought of, and write all of it down, with what a statement was sent: that
// may be somebody's health. Here it is written down by its name, its code and its place, and the process ends; whoever
// started it starts it again. What was not acknowledged is sent again by whoever sent it, and what was being sent by the
// queue is known by its row.
//
// Four kinds pass, for the state is as it was and a restart would turn one lost line into a house that is shut:
// - a line to the database or to a browser broke under something that nobody waits for any more: a page that asks for
//   two things leaves the second alone when the first fails, and a pool closes lines that are in use;
// - Next says by an error where a page leads: to another one, or that it is not there. The second of two says it to nobody;
// - postgres.js 3.4 writes in a timer to a line that is no more. The pool has been replaced by then (db/connection.ts);
// - node-postgres, which the queue works with, tells by its words alone that a line broke, and the queue says of a job that
//   was done at that moment that it was, without waiting for it. The job is still held, and comes again (db/queue.ts).

import { readFileSync } from "node:fs";

/** A line that broke, or a server that is not there or is full: as at the doors (lib/access/trouble.ts). */
const { line } = JSON.parse(readFileSync(new URL("../lib/access/passing.json", import.meta.url), "utf8"));
/** Whoever asked has gone: Next and Node say so where an answer was being written. */
const gone = ["AbortError", "ResponseAborted", "ERR_STREAM_PREMATURE_CLOSE", "ABORT_ERR"];

const isLateWrite = (error) =>
  error?.name === "TypeError" &&
  String(error.message).includes("reading 'write'") &&
  String(error.stack).includes("postgres/src/connection.js");

const isLineOfQueue = (error) =>
  /^(?:Connection terminated|Client has encountered a connection error)/.test(String(error?.message)) &&
  String(error?.stack).includes("/pg/lib/");

const leadsElsewhere = (error) => typeof error?.digest === "string" && error.digest.startsWith("NEXT_");

const causesOf = (error) => {
  const found = [];
  for (let e = error; e && typeof e === "object" && found.length < 9; e = e.cause) found.push(e);
  return found;
};

/** Whether the process may go on as it is. */
export const passes = (error) =>
  isLateWrite(error) ||
  isLineOfQueue(error) ||
  leadsElsewhere(error) ||
  causesOf(error).some(({ code, name }) => line.includes(code) || gone.includes(name) || gone.includes(code));

const placesIn = (stack) =>
  String(stack)
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());

function hear(error) {
  const goesOn = passes(error);
  const told = {
    surprise: goesOn ? "passes" : "ends",
    error: error instanceof Error ? error.name : typeof error,
    code: causesOf(error).find(({ code }) => code)?.code,
    at: goesOn ? undefined : placesIn(error?.stack),
  };
  console.error(JSON.stringify(told));
  if (!goesOn) process.exit(1);
}

// Under the name by which Next knows its own listener, so that it adds none beside this one.
globalThis[Symbol.for("next.unhandledRejectionListener")] = hear;
process.on("unhandledRejection", hear);
// Before any listener: none of Next's is asked.
process.setUncaughtExceptionCaptureCallback(hear);
