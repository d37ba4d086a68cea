import { connection } from "@/db/connection";
import { changesSince } from "@/db/testing/changes";
import type { Cut, CuttableLine } from "@/db/testing/cut-line";
import type { Cast } from "@/db/testing/fuzz/cast";
import { everything } from "@/db/testing/practice";
import type { Refusal } from "@/lib/result";
import { ask, handlerOf, house, lines, openDoors } from "./doors";

type Json = Record<string, unknown>;

interface Asking {
  /** What is answered to who asks once more, where it was done and can't be done twice: a link that was spent, say. */
  spent?: Refusal;
  query?: string;
}

/** Does one operation as one of them, with the line broken at each of its statements in turn, and gives what it answered. */
export type CutAsk = (
  who: keyof Cast,
  operation: string,
  parts: Record<string, string>,
  /** A function, where what is sent is worth something for a moment only. */
  body: Json | (() => Promise<Json>),
  revision?: number,
  asking?: Asking,
) => Promise<Json>;

/** A client's key is made once and says nothing by itself; a notice that waits is put off when the same is said again. */
const isBeside = (change: string) => change.startsWith("client_keys") || change === "_private_jobs UPDATE";

const unlogged = new Set([
  // What is one's own device and message is no part of a record, and not in its log.
  "addPushDevice",
  "removePushDevice",
  "testReminders",
  "tapReminder",
  "noteShown",
  // Anybody can ask for a link to any address; that it was used is written down.
  "askForPassword",
]);

const changesTold = async () => {
  const [row] = await everything<{ n: number }[]>`select count(*)::int as n from audit_events where action <> 'R'
    and event not like '%denied%'`;
  return row?.n ?? 0;
};

const mostStatements = 80;

/**
 * Breaks the line before and after each statement of what is asked, until it is done: by the answer that got lost after
 * its last one. Notes what is then neither what stood before nor what was asked, whatever the log says otherwise than
 * what stands, and whoever asks once more and does not get it.
 */
export function cutAsking(line: CuttableLine) {
  const seen = { operations: new Set<string>(), before: 0, after: 0, old: 0, done: 0 };
  const found: string[] = [];

  async function cutAtEach(name: string, prepare: () => Promise<() => Promise<Response>>) {
    for (let n = 2; n < 2 * mostStatements; n++) {
      const when: Cut = n % 2 === 0 ? "before" : "after";
      const send = await prepare();
      await changesSince();
      const told = await changesTold();
      // A pool that is new asks about types first; that is no statement of the operation.
      await connection().pool`select 1`;
      line.cutAt(n >> 1, when);
      const answer = await send();
      const at = `${name}, ${when} statement ${n >> 1}`;
      if (!line.mend()) {
        if (!answer.ok) found.push(`${at}: not done: ${await answer.text()}`);
        return;
      }
      seen[when]++;
      const changes = (await changesSince()).filter((one) => !isBeside(one));
      const isDone = changes.length > 0;
      seen[isDone ? "done" : "old"]++;
      if (!answer.ok && answer.status !== 503) found.push(`${at}: answered ${answer.status} ${await answer.text()}`);
      if (when === "before" && isDone && !answer.ok) found.push(`${at}: half done: ${changes.join()}`);
      if (!unlogged.has(name) && isDone !== (await changesTold()) > told)
        found.push(`${at}: changed ${changes.join()}, and the log differs`);
      if (isDone) return;
    }
    found.push(`${name}: more than ${mostStatements} statements`);
  }

  const as =
    (cast: Cast): CutAsk =>
    async (who, operation, parts, body, revision, { spent, query } = {}) => {
      const door = [...lines, ...openDoors].find(({ name }) => name === operation);
      if (!door) throw new Error(`no operation ${operation}`);
      const handler = await handlerOf(door);
      const prepare = async () => {
        // Whoever guesses is slowed down; who asks again after a break is not to be.
        await everything`delete from sign_in_tries`;
        const sent = typeof body === "function" ? await body() : body;
        return () =>
          ask(handler, door, {
            parts,
            ...(query && { query }),
            headers: {
              origin: house,
              cookie: cast[who],
              "content-type": "application/json",
              ...(revision !== undefined && { "if-match": `"${revision}"` }),
            },
            body: door.body ? JSON.stringify(sent) : undefined,
          });
      };
      seen.operations.add(operation);
      if (door.method !== "GET") await cutAtEach(operation, prepare);
      const answer = await (await prepare())();
      const text = await answer.text();
      const said = JSON.parse(text) as Json;
      if (spent ? said.type !== `urn:verzacht:problem:${spent}` : !answer.ok)
        found.push(`${operation}, once more: ${answer.status} ${text}`);
      return answer.ok ? said : ((said.current ?? {}) as Json);
    };

  const report = () =>
    `faults: ${seen.operations.size} operations; ${seen.before} cut before a statement, ${seen.after} after it; ` +
    `${seen.old} left what was, ${seen.done} what was asked, ${found.length} neither`;
  return { as, cutAtEach, seen, found, report };
}
