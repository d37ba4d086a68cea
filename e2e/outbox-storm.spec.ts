import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { build } from "esbuild";
import { uuidv7 } from "uuidv7";
import { dayOf } from "@/lib/calendar";
import type { setLastMember } from "@/lib/outbox/last-member";
import type { Outbox, outboxOf } from "@/lib/outbox/outbox";
import type { sessionLetter } from "@/lib/sessions/browser";
import type { LoggedSession, SessionLog } from "@/lib/sessions/schema";
import { type BadLine, badLineTo, emptyPage } from "./bad-line";
import { type Handed, verdictOf } from "./exactly-once";
import { sealedNames } from "./flight";
import { expect, makeClient, makeProgram, sessionOf, test, told } from "./house";
import { type Person, signedIn } from "./person";

// How much waits on each phone. The last one has the whole app open, the others nothing but its outbox.
const loads = [140, 140, 140, 139, 139, 139, 139, 24];
const phones = loads.length;
const total = loads.reduce((a, b) => a + b);

/** The product's own outbox, as one script for a tab. */
async function outboxScript(): Promise<string> {
  const root = process.cwd();
  const contents = `export { outboxOf } from "@/lib/outbox/outbox";
    export { setLastMember } from "@/lib/outbox/last-member";
    export { sessionLetter } from "@/lib/sessions/browser";`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    alias: { "@": path.resolve(root) },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "phone",
  });
  return outputFiles[0]?.text ?? "";
}

/** What the script above puts into a tab. */
declare const phone: {
  outboxOf: typeof outboxOf;
  setLastMember: typeof setLastMember;
  sessionLetter: typeof sessionLetter;
};

interface Phone {
  context: BrowserContext;
  person: Person;
  me: { id: string; practice: { id: string }; clientId: string };
  logs: { id: string; log: SessionLog }[];
}

async function makePhone(
  browser: Browser,
  base: string,
  line: BadLine,
  therapist: Person,
  load: number,
): Promise<Phone> {
  const client = await makeClient(therapist);
  const program = await makeProgram(therapist, client.id, ["constructive-rest"], {
    startsOn: dayOf(new Date(), "Europe/Amsterdam"),
  });
  const person = await signedIn(base, client.email, client.password);
  const me = await told<Phone["me"]>(person, "GET", "/me");
  const context = await browser.newContext({ baseURL: line.url });
  await context.addCookies([...person.cookies].map(([name, value]) => ({ name, value, url: line.url })));
  const first = Date.now() - 3_600_000;
  const logs = Array.from({ length: load }, (_, n) => ({
    id: uuidv7(),
    log: sessionOf(program, {
      startedAt: new Date(first + n * 1000).toISOString(),
      endedAt: new Date(first + n * 1000 + 900_000).toISOString(),
      before: { tension: n % 11, safety: n % 2 ? null : "declined", areas: [] },
      note: `De ${n}e keer van ${client.id}: “zachter” — één ademteug 🌿\n\ten nog een regel.`,
    }) as SessionLog,
  }));
  return { context, person, me, logs };
}

/** A tab with nothing but the outbox. `until` it is told to, it sends nothing. */
async function tabOf({ context, me }: Phone, script: string, sends: boolean): Promise<Page> {
  const page = await context.newPage();
  await page.goto(emptyPage);
  await page.evaluate(script.replace(/^("use strict";\s*)?var phone/m, "globalThis.phone"));
  await page.evaluate(
    ([memberId, practiceId, opens]) => {
      phone.setLastMember(memberId);
      const outbox = phone.outboxOf(memberId, practiceId);
      Object.assign(globalThis, { outbox });
      if (opens) outbox.open();
    },
    [me.id, me.practice.id, sends] as const,
  );
  return page;
}

const isWaiting = async (page: Page) => (await sealedNames(page)).some((name) => name.includes(" waiting/"));

/** Tabs come and go, two at a time, and the signal with them, until nothing waits. */
async function sendThrough(one: Phone, script: string, wholeApp: boolean, random: () => number): Promise<number> {
  const open = async () => {
    if (!wholeApp) return tabOf(one, script, true);
    const page = await one.context.newPage();
    await page.goto("/today");
    return page;
  };
  let killed = 0;
  let tabs = [await open(), await open()];
  for (let turn = 1; await isWaiting(tabs[0] as Page); turn++) {
    await pause(300);
    for (const tab of tabs) await tab.evaluate(() => void window.dispatchEvent(new Event("online")));
    if (turn % (wholeApp ? 16 : 9) !== 0) continue;
    const [first, second] = tabs as [Page, Page];
    const [dying, staying] = random() < 0.5 ? [first, second] : [second, first];
    await dying.close();
    killed += 1;
    tabs = [staying, await open()];
  }
  return killed;
}

/** A session as it was told, whichever way it is written down. */
const textOf = ({
  startedAt,
  endedAt,
  programId,
  programVersion,
  timeZone,
  choice,
  before,
  after,
  entries,
  note,
}: SessionLog) =>
  JSON.stringify([
    [Date.parse(startedAt), Date.parse(endedAt), programId, programVersion, timeZone, choice, note],
    [before, after].map((moment) => moment && [moment.tension, moment.safety, moment.areas]),
    entries.map(({ programItemId, outcome, seconds, repetitions }) => [programItemId, outcome, seconds, repetitions]),
  ]);

test("a thousand sessions over a bad line, with tabs that are killed: none lost, none twice", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(480_000);
  const base = baseURL as string;
  let state = Date.now() % 100_000;
  const seed = state;
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  const line = await badLineTo(base, random);
  const made: Phone[] = [];
  try {
    const [script, therapist] = await Promise.all([outboxScript(), signedIn(base, "therapist@demo.test")]);
    for (let n = 0; n < phones; n += 2)
      made.push(
        ...(await Promise.all(loads.slice(n, n + 2).map((load) => makePhone(browser, base, line, therapist, load)))),
      );
    await Promise.all(
      made.map(async (one) => {
        const page = await tabOf(one, script, false);
        const kept = await page.evaluate(async (logs) => {
          const { outbox } = globalThis as unknown as { outbox: Outbox };
          const all: string[] = [];
          for (const { id, log } of logs) all.push(await outbox.put(phone.sessionLetter(id, log)));
          return all;
        }, one.logs);
        expect(kept).toEqual(one.logs.map(() => "kept"));
        await page.close();
      }),
    );
    const since = Date.now();
    const killed = await Promise.all(made.map((one, n) => sendThrough(one, script, n === phones - 1, random)));
    const took = (Date.now() - since) / 1000;

    const handed: Handed[] = made.flatMap(({ logs }) => logs.map(({ id, log }) => ({ id, text: textOf(log) })));
    const stored: Handed[] = [];
    for (const { person, me } of made) {
      const { items } = await told<{ items: LoggedSession[] }>(
        person,
        "GET",
        `/clients/${me.clientId}/sessions?limit=200`,
      );
      stored.push(...items.map((session) => ({ id: session.id, text: textOf(session) })));
    }
    const verdict = verdictOf(handed, stored);
    const { requests, lostRequests, lostAnswers, doubled } = line.counts;
    console.log(
      `outbox: ${handed.length} queued on ${phones} phones, ${requests} sent (${lostRequests} lost on the way, ` +
        `${lostAnswers} answers lost, ${doubled} doubled), ${killed.reduce((a, b) => a + b)} tabs killed, seed ${seed}: ` +
        `${verdict.lost.length} lost, ${verdict.twice.length} twice, ${verdict.changed.length} changed, in ${took.toFixed(0)} s`,
    );
    expect(verdict).toEqual({ lost: [], twice: [], changed: [] });
    expect(stored).toHaveLength(total);
    const asTyped = made.flatMap(({ logs }) => logs.map(({ id, log }) => [id, [JSON.stringify(log)]]));
    expect(asTyped.map(([id]) => [id, [...(line.bodies.get(id as string) ?? [])]])).toEqual(asTyped);
  } finally {
    await Promise.all(made.map(({ context }) => context.close()));
    line.close();
  }
});
