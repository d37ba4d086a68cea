import { uuidv7 } from "uuidv7";
import { expect, test } from "./house";
import { signedIn } from "./person";

// What a sign-in is made of: its cookie, its end, and what its own addresses take from outside.
test.describe.configure({ timeout: 180_000 });

let base: string;
test.beforeAll(({ baseURL }) => {
  base = baseURL as string;
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(base + path, { redirect: "manual", headers });

test("the sign-in's cookie is out of reach for scripts and other sites", async () => {
  const { csrfToken } = (await (await get("/api/auth/csrf")).json()) as { csrfToken: string };
  expect(csrfToken).toBeTruthy();
  const jar = (await get("/api/auth/csrf")).headers.getSetCookie();
  const token = (await (
    await get("/api/auth/csrf", { cookie: jar.map((one) => one.split(";")[0]).join("; ") })
  ).json()) as { csrfToken: string };
  const answer = await fetch(`${base}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: jar.map((one) => one.split(";")[0]).join("; "), origin: base },
    body: new URLSearchParams({ ...token, email: "therapist@demo.test", password: "verzacht-demo", json: "true" }),
  });
  const cookie = answer.headers.getSetCookie().find((one) => one.includes("verzacht.sign-in="));
  expect(cookie).toMatch(/; HttpOnly/i);
  expect(cookie).toMatch(/; SameSite=Lax/i);
  expect(cookie).toMatch(/; Path=\//i);
  expect(cookie).not.toMatch(/; Domain=/i);
  expect(cookie?.length).toBeLessThan(4096);
});

test("a cookie that was copied is worth nothing after signing out", async () => {
  const person = await signedIn(base, "therapist@demo.test");
  const copied = [...person.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  expect((await get("/api/v1/me", { cookie: copied })).status).toBe(200);
  const { csrfToken } = (await (await person.ask("GET", "/api/auth/csrf")).json()) as { csrfToken: string };
  const out = await person.ask("POST", "/api/auth/signout", new URLSearchParams({ csrfToken, json: "true" }));
  expect(out.status).toBeLessThan(400);
  for (const path of ["/api/v1/me", "/api/v1/clients", "/api/v1/caseload"])
    expect([path, (await get(path, { cookie: copied })).status]).toEqual([path, 401]);
  const page = await get("/clients", { cookie: copied });
  expect(await page.text()).not.toContain("Nienke");
});

test("a sign-in takes on nothing that its holder sends along", async () => {
  const person = await signedIn(base, "therapist@demo.test");
  const me = async () => (await person.ask("GET", "/api/v1/me")).json();
  const before = (await me()) as { id: string; role: string };
  const { csrfToken } = (await (await person.ask("GET", "/api/auth/csrf")).json()) as { csrfToken: string };
  const wishes = {
    role: "owner",
    email: "owner@demo.test",
    sid: "A".repeat(43),
    practiceId: uuidv7(),
    user: { id: uuidv7(), role: "owner" },
    expires: "2999-01-01T00:00:00.000Z",
  };
  const updates: [unknown, Record<string, string>][] = [
    [{ csrfToken, data: wishes }, {}],
    [{ csrfToken, data: JSON.stringify(wishes) }, {}],
    [{ csrfToken, trigger: "update", ...wishes }, {}],
    [new URLSearchParams({ csrfToken, data: JSON.stringify(wishes), role: "owner" }), {}],
  ];
  for (const [body, headers] of updates) {
    const answer = await person.ask("POST", "/api/auth/session", body, headers);
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).not.toMatch(/owner|2999|AAAA/);
    expect(await (await person.ask("GET", "/api/auth/session")).json()).toEqual({
      expires: expect.any(String),
      user: { signedIn: true },
    });
    expect(await me()).toEqual(before);
    expect((await person.ask("GET", "/api/v1/practice/audit")).status).toBe(403);
  }
});

test("what is sent to the sign-in is refused or passed over, and never breaks it", async ({ baseURL }) => {
  const json = { "content-type": "application/json" };
  const tries: [string, RequestInit][] = [
    ["callback/credentials", { method: "POST", headers: json, body: "{" }],
    ["callback/credentials", { method: "POST", headers: json, body: '{"callbackUrl":{}}' }],
    ["callback/credentials", { method: "POST", body: new URLSearchParams({ callbackUrl: "x" }) }],
    ["csrf?callbackUrl=foo", {}],
    ["csrf", { headers: { cookie: "next-auth.callback-url=nowhere" } }],
    ["signout", { method: "POST", headers: json, body: "null" }],
  ];
  for (const [address, how] of tries) {
    const answer = await fetch(`${baseURL}/api/auth/${address}`, { redirect: "manual", ...how });
    expect([address, answer.status < 500], String(answer.status)).toEqual([address, true]);
  }
});
