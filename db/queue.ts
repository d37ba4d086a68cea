import { Logger, type Runner, run, type TaskList } from "graphile-worker";
import { type DatabaseAddress, setting } from "@/lib/environment";

/** An address as node-postgres and the queue's library read it; `host` may be the folder of a socket. */
export function connectionString({ host, port, database, username, password, ssl }: DatabaseAddress): string {
  const query = new URLSearchParams({ host, port: String(port), ...(ssl && { sslmode: "require" }) });
  return `postgres://${encodeURIComponent(username)}:${encodeURIComponent(password)}@/${encodeURIComponent(database)}?${query}`;
}

// Errors only, and of those what the library says itself: a job holds ids, and nothing that anybody told.
const errorsOnly = new Logger(() => (level, message) => {
  if (level === "error") console.error(JSON.stringify({ queue: message.split("\n", 1)[0] }));
});

/** No task takes as long as this: a job that is held longer belongs to a process that has died. */
const heldTooLong = "3 minutes";

/**
 * Begins to work off the queue, within this process. Null where it has none. Stops in order when the process is asked to
 * end; when it is killed, its jobs are free again within minutes, and what was begun is known by its row.
 */
export async function startQueue(tasks: TaskList): Promise<Runner | null> {
  const address = setting("VERZACHT_QUEUE");
  if (!address) return null;
  const unlock: TaskList[string] = async (_payload, { query }) => {
    await query(
      `select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs
        where locked_by is not null and locked_at < now() - interval '${heldTooLong}'))`,
    );
  };
  const runner = await run({
    connectionString: connectionString(address),
    maxPoolSize: 3,
    concurrency: 2,
    noHandleSignals: true,
    noPreparedStatements: address.prepare === false,
    pollInterval: 2000,
    logger: errorsOnly,
    crontab: "* * * * * unlock",
    taskList: { ...tasks, unlock },
  });
  process.once("SIGTERM", () => void runner.stop().catch(() => undefined));
  return runner;
}
