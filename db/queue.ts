import { setTimeout as pause } from "node:timers/promises";
import type { Runner, RunnerOptions, TaskList } from "graphile-worker";
import { type DatabaseAddress, setting } from "@/lib/environment";

/** An address as node-postgres and the queue's library read it; `host` may be the folder of a socket. */
export function connectionString({ host, port, database, username, password, ssl }: DatabaseAddress): string {
  const mode = ssl === true ? "require" : ssl;
  // Read as PostgreSQL's own tools read it: `require` encrypts and trusts, as the product's other connections do.
  const tls: Record<string, string> = mode ? { sslmode: mode, uselibpqcompat: "true" } : {};
  const query = new URLSearchParams({ host, port: String(port), ...tls });
  return `postgres://${encodeURIComponent(username)}:${encodeURIComponent(password)}@/${encodeURIComponent(database)}?${query}`;
}

type Query = (text: string) => Promise<unknown>;

/**
 * Frees jobs that are held for longer than any task takes: whoever held them has died. What they had begun to send is
 * known by its row, and is not sent again.
 */
export const freeHeldJobs = (query: Query) =>
  query(`select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs
    where locked_by is not null and locked_at < now() - interval '3 minutes'))`);

const finished = () => process.send?.("finished");

interface Course {
  /** Runs after each beginning. */
  begun: () => Promise<void>;
  /** Runs when all that was begun has ended, and nothing more is taken. */
  ended: () => Promise<void>;
  /** When which task comes by itself, a line each. */
  crontab: readonly string[];
}

/**
 * Works off the queue within this process, where it has one, and begins anew whenever the database was away: whoever
 * serves pages must not wait for it. Asked by its parent to `finish`, it ends what it has begun, takes no more, and says so.
 */
export function keepQueue(tasks: TaskList, { begun, ended, crontab }: Course): void {
  const address = setting("VERZACHT_QUEUE");
  if (!address) return;
  let runner: Runner | undefined;
  let ending = false;
  // Next ends the process at once when it is told to end: whoever started us asks for this first, and waits.
  process.on("message", (word) => {
    if (word !== "finish") return;
    ending = true;
    void Promise.resolve(runner?.stop()).then(ended).then(finished, finished);
  });
  const options = {
    connectionString: connectionString(address),
    maxPoolSize: 3,
    concurrency: 2,
    noHandleSignals: true,
    noPreparedStatements: address.prepare === false,
    pollInterval: 2000,
    crontab: ["* * * * * freeHeldJobs", ...crontab].join("\n"),
    taskList: {
      ...tasks,
      freeHeldJobs: async (_payload, helpers) => void (await freeHeldJobs((text) => helpers.query(text))),
    },
  } satisfies RunnerOptions;
  const work = async () => {
    // Loaded only by the process that sends.
    const { Logger, run } = await import("graphile-worker");
    // Errors only, and of those what the library says itself: a job holds ids, and nothing that anybody told.
    const logger = new Logger(() => (level, message) => {
      if (level === "error") console.error(JSON.stringify({ queue: message.split("\n", 1)[0] }));
    });
    while (!ending) {
      try {
        runner = await run({ ...options, logger });
        await begun();
        await runner.promise;
      } catch (error) {
        console.error(JSON.stringify({ queue: "interrupted", error: (error as Error).name }));
        await runner?.stop().catch(() => undefined);
        await pause(2000);
      }
      runner = undefined;
    }
  };
  void work();
}
