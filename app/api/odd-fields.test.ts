import { beforeAll, describe, expect, it } from "vitest";
import { changesSince, watchChanges } from "@/db/testing/changes";
import { type Cast, fullHouse } from "@/db/testing/fuzz/cast";
import "@/db/testing/practice";
import { ask, handlerOf, house, lines } from "./testing/doors";

let cast: Cast;
let known: Awaited<ReturnType<typeof fullHouse>>["known"];

beforeAll(async () => {
  ({ cast, known } = await fullHouse());
  await watchChanges();
}, 120_000);

async function send(
  operation: string,
  asked: { parts?: Record<string, string>; query?: string; body?: string },
  who: keyof Cast,
) {
  const door = lines.find(({ name }) => name === operation);
  if (!door) throw new Error(`no operation ${operation}`);
  const headers = { origin: house, cookie: cast[who], "content-type": "application/json", "if-match": '"1"' };
  return ask(await handlerOf(door), door, { ...asked, headers });
}

describe("names that a careless object would take for its own", () => {
  const sent = (key: string) =>
    [
      `{"name":"Sanne","${key}":{"isAdmin":true,"role":"owner"}}`,
      `{"${key}":{"name":"Sanne"}}`,
      `{"name":"Sanne","${key}":"x"}`,
      `{"${key}":{"${key}":{"isAdmin":true}},"name":"Sanne"}`,
    ] as const;

  it.each(["__proto__", "constructor", "prototype"])("%s is a field that nobody asked for", async (key) => {
    await changesSince();
    for (const body of sent(key)) {
      const answer = await send("changeMe", { body }, "therapist");
      expect([body, answer.status]).toEqual([body, 422]);
    }
    const within = `{"id":"${crypto.randomUUID()}","title":{"nl":"Zitten","en":"Sitting","${key}":{"isAdmin":true}}}`;
    expect((await send("addExercise", { body: within }, "therapist")).status).toBe(422);
    expect(await changesSince()).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { isAdmin?: boolean; role?: string }).isAdmin ?? ({} as { role?: string }).role).toBeUndefined();
  });

  it.each(["__proto__", "constructor", "prototype"])("%s behind the question mark changes nothing", async (key) => {
    const answer = await send("listExercises", { query: `limit=1&${key}[isAdmin]=true&${key}=x` }, "therapist");
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as { items: unknown[] }).items).toHaveLength(1);
    expect(({} as { isAdmin?: string }).isAdmin).toBeUndefined();
  });
});

describe("a parameter that is there twice", () => {
  const items = async (query: string) =>
    ((await (await send("listExercises", { query }, "therapist")).json()) as { items: unknown[] }).items.length;

  it("counts once, by its last", async () => {
    expect([await items("limit=1&limit=2"), await items("limit=2&limit=1")]).toEqual([2, 1]);
    expect((await send("listExercises", { query: "limit=1&limit=nonsense" }, "therapist")).status).toBe(422);
  });

  it("never stands in for a part of the address, nor for a field of the body", async () => {
    const [own = "", , other = ""] = known.client ?? [];
    const asked = await send(
      "readClient",
      { parts: { client: own }, query: `client=${other}&id=${other}` },
      "therapist",
    );
    expect([asked.status, ((await asked.json()) as { id: string }).id]).toEqual([200, own]);
    await changesSince();
    const unnamed = await send("changeMe", { query: "name=Sanne&locale=en", body: "{}" }, "therapist");
    expect([unnamed.status, await changesSince()]).toEqual([422, []]);
  });

  it("in a body counts once, by its last, before anything is judged by it", async () => {
    const body = '{"name":"Eerst","name":"Daarna"}';
    const answer = await send("changeMe", { body }, "therapist");
    expect([answer.status, ((await answer.json()) as { name: string }).name]).toEqual([200, "Daarna"]);
  });
});
