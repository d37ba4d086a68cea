import { beforeAll, expect, it } from "vitest";
import { changesSince, watchChanges } from "@/db/testing/changes";
import { type Cast, freshCast } from "@/db/testing/fuzz/cast";
import "@/db/testing/practice";
import { ask, handlerOf, house, lines } from "./testing/doors";

// What fuzz.test.ts has found, as small as it became; each was answered with a 500 once.

let cast: Cast;
beforeAll(async () => {
  cast = await freshCast();
  await watchChanges();
}, 120_000);

const keys = { p256dh: "BPk", auth: "c2Vj" };
const endpoint = "https://fcm.googleapis.com/fcm/send/abc";
const found: readonly [operation: string, who: keyof Cast, parts: Record<string, string>, body: unknown][] = [
  ["addPushDevice", "client", { device: crypto.randomUUID() }, { endpoint: `${endpoint}\u0000`, keys }],
  ["addPushDevice", "client", { device: crypto.randomUUID() }, { endpoint, keys, device: "a\u0000" }],
];

it.each(found)("%s refuses as the %s what PostgreSQL can't keep", async (name, who, parts, body) => {
  const door = lines.find((line) => line.name === name);
  if (!door) throw new Error(`no operation ${name}`);
  const headers = { origin: house, cookie: cast[who], "content-type": "application/json" };
  const answer = await ask(await handlerOf(door), door, { parts, headers, body: JSON.stringify(body) });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([422, "application/problem+json"]);
  expect(await changesSince()).toEqual([]);
});
