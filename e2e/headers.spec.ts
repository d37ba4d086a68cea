import { request } from "node:http";
import { uuidv7 } from "uuidv7";
import { expect, test } from "./house";
import { type Person, signedIn } from "./person";

test.describe.configure({ timeout: 180_000 });

let base: string;
let therapist: Person;
test.beforeAll(async ({ baseURL }) => {
  base = baseURL as string;
  therapist = await signedIn(base, "therapist@demo.test");
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(base + path, { redirect: "manual", headers });
const nonceOf = (answer: Response) => /'nonce-([^']+)'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1];

const everywhere = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
};

test("every answer keeps others out, and says nothing about what made it", async () => {
  for (const path of [
    "/sign-in",
    "/clients",
    "/api/health",
    "/api/v1/me",
    "/api/v1/nothing",
    "/illustrations/wall-sit.svg",
  ]) {
    const { headers } = await get(path);
    for (const [name, value] of Object.entries(everywhere))
      expect([path, name, headers.get(name)]).toEqual([path, name, value]);
    expect([path, headers.get("x-powered-by"), headers.get("server")]).toEqual([path, null, null]);
    expect([path, headers.get("access-control-allow-origin")]).toEqual([path, null]);
    expect(headers.get("permissions-policy")).toContain("camera=()");
    for (const act of ["create", "get"])
      expect(headers.get("permissions-policy")).toContain(`publickey-credentials-${act}=(self)`);
    expect(headers.get("strict-transport-security")).toBeNull();
  }
});

test("behind https, pages say that they are never to be asked for without it", async () => {
  const { headers } = await get("/sign-in", { "x-forwarded-proto": "https" });
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
});

test("a page runs only scripts that carry this answer's nonce", async ({ page }) => {
  const answers = await Promise.all([get("/sign-in"), get("/sign-in"), get("/nothing-here")]);
  const nonces = answers.map(nonceOf);
  for (const nonce of nonces) expect(nonce?.length).toBeGreaterThanOrEqual(22);
  expect(new Set(nonces).size).toBe(3);
  for (const [n, answer] of answers.entries()) {
    const policy = answer.headers.get("content-security-policy") ?? "";
    for (const part of [
      "default-src 'self'",
      "'strict-dynamic'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "report-uri /api/policy-reports",
      "report-to policy",
    ])
      expect(policy).toContain(part);
    expect(answer.headers.get("reporting-endpoints")).toBe('policy="/api/policy-reports"');
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    const html = await answer.text();
    const scripts = html.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(1);
    expect(
      scripts.filter((script) => !script.includes(`nonce="${nonces[n]}"`) && !script.includes("application/json")),
    ).toEqual([]);
  }

  // What somebody managed to put into a page does not run there.
  await page.goto("/sign-in");
  await page.evaluate(() => {
    const script = document.createElement("div");
    script.innerHTML = '<img src="x" onerror="window.wasRun = true">';
    document.body.append(script);
  });
  await expect(page.locator('img[src="x"]')).toBeAttached();
  expect(await page.evaluate(() => "wasRun" in window)).toBe(false);
});

test("what a browser holds back can be told to the house, by whoever has been shown a page", async () => {
  const { headers } = await get("/sign-in");
  const [, address = ""] = /policy="([^"]+)"/.exec(headers.get("reporting-endpoints") ?? "") ?? [];
  const body = { effectiveDirective: "script-src-elem", blockedURL: "inline" };
  const sent = (type: string, report: unknown) =>
    fetch(base + address, { method: "POST", headers: { "content-type": type }, body: JSON.stringify(report) });
  expect((await sent("application/reports+json", [{ type: "csp-violation", body }])).status).toBe(204);
  const older = { "csp-report": { "violated-directive": "img-src", "blocked-uri": "https://evil.invalid/" } };
  expect((await sent("application/csp-report", older)).status).toBe(204);
  expect((await sent("text/plain", "nothing")).status).toBe(415);
});

test("a request under another name gets nothing of the house, whatever it asks for", async () => {
  const { port } = new URL(base);
  const asked = (path: string, host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const asking = request({ hostname: "127.0.0.1", port, path, setHost: false, headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asking.on("error", reject).end();
    });
  for (const path of ["/sign-in", "/api/v1/me", "/api/auth/csrf", "/icon.svg", "/sw.js"])
    expect([path, await asked(path, `evil.example:${port}`)]).toEqual([path, 421]);
  for (const path of ["/api/health", "/api/ready"]) expect([path, await asked(path, "10.0.0.7")]).toEqual([path, 200]);
  expect(await asked("/sign-in", `localhost:${port}`)).toBe(200);
});

test("nothing of this house stands in another's frame, a file as little as a page", async () => {
  const html = await (await get("/sign-in")).text();
  const parts = [...new Set(html.match(/\/_next\/static\/[^"'\\\s<>()]+\.(?:js|css|woff2)/g))];
  expect(parts.length).toBeGreaterThan(3);
  for (const path of ["/sign-in", "/api/health", "/icon.svg", "/illustrations/wall-sit.svg", "/sw.js", ...parts]) {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    expect([path, answer.headers.get("content-security-policy")]).toEqual([
      path,
      expect.stringContaining("frame-ancestors 'none'"),
    ]);
  }
});

test("what is no page runs nothing at all", async () => {
  for (const path of ["/api/health", "/api/v1/me", "/illustrations/wall-sit.svg"])
    expect((await get(path)).headers.get("content-security-policy")).toContain("default-src 'none'");
});

test("nothing of somebody who is signed in is kept on the way", async () => {
  for (const path of ["/api/v1/me", "/api/v1/clients", "/api/v1/exercises", "/clients"]) {
    const answer = await therapist.ask("GET", path);
    expect([path, answer.status]).toEqual([path, 200]);
    expect([path, answer.headers.get("cache-control")]).toEqual([path, expect.stringContaining("no-store")]);
  }
});

test("pictures are never fetched or resized for anybody", async () => {
  for (const url of ["/icon.svg", "/illustrations/wall-sit.svg", "http://169.254.169.254/"]) {
    const answer = await get(`/_next/image?url=${encodeURIComponent(url)}&w=640&q=75`);
    expect([url, answer.status >= 400 && answer.status < 500]).toEqual([url, true]);
    expect(answer.headers.get("content-type") ?? "").not.toMatch(/^image\//);
  }
});

/** A change that would be accepted, if it came from the right place in the right shape. */
const sent = (change: { body?: BodyInit; headers?: Record<string, string | undefined> }) => {
  const cookie = [...therapist.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { cookie, origin: base, "content-type": "application/json", ...change.headers };
  const given = Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return fetch(`${base}/api/v1/clients`, {
    method: "POST",
    headers: given,
    body: change.body ?? JSON.stringify({ id: uuidv7(), name: "Proef" }),
  });
};

test("what does not belong is refused by what is wrong with it, as a problem document", async () => {
  expect((await sent({})).status).toBe(201);
  const wrong: [string, number, Parameters<typeof sent>[0]][] = [
    ["another's page", 403, { headers: { origin: "https://evil.example" } }],
    ["a page without an origin", 403, { headers: { origin: "null" } }],
    ["no origin at all", 403, { headers: { origin: undefined } }],
    [
      "another's page, with a forwarded host",
      403,
      { headers: { origin: "https://evil.example", "x-forwarded-host": "evil.example" } },
    ],
    ["another site, told by the browser", 403, { headers: { "sec-fetch-site": "cross-site" } }],
    ["plain text", 415, { headers: { "content-type": "text/plain" } }],
    ["a form", 415, { headers: { "content-type": "application/x-www-form-urlencoded" } }],
    ["300 KB", 413, { body: JSON.stringify({ id: uuidv7(), name: "x".repeat(300 * 1024) }) }],
    ["no JSON", 400, { body: "{ name: Proef" }],
    ["nothing", 400, { body: "" }],
    ["JSON as deep as a well", 400, { body: `${"[".repeat(10_000)}${"]".repeat(10_000)}` }],
    ["bytes that are no text", 400, { body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]) }],
    ["a field too many", 422, { body: JSON.stringify({ id: uuidv7(), name: "Proef", practiceId: uuidv7() }) }],
    ["another shape", 422, { body: '["Proef"]' }],
  ];
  for (const [what, status, change] of wrong) {
    const answer = await sent(change);
    const type = answer.headers.get("content-type");
    expect([what, answer.status, type]).toEqual([what, status, "application/problem+json"]);
    const problem = (await answer.json()) as Record<string, unknown>;
    expect(problem).toMatchObject({
      type: expect.stringMatching(/^urn:verzacht:problem:/),
      status,
      requestId: expect.any(String),
    });
    expect(JSON.stringify(problem)).not.toMatch(/node_modules|\.ts:|select |constraint|stack/i);
  }
});

test("an address that is not there is a problem document too, in the language that was asked for", async () => {
  const told = new Set<string>();
  for (const language of ["nl", "en"]) {
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
      const answer = await fetch(`${base}/api/v1/nothing/here`, { method, headers: { "accept-language": language } });
      expect([method, answer.status, answer.headers.get("content-type")]).toEqual([
        method,
        404,
        "application/problem+json",
      ]);
      told.add(((await answer.json()) as { title: string }).title);
    }
  }
  expect(told.size).toBe(2);
});
