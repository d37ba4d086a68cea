import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { changesSince, watchChanges } from "@/db/testing/changes";
import { headers, matches, part, queries } from "@/db/testing/fuzz/addresses";
import { type Cast, freshCast, fullHouse } from "@/db/testing/fuzz/cast";
import { examples } from "@/db/testing/fuzz/examples";
import { fromSchema, type Known } from "@/db/testing/fuzz/from-schema";
import { bodies, type Sent } from "@/db/testing/fuzz/sent";
import { fuzzing } from "@/db/testing/fuzz/settings";
import "@/db/testing/practice";
import { needsMatch } from "@/lib/access/operation";
import { may } from "@/lib/access/rules";
import { roles } from "@/lib/access/schema";
import { refusals } from "@/lib/result";
import { ask, type Door, handlerOf, lines, openDoors, partsIn } from "./testing/doors";

// Every operation of the interface, with a share of what anybody could send to it (security.md R18). A fault that is
// found here is mended, and what found it goes to fuzz-found.test.ts.
const { seed, inputs, part: asked, isOfPart, tellsEach } = fuzzing;
const wall = 120_000 + inputs * 400;

// argon2 takes 46 MiB and some 50 ms, a PDF takes longer still, and asking for a password takes its time on purpose:
// there, few inputs get that far.
const slow = new Set(["changePassword", "stepUp", "setUp", "acceptInvitation", "askForPassword", "resetPassword"]);
const isDear = ({ name, produces }: Door) => produces !== undefined || slow.has(name);

let cast: Cast;
let known: Known;
/** How often each operation said yes, and how often it got as far as something other than 'not you'. */
const went = new Map<string, { fine: number; tried: number }>();
let heapBefore = 0;
let changed = 0;

const statuses = new Set<number>(Object.values(refusals).filter((status) => status < 500));

function heap(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}

beforeAll(async () => {
  if (inOrder.length === 0) throw new Error(`part ${asked} holds no operation: there are not so many`);
  ({ cast, known } = await fullHouse());
  for (const door of [...lines, ...openDoors]) await handlerOf(door);
  await watchChanges();
  heapBefore = heap();
  console.log(
    `fuzz: ${inputs} inputs for each of ${inOrder.length} operations; repeat with npm run fuzz -- --seed ${seed} --inputs ${inputs} --part ${asked}`,
  );
}, 120_000);

/** Under another id each time: what is there already is refused before anything of it is looked at. */
const withOwnId = (example: unknown, id: string) => ({
  ...(example as object),
  ...("id" in (example as object) && { id }),
});

function inputsOf(door: Door): fc.Arbitrary<Sent> {
  const { line, name, path } = door;
  const allowed = line ? roles.filter((role) => may(role, line.permission)) : [];
  const who = fc.oneof(
    { weight: allowed.length > 0 ? 12 : 0, arbitrary: fc.constantFrom(...(allowed.length > 0 ? allowed : roles)) },
    { weight: 3, arbitrary: fc.constantFrom(...roles, "nobody" as const) },
  );
  const dear = isDear(door);
  const parts = fc.record(
    Object.fromEntries(partsIn(path).map((one) => [one, part(known[one] ?? [], door.produces !== undefined)])),
  );
  const example = examples(known)[name];
  const made = door.body ? fromSchema(door.body, known, name) : fc.constant({});
  const good = example
    ? fc.oneof(
        made,
        fc.uuid({ version: 7 }).map((id) => withOwnId(example, id)),
      )
    : made;
  const sent = line?.body || !line ? bodies(good, dear) : fc.constant({ body: undefined, type: "" });
  return fc
    .tuple(who, parts, queries(door.query, known), headers, fc.boolean(), sent, matches)
    .map(([who, parts, query, given, announced, { body, type }, match]) => ({
      who,
      parts,
      query,
      announced,
      body,
      headers: {
        ...given,
        ...(body !== undefined && type && { "content-type": type }),
        ...(line && needsMatch(line) && match && { "if-match": match }),
      },
    }));
}

/** What an answer should not be, in a few words; null where nothing is wrong with it. */
async function faultOf(door: Door, answer: Response): Promise<string | null> {
  const counted = went.get(door.name) ?? { fine: 0, tried: 0 };
  went.set(door.name, { fine: counted.fine + Number(answer.ok), tried: counted.tried + 1 });
  const changes = await changesSince();
  if (answer.ok) {
    changed += changes.length;
    await answer.body?.cancel();
    return door.method === "GET" && changes.some((one) => !one.startsWith("client_keys"))
      ? `reading changed ${changes.join()}`
      : null;
  }
  const text = await answer.text();
  if (!statuses.has(answer.status)) return `${answer.status} ${text}`;
  if (answer.headers.get("content-type") !== "application/problem+json") return `no problem document: ${text}`;
  const { requestId, type, status } = JSON.parse(text) as Record<string, unknown>;
  if (typeof requestId !== "string" || status !== answer.status || !String(type).startsWith("urn:verzacht:problem:"))
    return `an odd problem document: ${text}`;
  if (/node_modules|\.ts:|select |constraint|PostgresError/i.test(text)) return `it tells of its inside: ${text}`;
  return changes.length > 0 ? `refused (${String(type)}), and changed ${changes.join()}` : null;
}

const shown = (sent: unknown) =>
  JSON.stringify(sent, (_, value: unknown) =>
    value instanceof Uint8Array ? `bytes ${Buffer.from(value).toString("hex")}` : value,
  );

// What takes somebody's rights away comes last: after it the others would be refused for that.
const takesRights = (door: Door) => /^(?:care:give|member:(?:change|let-go))$/.test(door.line?.permission ?? "");
const inOrder = [...lines, ...openDoors]
  .sort((a, b) => Number(takesRights(a)) - Number(takesRights(b)))
  .filter((_, place) => isOfPart(place));

it.each(inOrder.map((door) => [door.name, door] as const))(
  "%s refuses what is wrong, and breaks on nothing",
  async (name, door) => {
    const handler = await handlerOf(door);
    const isOwn = door.line?.permission === "me:change" || !door.line;
    const who = isOwn ? await freshCast() : cast;
    await changesSince();
    const property = fc.asyncProperty(inputsOf(door), async (sent) => {
      const cookie = who[sent.who];
      const answer = await ask(handler, door, { ...sent, headers: { ...sent.headers, ...(cookie && { cookie }) } });
      const fault = await faultOf(door, answer);
      if (fault) throw new Error(fault.slice(0, 600));
    });
    const found = await fc.check(property, { seed, numRuns: inputs });
    const { failed, counterexample, counterexamplePath, errorInstance } = found;
    const told = `${name}, seed ${seed}, path ${counterexamplePath}: ${shown(counterexample)?.slice(0, 1500)}`;
    if (tellsEach) console.log(`fuzz: ${name}, ${found.numRuns} inputs, ${failed ? `failed: ${told}` : "stood"}`);
    expect(failed, `${told}\n${(errorInstance as Error | null)?.stack?.slice(0, 1500)}`).toBe(false);
  },
  wall,
);

it("what was tried was no mere noise: most operations said yes to some of it", () => {
  const never = [...went].filter(([, { fine }]) => fine === 0).map(([name]) => name);
  console.log(`fuzz: ${went.size - never.length} of ${went.size} operations said yes; never ${never.join(", ")}`);
  expect(went.size).toBe(inOrder.length);
  // Else nothing would be noticed of a refusal that changes something.
  const isMuch = inputs >= 200 && inOrder.length === lines.length + openDoors.length;
  expect(changed).toBeGreaterThan(isMuch ? 200 : 0);
  // A handful of inputs can't get through everywhere, and a part may be of what hardly lets anything through.
  expect(never.length).toBeLessThan(isMuch ? went.size / 3 : went.size);
});

it("all of it leaves little behind in memory", () => {
  const grown = (heap() - heapBefore) / 2 ** 20;
  console.log(
    `fuzz: heap grew by ${grown.toFixed(1)} MiB, at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`,
  );
  expect(grown).toBeLessThan(64);
  expect(process.resourceUsage().maxRSS / 1024).toBeLessThan(1_024);
});

afterAll(() => went.clear());
