import { randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { as, everything, type Person, valueOf, village } from "@/db/testing/practice";
import { weekdayOf } from "@/lib/calendar";
import { accepted } from "@/lib/result";
import { readReminders, readSuggestion } from "./read";
import { usualWishes } from "./rules";
import type { ReminderWishes } from "./schema";
import { addPushDevice, chooseReminders, removePushDevice, suggestReminders } from "./write";

// Whose reminders they are: a client's devices, and what a therapist may and may not see.

const origin = "http://127.0.0.1:9";
vi.stubEnv("PUSH_ORIGIN", origin);
const people = await village();
const { sanne, nienke, ruud, marieke } = people;
const wishes: ReminderWishes = { ...usualWishes, days: ["mon"], ways: ["push"] };
const subscription = (name: string) => ({
  endpoint: `${origin}/${name}`,
  keys: { p256dh: "BPk", auth: "c2Vj" },
  device: name,
});

const choose = (own: ReminderWishes) =>
  as(sanne, (tx, viewer) => chooseReminders(tx, viewer, sanne.id, own, 0, new Date()));
const subscribe = (name: string, person: Person = sanne, id: string = randomUUID()) =>
  as(person, (tx) => addPushDevice(tx, id, subscription(name)));
const look = () => as(sanne, async (tx, viewer) => accepted(await readReminders(tx, viewer, sanne.id)));
const jobs = () => everything`select key from graphile_worker.jobs`;

beforeEach(async () => {
  for (const table of ["push_devices", "reminders", "reminder_suggestions"])
    await everything.unsafe(`delete from ${table}`);
  await everything`delete from graphile_worker._private_jobs`;
});

it("a browser wakes one person, and only addresses of push services are knocked at", async () => {
  valueOf(await subscribe("shared"));
  valueOf(await subscribe("shared", people.ruud));
  expect((await everything`select member_id as who from push_devices`).map(({ who }) => who)).toEqual([ruud.memberId]);
  for (const endpoint of [
    "http://169.254.169.254/latest",
    "https://fcm.googleapis.com.evil.test/x",
    "https://localhost/x",
  ]) {
    const refusal = await as(sanne, (tx) => addPushDevice(tx, randomUUID(), { ...subscription("x"), endpoint }));
    expect(refusal).toMatchObject({ refusal: "invalid" });
  }
  for (let n = 0; n < 10; n++) valueOf(await subscribe(`phone-${n}`));
  expect(await subscribe("eleventh")).toMatchObject({ refusal: "conflict" });
});

it("a device that is forgotten is not woken, and nobody forgets somebody else's", async () => {
  const id = randomUUID();
  valueOf(await subscribe("phone", sanne, id));
  expect(await as(ruud, (tx, viewer) => removePushDevice(tx, viewer, id))).toMatchObject({ refusal: "not_found" });
  expect(valueOf(await look()).devices).toHaveLength(1);
  valueOf(await as(sanne, (tx, viewer) => removePushDevice(tx, viewer, id)));
  expect(valueOf(await look()).devices).toHaveLength(0);
});

it("a therapist suggests, and sees nothing of what the client chose", async () => {
  const suggestion = { days: [weekdayOf("2026-11-23")], at: "19:30", words: "Na het eten?" };
  valueOf(await as(nienke, (tx, viewer) => suggestReminders(tx, viewer, sanne.id, suggestion, new Date()), sanne));
  expect(valueOf(await look()).suggestion).toMatchObject({ at: "19:30", by: nienke.name });
  expect(await jobs()).toHaveLength(0);
  valueOf(await choose(wishes));
  for (const person of [nienke, marieke]) {
    const seen = await as(person, async (tx, viewer) => accepted(await readReminders(tx, viewer, sanne.id)), sanne);
    expect(valueOf(seen)).toMatchObject({ version: 0, devices: [], deliveries: [] });
  }
  const others = await as(ruud, async (tx, viewer) => accepted(await readSuggestion(tx, viewer, sanne.id)));
  expect(valueOf(others)).toBeNull();
  valueOf(await as(nienke, (tx, viewer) => suggestReminders(tx, viewer, sanne.id, null, new Date()), sanne));
  expect(valueOf(await look()).suggestion).toBeNull();
});
