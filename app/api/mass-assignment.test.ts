import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { z } from "zod";
import { changesSince, watchChanges } from "@/db/testing/changes";
import { type Cast, fullHouse } from "@/db/testing/fuzz/cast";
import { examples } from "@/db/testing/fuzz/examples";
import { fromSchema, type Known } from "@/db/testing/fuzz/from-schema";
import { governing } from "@/db/testing/fuzz/texts";
import "@/db/testing/practice";
import { needsMatch } from "@/lib/access/operation";
import { may } from "@/lib/access/rules";
import { roles } from "@/lib/access/schema";
import { ask, type Door, handlerOf, house, lines, openDoors, partsIn } from "./testing/doors";

// Made from the table of operations: one that comes tomorrow is tried as well (security.md AZ2, AZ5).

type Json = Record<string, unknown>;
type Body = z.ZodType;
const carrying = [...lines, ...openDoors].filter((door): door is Door & { body: Body } => door.body !== undefined);

let cast: Cast;
let known: Known;

beforeAll(async () => {
  ({ cast, known } = await fullHouse());
  await watchChanges();
}, 120_000);

/** A body that the schema takes, so that nothing else can be the reason for a refusal. */
function goodBody({ name, body }: Door & { body: Body }): Json {
  const example = examples(known)[name];
  if (example && body.safeParse(example).success) return example as Json;
  const made = fc.sample(fromSchema(body, known, name), { numRuns: 300, seed: 7 });
  const good = made.find((one) => body.safeParse(one).success);
  if (!good) throw new Error(`no good body for ${name}`);
  return good as Json;
}

/** The places of a body in which there are things: the body itself, and what lies in it. */
function thingsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [];
  const within = Object.entries(value).flatMap(([key, part]) => thingsIn(part, [...path, key]));
  return Array.isArray(value) ? within : [path, ...within];
}

function withField(value: unknown, path: readonly string[], field: Json): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return { ...(value as Json), ...field };
  if (Array.isArray(value))
    return value.map((part, at) => (String(at) === key ? withField(part, rest, field) : (part as unknown)));
  return { ...(value as Json), [key]: withField((value as Json)[key], rest, field) };
}

const values: Readonly<Record<string, unknown>> = { role: "owner", version: 99, revision: 99, isAdmin: true };

// Fields that a body is about, by their place; each of them is the caller's to say.
const theirs: Readonly<Record<string, readonly string[]>> = {
  decideRelease: ["checked.version"],
  changeMember: ["role"],
  changeTerm: ["revision"],
  keepLicence: ["version"],
  registerClient: ["therapistId"],
  arrangeAway: ["standIns.0.clientId", "standIns.0.therapistId"],
  letGo: ["handOver.0.clientId", "handOver.0.therapistId"],
  sayConsent: ["version"],
  shareReport: ["version"],
};

it.each(carrying.map((door) => [door.name, door] as const))(
  "%s takes no field that is not asked for",
  async (name, door) => {
    const handler = await handlerOf(door);
    const good = goodBody(door);
    const who = door.line ? roles.find((role) => may(role, door.line?.permission ?? "me:read")) : undefined;
    const parts = Object.fromEntries(partsIn(door.path).map((one) => [one, known[one]?.[0] ?? ""]));
    const headers = {
      origin: house,
      "content-type": "application/json",
      cookie: cast[who ?? "nobody"],
      ...(door.line && needsMatch(door.line) && { "if-match": '"1"' }),
    };
    await changesSince();
    for (const path of thingsIn(good))
      for (const field of governing) {
        const place = [...path, field].join(".");
        const spoken = [name, place];
        if (theirs[name]?.includes(place)) continue;
        const body = JSON.stringify(withField(good, path, { [field]: values[field] ?? crypto.randomUUID() }));
        const answer = await ask(handler, door, { parts, headers, body });
        expect([...spoken, answer.status, answer.headers.get("content-type")]).toEqual([
          ...spoken,
          422,
          "application/problem+json",
        ]);
      }
    expect(await changesSince()).toEqual([]);
  },
);
