import { request } from "node:http";
import type { z } from "zod";
import { operations } from "@/app/api/operations";
import type { Operation } from "@/lib/access/operation";
import { may } from "@/lib/access/rules";
import { withParts } from "./addresses";
import { expect, makeAssistant, makeClient, makeProgram, test } from "./house";
import { type Person, signedIn } from "./person";

// Whatever a caller writes behind the question mark, or in the address itself, is answered with a 2xx or a 4xx.

const cursor = (...keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString("base64url");

const odd = [
  ["%00", "a%00b", "%ED%A0%80", "%FF", "%", "%zz", "%E2%80%AE", "%0D%0A", "%20", "x".repeat(10_000)],
  ["[]", "{}", "null", "NaN", "__proto__", "constructor", "'", "%22", "%5C", "''; select 1"],
  ["0000-01-01", "0000-00-00", "-0001-01-01", "+002026-01-01", "1899-12-31", "2026-02-30", "2026-11-22T00:00:00Z"],
  ["9999-12-31", "10000-01-01", "infinity", "today", "-1", "0", "201", "1.5", "1e309", "0x10", "true", "DAY"],
  [cursor(), cursor("a"), cursor(1, {}), cursor("\0", "b"), cursor("\ud800", "b"), cursor("a", "b", "c", "d")],
  [cursor("2026-02-30", "2026-02-30 10:00:00+00", "b"), cursor("infinity", "b"), cursor("-1"), "W10", "[".repeat(900)],
].flat();

const lines = (Object.entries(operations) as [string, Operation][]).filter(([, line]) => line.method === "GET");
const askedOf = (line: Operation) => Object.keys((line.query as z.ZodObject | undefined)?.shape ?? {});

interface Answer {
  status: number;
  text: string;
}

/** Sent as it stands: fetch would mend an address before it leaves. */
function sent(base: string, person: Person, method: string, path: string): Promise<Answer> {
  const { hostname, port } = new URL(base);
  const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, method, path, headers: { cookie, origin: base } }, (answer) => {
      let text = "";
      answer.on("data", (part: Buffer) => {
        text += part.toString("utf8");
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asking.on("error", reject);
    asking.end();
  });
}

interface Asking {
  person: Person;
  parts: Record<string, string>;
}

/** Whoever may ask, and ids that are theirs. */
async function everybody(base: string) {
  const therapist = await signedIn(base, "therapist@demo.test");
  const client = await makeClient(therapist);
  const program = await makeProgram(therapist, client.id, ["constructive-rest"], { startsOn: "2026-01-05" });
  const { items } = (await (await therapist.ask("GET", "/api/v1/exercises")).json()) as { items: { id: string }[] };
  const parts = { client: client.id, program: program.id, exercise: items[0]?.id as string };
  const owner = await signedIn(base, "owner@demo.test");
  const people = {
    therapist,
    client: await signedIn(base, client.email, client.password),
    owner,
    assistant: await makeAssistant(owner, base),
  };
  return (line: Operation): Asking => {
    const role = (["therapist", "client", "owner", "assistant"] as const).find((one) => may(one, line.permission));
    return { person: people[role ?? "owner"], parts };
  };
}

test("no question and no address makes the house stumble", async ({ baseURL }) => {
  test.setTimeout(180_000);
  const base = baseURL as string;
  const whoAsks = await everybody(base);
  const stumbled: string[] = [];
  for (const [, line] of lines) {
    const { person, parts } = whoAsks(line);
    const path = withParts(line.path, parts);
    const asked = askedOf(line);
    const names = asked.length > 0 ? asked : ["unknown"];
    const queries = names.flatMap((name) => odd.map((value) => `${name}=${value.replaceAll(" ", "%20")}`));
    const first = names[0] as string;
    queries.push(
      "&&&",
      "=",
      `${first}[]=1`,
      `${first}=1&${first}=2`,
      first,
      "%00=1",
      "__proto__=1",
      "a=1&".repeat(2000),
    );
    const addresses = [
      ...queries.map((query) => `${path}?${query}`),
      ...(line.path.includes("{")
        ? ["%", "%FF", "%ED%A0%80", "%00", "..", "x".repeat(9000)].map((id) => line.path.replace(/\{\w+\}/g, id))
        : []),
    ];
    while (addresses.length > 0) {
      const tries = addresses.splice(0, 40).map(async (address) => {
        const { status } = await sent(base, person, "GET", address);
        if (status < 200 || status >= 500) stumbled.push(`${status} ${address.slice(0, 200)}`);
      });
      await Promise.all(tries);
    }
  }
  expect(stumbled).toEqual([]);
});

test("a cursor that a list never gave is a fault of the cursor, and no first page", async ({ baseURL }) => {
  const base = baseURL as string;
  const whoAsks = await everybody(base);
  const paged = lines.filter(([, line]) => askedOf(line).includes("cursor"));
  expect(paged.length).toBeGreaterThanOrEqual(6);
  for (const [name, line] of paged) {
    const { person, parts } = whoAsks(line);
    for (const unreadable of ["x", "%00", cursor(), cursor("a", "b", "c", "d"), cursor("\0"), "x".repeat(1001)]) {
      const { status, text } = await sent(base, person, "GET", `${withParts(line.path, parts)}?cursor=${unreadable}`);
      const { errors = [] } = JSON.parse(text) as { errors?: { path: string }[] };
      expect([name, unreadable, status, [...new Set(errors.map((error) => error.path))]]).toEqual([
        name,
        unreadable,
        422,
        ["cursor"],
      ]);
    }
    expect([name, (await sent(base, person, "GET", `${withParts(line.path, parts)}?cursor=`)).status]).toEqual([
      name,
      200,
    ]);
  }
});

test("a day that is none is a fault of that day, on lists and on charts", async ({ baseURL }) => {
  const base = baseURL as string;
  const whoAsks = await everybody(base);
  for (const [name, line] of lines.filter(([, one]) => askedOf(one).includes("from"))) {
    const { person, parts } = whoAsks(line);
    const path = withParts(line.path, parts);
    for (const field of ["from", "to"])
      for (const day of [
        "0000-01-01",
        "0000-00-00",
        "10000-01-01",
        "1899-12-31",
        "2200-01-01",
        "2026-02-30",
        "26-1-1",
      ]) {
        const { status, text } = await sent(base, person, "GET", `${path}?${field}=${day}`);
        expect([name, day, status, text]).toEqual([name, day, 422, expect.stringContaining(`"path":"${field}"`)]);
      }
    for (const edge of ["from=1900-01-01&to=1900-01-02", "from=2199-12-30&to=2199-12-31"])
      expect([name, edge, (await sent(base, person, "GET", `${path}?${edge}`)).status]).toEqual([name, edge, 200]);
  }
});

test("a method that no address knows is told so, also where Next would throw", async ({ baseURL }) => {
  const base = baseURL as string;
  const never = () => Promise.reject(new Error("asks nothing"));
  const nobody: Person = { ask: never, prove: never, cookies: new Map() };
  for (const path of ["/api/v1/me", "/api/v1/nothing", "/api/health", "/clients", "/sign-in", "/", "/icon.svg"])
    for (const method of ["TRACE", "PROPFIND", "PURGE", "SEARCH"]) {
      const { status, text } = await sent(base, nobody, method, path);
      expect([method, path, status, (JSON.parse(text) as { status: number }).status]).toEqual([method, path, 405, 405]);
    }
  for (const path of ["/icon.svg", "/illustrations/wall-sit.svg"]) {
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"])
      expect([method, path, (await sent(base, nobody, method, path)).status]).toEqual([method, path, 405]);
    expect((await sent(base, nobody, "GET", path)).status).toBe(200);
  }
});

test("an address whose signs of per cent stand for nothing leads nowhere", async ({ baseURL }) => {
  const base = baseURL as string;
  const therapist = await signedIn(base, "therapist@demo.test");
  for (const path of ["/clients/%", "/exercises/%FF", "/api/v1/clients/%ED%A0%80", "/api/health/%", "/invitation/%"])
    expect([path, [200, 404].includes((await sent(base, therapist, "GET", path)).status)]).toEqual([path, true]);
});
