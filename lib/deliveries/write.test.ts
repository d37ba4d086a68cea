import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import webPush from "web-push";
import { openMailServer } from "@/db/testing/mail-server";
import { as, entryOf, everything, type Person, valueOf, village, workOff } from "@/db/testing/practice";
import { assigned, draftOf, itemOf, logOf } from "@/db/testing/programs";
import { openPushGateway } from "@/db/testing/push-gateway";
import { addDays, dayOf } from "@/lib/calendar";
import { instantIn, instantOn } from "@/lib/instant";
import { readReminders } from "@/lib/reminders/read";
import { usualWishes } from "@/lib/reminders/rules";
import type { ReminderWishes } from "@/lib/reminders/schema";
import {
  addPushDevice,
  announce,
  chooseReminders,
  setRemindersAnew,
  tapReminder,
  testReminders,
} from "@/lib/reminders/write";
import { accepted } from "@/lib/result";
import { sessionLog } from "@/lib/sessions/schema";
import { logSession } from "@/lib/sessions/write";
import { deliver, noteShown } from "./write";

// A real push service and a real mail server on loopback: what arrives is what somebody would see.
const push = await openPushGateway();
const mail = await openMailServer();
const letters = mail.arrived;
const vapid = webPush.generateVAPIDKeys();
vi.stubEnv("SMTP_URL", mail.url);
vi.stubEnv("PUSH_ORIGIN", push.origin);
vi.stubEnv("VAPID_PUBLIC_KEY", vapid.publicKey);
vi.stubEnv("VAPID_PRIVATE_KEY", vapid.privateKey);

const people = await village();
const { sanne, nienke, ruud } = people;
const everyDay: ReminderWishes["days"] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/** Never quiet, so that the hour at which the tests run does not matter. */
const wishes: ReminderWishes = {
  ...usualWishes,
  days: everyDay,
  ways: ["push", "mail"],
  quiet: { from: "00:00", until: "00:00" },
};
/** The moment at which the queue hands a job out, which here is as if its time had come. */
const work = (now?: Date) =>
  workOff({
    message: (payload) => {
      const order = payload as Parameters<typeof deliver>[0];
      return deliver(order, now ?? new Date(order.dueAt));
    },
  });

const keyOf = (kind: string) => `${kind}:${sanne.practice.id}:${sanne.id}`;
const jobs = () =>
  everything<{ key: string; at: Date }[]>`select key, run_at as at from graphile_worker.jobs order by key`;
const told = () =>
  everything<{ kind: string; state: string; way: string | null; problem: string | null }[]>`
    select kind, state, way, problem from deliveries order by due_at, kind`;

const choose = (own: ReminderWishes, match = 0, person: Person = sanne, now = new Date()) =>
  as(person, (tx, viewer) => chooseReminders(tx, viewer, viewer.clientId ?? sanne.id, own, match, now));
const subscribe = (name: string, person: Person = sanne, id: string = randomUUID()) =>
  as(person, (tx) => addPushDevice(tx, id, push.subscription(name)));
/** The id of a test message that went out, with nothing left waiting. */
async function sentOne(): Promise<string> {
  valueOf(await test());
  await workOff({ message: (payload) => deliver(payload as Parameters<typeof deliver>[0], new Date()) });
  await everything`delete from graphile_worker._private_jobs`;
  return valueOf(await look()).deliveries[0]?.id ?? "";
}
const look = () => as(sanne, async (tx, viewer) => accepted(await readReminders(tx, viewer, sanne.id)));
const test = () => as(sanne, (tx, viewer) => testReminders(tx, viewer, sanne.id, new Date()));

beforeEach(async () => {
  push.woken.length = 0;
  letters.length = 0;
  push.answer(201);
  for (const table of ["deliveries", "push_devices", "reminders", "reminder_suggestions"])
    await everything.unsafe(`delete from ${table}`);
  await everything`delete from graphile_worker._private_jobs`;
});

afterAll(() => Promise.all([push.stop(), mail.stop()]));

it("what was chosen is sent at its time, once, says nothing of health, and the next one waits", async () => {
  valueOf(await choose(wishes));
  valueOf(await subscribe("phone"));
  const [first] = await jobs();
  expect(first?.key).toBe(keyOf("reminder"));
  await work();
  expect(push.woken).toHaveLength(1);
  const { words, headers, path } = push.woken[0] ?? { words: {}, headers: {}, path: "" };
  expect(path).toBe("/phone");
  expect(headers.ttl).toBe("3600");
  expect(headers.authorization).toContain(`k=${vapid.publicKey}`);
  expect(words).toMatchObject({ title: "Verzacht", to: "/today", silent: false });
  expect(JSON.stringify(words)).not.toMatch(/praktijk|therap|oefen|programma|cli[eë]nt|spanning|Sanne/i);
  expect(await told()).toEqual([{ kind: "reminder", state: "sent", way: "push", problem: null }]);
  const [next] = await jobs();
  const zone = sanne.practice.timeZone;
  expect(next && first && dayOf(next.at, zone)).toBe(first && addDays(dayOf(first.at, zone), 1));
});

it("is never sent twice: not by two workers, and not after a worker was killed in the middle", async () => {
  valueOf(await choose(wishes));
  valueOf(await subscribe("phone"));
  const [job] = await jobs();
  const order = {
    practiceId: sanne.practice.id,
    clientId: sanne.id,
    kind: "reminder",
    dueAt: job?.at.toISOString() ?? "",
  };
  const now = new Date(order.dueAt);
  await Promise.all(Array.from({ length: 8 }, () => deliver(order, now)));
  expect(push.woken).toHaveLength(1);
  // Taken, and nothing noted: whoever took it is dead. The job comes again, and finds the row.
  await everything`update deliveries set state = 'taken', way = null, sent_at = null`;
  await deliver(order, now);
  expect(push.woken).toHaveLength(1);
  expect(await told()).toMatchObject([{ state: "taken" }]);
});

it("goes by mail where the device is gone, says so, and does not knock there again", async () => {
  const shown = valueOf(await choose(wishes));
  expect(shown.canMail).toBe(true);
  valueOf(await subscribe("lost"));
  push.answer(410);
  await work();
  expect(letters).toHaveLength(1);
  expect(letters[0]?.to).toBe(
    shown.canMail ? (await everything`select email from members where id = ${sanne.memberId}`)[0]?.email : "",
  );
  const text = letters[0]?.text ?? "";
  expect(text).toContain("/today");
  expect(text).toContain("/settings/reminders");
  expect(text).not.toMatch(/praktijk|therap|oefen|programma|cli[eë]nt|spanning|Sanne/i);
  const seen = valueOf(await look());
  expect(seen.devices).toMatchObject([{ gone: true }]);
  expect(seen.deliveries[0]).toMatchObject({ kind: "reminder", state: "sent", way: "mail" });
  push.answer(201);
  valueOf(await test());
  await work();
  expect(push.woken).toHaveLength(0);
});

it("one that could not be sent says why", async () => {
  valueOf(await choose({ ...wishes, ways: ["push"] }));
  await work();
  expect(await told()).toEqual([{ kind: "reminder", state: "failed", way: null, problem: "no_way" }]);
  valueOf(await subscribe("phone"));
  push.answer(500);
  await work();
  expect((await told()).at(-1)).toMatchObject({ state: "failed", problem: "push_refused" });
});

it("a house that was shut at the time sends nothing late, repeats nothing, and goes on with the next day", async () => {
  valueOf(await choose({ ...wishes, at: "10:00", repeat: true }));
  valueOf(await subscribe("phone"));
  const [job] = await jobs();
  await work(new Date((job?.at.getTime() ?? 0) + 90 * 60_000));
  expect(push.woken).toHaveLength(0);
  expect(await told()).toMatchObject([{ state: "late" }]);
  expect((await jobs()).map(({ key }) => key)).toEqual([keyOf("reminder")]);
});

it("repeats once, gently", async () => {
  valueOf(await choose({ ...wishes, at: "10:00", repeat: true }));
  valueOf(await subscribe("phone"));
  await work();
  expect((await jobs()).map(({ key }) => key)).toEqual([keyOf("reminder"), keyOf("repeat")]);
  await everything`delete from graphile_worker._private_jobs where key like 'reminder:%'`;
  await work();
  expect(push.woken.map(({ words }) => words.body)).toEqual([
    "Je hebt een moment gepland",
    "Er is vandaag nog ruimte, als je wilt",
  ]);
  expect(await jobs()).toHaveLength(0);
});

it("repeats nothing on a day with a session", async () => {
  const exercise = itemOf("constructive-rest");
  const program = await assigned(nienke, sanne, draftOf([exercise]), "2026-01-05");
  const now = new Date();
  const log = sessionLog.parse(logOf(program, now.toISOString()));
  valueOf(await logSession(entryOf(sanne), randomUUID(), log, now));
  valueOf(await choose({ ...wishes, repeat: true }));
  const id = await sentOne();
  valueOf(await as(sanne, (tx, viewer) => tapReminder(tx, viewer, sanne.id, { id, wish: "later" }, now)));
  await everything`delete from graphile_worker._private_jobs where key like 'reminder:%'`;
  await work();
  expect((await told()).find(({ kind }) => kind === "repeat")).toMatchObject({ state: "not_needed" });
});

it("a tap asks for one more in an hour, or for no more today", async () => {
  const id = await sentOne();
  const tap = (wish: "later" | "not_today", person: Person = sanne) =>
    as(person, (tx, viewer) => tapReminder(tx, viewer, viewer.clientId ?? sanne.id, { id, wish }, new Date()));
  // On a shared device the message of whoever was there before may still lie there.
  expect(await tap("later", ruud)).toMatchObject({ refusal: "not_found" });
  expect(await jobs()).toHaveLength(0);
  valueOf(await tap("later"));
  valueOf(await tap("later"));
  expect((await jobs()).map(({ key }) => key)).toEqual([keyOf("repeat")]);
  valueOf(await tap("not_today"));
  expect(await jobs()).toHaveLength(0);
});

it("switched off, nothing waits; changed from two devices, the second is told", async () => {
  const first = valueOf(await choose(wishes));
  expect(first.version).toBe(1);
  expect(await choose({ ...wishes, tone: "warm" })).toMatchObject({ refusal: "stale" });
  expect(valueOf(await choose(wishes)).version).toBe(1);
  valueOf(await choose({ ...wishes, days: [] }, 1));
  expect(await jobs()).toHaveLength(0);
});

it("on another clock, what waits is set anew by it, and nothing is sent meanwhile", async () => {
  const zone = "America/New_York";
  // Half a day from now, so that the hour at which the tests run does not matter.
  const at = instantIn(new Date(Date.now() + 12 * 3_600_000).toISOString(), zone).slice(11, 16);
  valueOf(await choose({ ...wishes, at }));
  await everything`update clients set time_zone = ${zone} where id = ${sanne.id}`;
  valueOf(await as(nienke, (tx, viewer) => setRemindersAnew(tx, viewer, sanne.id, new Date()).then(accepted), sanne));
  const [waiting] = await jobs();
  expect(waiting?.at.getTime()).toBeLessThanOrEqual(Date.now());
  await work();
  const days = [0, 1].map((more) => addDays(dayOf(new Date(), zone), more));
  const then = days.map((day) => instantOn(day, at, zone)).find((due) => due > new Date());
  expect(await jobs()).toEqual([{ key: keyOf("reminder"), at: then }]);
  expect(letters).toHaveLength(0);
  await everything`update clients set time_zone = 'Europe/Amsterdam' where id = ${sanne.id}`;
});

it("several changes of a program are one notice, after the quiet hours, and none where none are wanted", async () => {
  const publish = () =>
    as(nienke, async (tx, viewer) => (await announce(tx, viewer, sanne.id, new Date()), accepted(null)), sanne);
  valueOf(await publish());
  valueOf(await publish());
  expect((await jobs()).map(({ key }) => key)).toEqual([keyOf("notice")]);
  const zone = "Europe/Amsterdam";
  const tomorrow = addDays(dayOf(new Date(), zone), 1);
  await work(instantOn(tomorrow, "23:00", zone));
  expect(letters).toHaveLength(0);
  const [later] = await jobs();
  expect(later?.at).toEqual(instantOn(addDays(tomorrow, 1), "08:00", zone));
  await work();
  expect(letters[0]?.text).toContain("Er staat iets nieuws voor je klaar");
  valueOf(await choose({ ...wishes, notices: false }));
  await everything`delete from graphile_worker._private_jobs`;
  valueOf(await publish());
  await work();
  expect(letters).toHaveLength(1);
});

it("the device says what it showed, and only to its own client", async () => {
  valueOf(await choose(wishes));
  valueOf(await subscribe("phone"));
  await work();
  const id = String(push.woken[0]?.words.id);
  const strangers = await as(ruud, (tx, viewer) => noteShown(tx, viewer, sanne.id, id, new Date()));
  expect(strangers).toMatchObject({ refusal: "not_found" });
  expect(valueOf(await look()).deliveries[0]?.shown).toBe(false);
  valueOf(await as(sanne, (tx, viewer) => noteShown(tx, viewer, sanne.id, id, new Date())));
  expect(valueOf(await look()).deliveries[0]?.shown).toBe(true);
});

it("no more than five tests in ten minutes", async () => {
  valueOf(await choose(wishes));
  valueOf(await subscribe("phone"));
  for (let n = 0; n < 5; n++) {
    valueOf(await test());
    await workOff({ message: (payload) => deliver(payload as Parameters<typeof deliver>[0], new Date()) });
    await everything`delete from graphile_worker._private_jobs`;
  }
  expect(await test()).toMatchObject({ refusal: "too_many_tries" });
});
