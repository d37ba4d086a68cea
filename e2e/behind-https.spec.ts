import { rmSync } from "node:fs";
import { request } from "node:http";
import { expect, test } from "@playwright/test";
import { makeDataDir, type Served, serveDemo, stopServing } from "./server";

// A house behind a proxy that ends TLS: asked as the proxy asks it, over plain HTTP under the public name.
const publicUrl = "https://praktijk.example";
let dataDir: string;
let served: Served;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  dataDir = makeDataDir();
  served = await serveDemo(dataDir, {
    PUBLIC_URL: publicUrl,
    TRUSTED_ADDRESS_HEADER: "x-caller",
    DEMO_CLIENTS: "1",
    DEMO_DAYS: "1",
  });
});
test.afterAll(async () => {
  await stopServing(served.child);
  rmSync(dataDir, { recursive: true, force: true });
});

interface Told {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  cookies: string[];
  text: string;
}

const ask = (method: string, path: string, headers: Record<string, string> = {}, body = "") =>
  new Promise<Told>((resolve, reject) => {
    const { hostname, port } = new URL(served.url);
    const proxied = { host: "praktijk.example", "x-forwarded-proto": "https", ...headers };
    const asking = request({ hostname, port, method, path, setHost: false, headers: proxied }, (answer) => {
      let text = "";
      answer.on("data", (part: Buffer) => {
        text += part.toString("utf8");
      });
      const told = { status: answer.statusCode ?? 0, headers: answer.headers };
      answer.on("end", () => resolve({ ...told, cookies: answer.headers["set-cookie"] ?? [], text }));
    });
    asking.on("error", reject).end(body);
  });
const pairs = (cookies: readonly string[]) => cookies.map((one) => one.split(";")[0]).join("; ");

async function signIn(origin: string, who = { email: "therapist@demo.test", password: "verzacht-demo" }, more = {}) {
  const first = await ask("GET", "/api/auth/csrf");
  const { csrfToken } = JSON.parse(first.text) as { csrfToken: string };
  const form = new URLSearchParams({
    csrfToken,
    email: "therapist@demo.test",
    password: "verzacht-demo",
    json: "true",
  });
  const headers = {
    ...more,
    cookie: pairs(first.cookies),
    origin,
    "content-type": "application/x-www-form-urlencoded",
  };
  return ask("POST", "/api/auth/callback/credentials", headers, String(form));
}

test("cookies of a sign-in are bound to this host and to https", async () => {
  const answer = await signIn(publicUrl);
  expect(answer.status).toBe(200);
  const named = (name: string) => answer.cookies.find((one) => one.startsWith(name)) ?? "";
  const held = named("__Host-verzacht.sign-in=");
  for (const part of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\/(;|$)/i]) expect(held).toMatch(part);
  expect(held).not.toMatch(/; Domain=/i);
  expect(held.length).toBeLessThan(4096);
  const known = named("__Secure-verzacht.known-browser=");
  for (const part of [/; Secure/i, /; HttpOnly/i, /; SameSite=Strict/i, /; Path=\/api\/auth(;|$)/i])
    expect(known).toMatch(part);
  // None of next-auth's own goes without, either.
  expect(answer.cookies.filter((one) => !/^__(Host|Secure)-/.test(one) || !/; Secure/i.test(one))).toEqual([]);
  const me = await ask("GET", "/api/v1/me", { cookie: pairs([held]) });
  expect([me.status, (JSON.parse(me.text) as { role: string }).role]).toEqual([200, "therapist"]);
  // Under the name that it has without https, the same cookie is none.
  const bare = pairs([held]).replace("__Host-", "");
  expect((await ask("GET", "/api/v1/me", { cookie: bare })).status).toBe(401);
});

test("only the public origin may sign in or change anything", async () => {
  for (const origin of ["http://praktijk.example", served.url, "https://evil.example", "null"])
    expect([origin, (await signIn(origin)).status]).toEqual([origin, 403]);
});

test("every answer says that it is never to be asked for without https", async () => {
  for (const path of ["/sign-in", "/api/v1/me", "/icon.svg", "/sw.js", "/nothing-here", "/api/v1/nothing"])
    expect([path, (await ask("GET", path)).headers["strict-transport-security"]]).toEqual([
      path,
      "max-age=31536000; includeSubDomains",
    ]);
});

test("the caller's network is what the operator's own proxy says last, and nothing that a caller says", async () => {
  let tried = 0;
  /** How many of so many tries, each at an address of its own, are told to wait. */
  const held = async (count: number, headers: Record<string, string>) => {
    const tries = Array.from({ length: count }, () => ({ email: `niemand${++tried}@example.nl`, password: "een gok" }));
    const answers = await Promise.all(tries.map((who) => signIn(publicUrl, who, headers)));
    return answers.filter(({ status }) => status === 429).length;
  };
  expect(await held(60, { "x-caller": "203.0.113.9" })).toBeGreaterThan(0);
  expect(await held(1, { "x-caller": "203.0.113.9, 198.51.100.1", "x-forwarded-for": "203.0.113.9" })).toBe(0);
  const forged = { "x-forwarded-for": "198.51.100.7", "x-real-ip": "198.51.100.7", forwarded: "for=198.51.100.7" };
  expect(await held(40, { ...forged, "x-caller": "198.51.100.8, 203.0.113.9" })).toBeGreaterThan(0);
});
