import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { type Person, signedIn } from "./person";
import { practise, type Today, whatIsKept } from "./practising";
import { serveDemo, stopServing } from "./server";
import { laySmallDisk } from "./small-disk";

// A practice on a disk that fills up: first by itself, until the house refuses to write; then by somebody else, to the
// last page; and then somebody makes room.

const lanes = 8;
/** What the desk says: to the owner in time, to everybody when nothing can be kept any more. */
const words = { little: "De schijf raakt vol", none: "De schijf is vol" };

/** What was answered, by what it says to whoever asked. */
class Heard {
  readonly acknowledged = new Map<string, number>();
  /** 507: there is no room. */
  refused = 0;
  /** 503: in a moment. */
  waits = 0;
  /** Answers that were none of these, or none at all: there should be none. */
  readonly astray: string[] = [];
  read = 0;

  /** Of a phone: whether a session was acknowledged. */
  stores(answer: Response | null, id: string, tension: number): boolean {
    const isDone = this.hears(answer, "a session") === "done";
    if (isDone) this.acknowledged.set(id, tension);
    return isDone;
  }

  hears(answer: Response | null, what: string): "done" | "again" {
    if (answer?.ok) return "done";
    if (answer?.status === 507) this.refused++;
    else if (answer?.status === 503 && Number(answer.headers.get("retry-after")) > 0) this.waits++;
    else this.astray.push(`${what}: ${answer?.status ?? "no answer"}`);
    return "again";
  }
}

/** The process that serves, as a child of the one that was started; another number would mean that it ended. */
const serverOf = (pid: number) =>
  execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" })
    .split("\n")
    .map(Number)
    .filter((child) => child > 0)
    .sort((a, b) => a - b)
    .join();

test("a full disk: writing is refused and reading goes on, nothing acknowledged is lost, and with room it goes on by itself", async () => {
  test.setTimeout(300_000);
  const disk = laySmallDisk(768);
  if (typeof disk === "string") return test.skip(true, disk);
  const served = await serveDemo(disk.dataDir, { DEMO_CLIENTS: "2", DEMO_DAYS: "21" }).catch((error: unknown) => {
    disk.leave();
    throw error;
  });
  try {
    const client = await signedIn(served.url, "client@demo.test");
    const therapist = await signedIn(served.url, "therapist@demo.test");
    const owner = await signedIn(served.url, "owner@demo.test");
    const today = (await (await client.ask("GET", "/api/v1/today")).json()) as Today;
    const { clientId } = (await (await client.ask("GET", "/api/v1/me")).json()) as { clientId: string };
    const reads: [Person, string][] = [
      [client, "/api/v1/today"],
      [client, `/api/v1/clients/${clientId}/sessions?limit=20`],
      [therapist, `/api/v1/clients/${clientId}/progress`],
      [therapist, "/api/v1/clients"],
    ];
    const heard = new Heard();
    /** Everything that is read, so many times; answers how many were answered. */
    const look = async (times: number) => {
      let answered = 0;
      for (let n = 0; n < times; n++)
        for (const [who, path] of reads)
          if (heard.hears(await who.ask("GET", path).catch(() => null), path) === "done") answered++;
      return answered;
    };
    const server = serverOf(served.child.pid as number);
    const toldTo = async (who: Person, words: string) =>
      (await (await who.ask("GET", "/clients")).text()).includes(words);
    expect(await toldTo(owner, words.little)).toBe(true);
    expect(await toldTo(therapist, words.little)).toBe(false);

    let over = false;
    disk.fillTo(disk.room().size * 0.05 + 2);
    const phones = Array.from({ length: lanes }, (_, lane) =>
      practise(client, today, {
        lane,
        of: lanes,
        hears: (...said) => heard.stores(...said),
        isOver: () => over,
        rest: [300, 700],
        note: `, ${"with some words to it ".repeat(100)}`,
      }),
    );
    await expect.poll(() => heard.refused, { timeout: 120_000 }).toBeGreaterThan(30);
    const before = { acknowledged: heard.acknowledged.size, left: disk.room().free };
    const lookedWhileRefused = await look(25);
    const notDone = heard.waits;
    expect(await toldTo(therapist, words.none)).toBe(true);

    // Now somebody else takes the last page. What is read is written down, and that may find no room either.
    disk.fillTo(0);
    const atTheEnd = disk.room().free;
    const refusedBefore = heard.refused;
    const lookedWhileFull = await look(25);
    const alive = await fetch(`${served.url}/api/health`);
    expect(alive.status).toBe(200);
    await expect.poll(() => heard.refused).toBeGreaterThan(refusedBefore + 20);
    const acknowledgedWhileFull = heard.acknowledged.size - before.acknowledged;

    disk.makeRoom();
    const since = Date.now();
    const wanted = heard.acknowledged.size + 50;
    await expect.poll(() => heard.acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(wanted);
    const again = Date.now() - since;
    over = true;
    await Promise.all(phones);

    const { lost } = await whatIsKept(client, clientId, heard.acknowledged);
    console.log(
      `a full disk: ${before.acknowledged} acknowledged until ${before.left.toFixed(0)} MB were left, ${heard.refused} refused ` +
        `(507), ${heard.acknowledged.size} acknowledged in all, ${lost.length} lost; read ${lookedWhileRefused} of 100 while ` +
        `writing was refused, ${lookedWhileFull} of 100 with ${atTheEnd.toFixed(2)} MB left; ${heard.waits} told to wait (503), ` +
        `${heard.astray.length} answers astray; writing again after ${again} ms, ${acknowledgedWhileFull} between`,
    );
    expect(lost).toEqual([]);
    expect(heard.astray).toEqual([]);
    expect(notDone).toBe(0);
    expect(lookedWhileRefused).toBe(100);
    expect(serverOf(served.child.pid as number)).toBe(server);
  } finally {
    await stopServing(served.child);
    disk.leave();
  }
});
