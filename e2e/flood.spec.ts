import { rmSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { signedIn } from "./person";
import { makeDataDir, type Served, serveDemo, stopServing } from "./server";

// A house of its own: whoever signs in beside this is told to wait.
let dataDir: string;
let served: Served;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  dataDir = makeDataDir();
  served = await serveDemo(dataDir, { DEMO_CLIENTS: "1", DEMO_DAYS: "1" });
});
test.afterAll(async () => {
  await stopServing(served.child);
  rmSync(dataDir, { recursive: true, force: true });
});

test("a flood of sign-ins is turned away past the queue, and whoever is inside goes on", async () => {
  const therapist = await signedIn(served.url, "therapist@demo.test");
  const jar = await fetch(`${served.url}/api/auth/csrf`);
  const { csrfToken } = (await jar.json()) as { csrfToken: string };
  const cookie = jar.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const order: string[] = [];
  const guess = async (n: number) => {
    const answer = await fetch(`${served.url}/api/auth/callback/credentials`, {
      method: "POST",
      headers: { cookie, origin: served.url },
      body: new URLSearchParams({ csrfToken, email: `niemand${n}@example.nl`, password: "een gok", json: "true" }),
    });
    order.push(String(answer.status));
    return { status: answer.status, after: answer.headers.get("retry-after") };
  };
  const guesses = Array.from({ length: 120 }, (_, n) => guess(n));
  const inside = await Promise.all(
    ["/api/v1/me", "/api/v1/clients", "/api/v1/caseload", "/api/v1/exercises"].map(async (path) => {
      const { status } = await therapist.ask("GET", path);
      order.push("inside");
      return [path, status];
    }),
  );
  expect(inside.filter(([, status]) => status !== 200)).toEqual([]);
  const answers = await Promise.all(guesses);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 503]));
  const busy = answers.filter(({ status }) => status === 503);
  expect(busy.filter(({ after }) => !/^[1-9]\d*$/.test(after ?? ""))).toEqual([]);
  expect(order.indexOf("inside")).toBeLessThan(order.lastIndexOf("401"));
  // And it is over when it is over.
  expect((await signedIn(served.url, "therapist@demo.test")).cookies.size).toBeGreaterThan(0);
});
