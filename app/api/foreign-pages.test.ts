import { beforeAll, expect, it } from "vitest";
import { changesSince, watchChanges } from "@/db/testing/changes";
import { type Cast, fullHouse } from "@/db/testing/fuzz/cast";
import type { Known } from "@/db/testing/fuzz/from-schema";
import "@/db/testing/practice";
import { needsMatch } from "@/lib/access/operation";
import { may } from "@/lib/access/rules";
import { roles } from "@/lib/access/schema";
import { ask, handlerOf, house, lines, openDoors, partsIn } from "./testing/doors";

// What another site can make a browser send, to each operation that changes something (security.md RQ1). e2e/headers.spec.ts
// sees the same over the wire for one of them; here no operation escapes.

const changing = [...lines, ...openDoors].filter(({ method }) => method !== "GET");
const json = { "content-type": "application/json" };
const foreign: readonly [what: string, headers: Record<string, string>][] = [
  ["another's page", { origin: "https://evil.example" }],
  ["a page that hides where it comes from", { origin: "null" }],
  ["no origin", {}],
  ["an empty origin", { origin: "" }],
  ["a name that begins like ours", { origin: `${house}.evil.example` }],
  ["our name on another port", { origin: "http://127.0.0.1:3001" }],
  ["our name without a lock, or with one", { origin: house.replace("http:", "https:") }],
  ["another's page that calls itself ours", { origin: "https://evil.example", "x-forwarded-host": "evil.example" }],
  ["another site, as the browser tells", { origin: house, "sec-fetch-site": "cross-site" }],
  ["a neighbour of the same site", { origin: house, "sec-fetch-site": "same-site" }],
  ["a typed address", { origin: house, "sec-fetch-site": "none" }],
];
/** What a form can send without asking first. */
const simple = [
  "text/plain",
  "text/plain;charset=UTF-8",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "",
];

let cast: Cast;
let known: Known;

beforeAll(async () => {
  ({ cast, known } = await fullHouse());
  await watchChanges();
}, 120_000);

it.each(changing.map((door) => [door.name, door] as const))("%s hears no other site", async (name, door) => {
  const handler = await handlerOf(door);
  const parts = Object.fromEntries(partsIn(door.path).map((one) => [one, known[one]?.[0] ?? ""]));
  const who = door.line ? roles.find((role) => may(role, door.line?.permission ?? "me:read")) : undefined;
  const cookie = cast[who ?? "nobody"];
  const matching: Record<string, string> = door.line && needsMatch(door.line) ? { "if-match": '"1"' } : {};
  const body = door.body ? "{}" : undefined;
  const told = async (headers: Record<string, string>, sent = body) => {
    const answer = await ask(handler, door, { parts, body: sent, headers: { cookie, ...matching, ...headers } });
    const { type, requestId } = (await answer.json()) as { type?: string; requestId?: string };
    return {
      status: answer.status,
      type,
      isProblem: answer.headers.get("content-type") === "application/problem+json",
      told: typeof requestId,
    };
  };
  await changesSince();
  for (const [what, headers] of foreign)
    expect([name, what, await told({ ...json, ...headers })]).toEqual([
      name,
      what,
      { status: 403, type: "urn:verzacht:problem:foreign_origin", isProblem: true, told: "string" },
    ]);
  if (door.body)
    for (const type of simple)
      expect([name, type, await told({ origin: house, ...(type && { "content-type": type }) }, '{"a":1}')]).toEqual([
        name,
        type,
        { status: 415, type: "urn:verzacht:problem:wrong_type", isProblem: true, told: "string" },
      ]);
  expect(await changesSince()).toEqual([]);
});

it("nothing that changes something can be reached by a link: a GET changes nothing, and no method stands in another's place", () => {
  expect(lines.filter(({ method, body }) => method === "GET" && body !== undefined)).toEqual([]);
});
