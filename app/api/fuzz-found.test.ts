import { beforeAll, expect, it } from "vitest";
import { changesSince, watchChanges } from "@/db/testing/changes";
import { type Cast, fullHouse } from "@/db/testing/fuzz/cast";
import type { Known } from "@/db/testing/fuzz/from-schema";
import "@/db/testing/practice";
import { ask, handlerOf, house, lines } from "./testing/doors";

// What fuzz.test.ts has found, as small as it became; each was answered with a 500 once.

let cast: Cast;
let known: Known;
beforeAll(async () => {
  ({ cast, known } = await fullHouse());
  await watchChanges();
}, 120_000);

const keys = { p256dh: "BPk", auth: "c2Vj" };
const endpoint = "https://fcm.googleapis.com/fcm/send/abc";
const clock = { timeZone: "Europe/Amsterdam", wording: 32_768 };
const now = new Date().toISOString();
const found: readonly [operation: string, who: keyof Cast, parts: readonly string[], body: unknown][] = [
  ["addPushDevice", "client", ["device"], { endpoint: `${endpoint}\u0000`, keys }],
  ["addPushDevice", "client", ["device"], { endpoint, keys, device: "a\u0000" }],
  ["echoSession", "client", ["session"], { answeredAt: now, ...clock }],
  ["tellCheckIn", "client", ["checkIn"], { at: now, ...clock }],
  ["askCheckIn", "therapist", ["client", "checkIn"], { at: now, wording: 32_768 }],
];

it.each(found)("%s refuses as the %s what PostgreSQL can't keep", async (name, who, named, body) => {
  const door = lines.find((line) => line.name === name);
  if (!door) throw new Error(`no operation ${name}`);
  const parts = Object.fromEntries(named.map((one) => [one, known[one]?.[0] ?? ""]));
  const headers = { origin: house, cookie: cast[who], "content-type": "application/json" };
  const answer = await ask(await handlerOf(door), door, { parts, headers, body: JSON.stringify(body) });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([422, "application/problem+json"]);
  expect(await changesSince()).toEqual([]);
});
