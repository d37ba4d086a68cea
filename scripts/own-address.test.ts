import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// A bare server with nothing of Next in it: what is refused here never reaches Next, and costs it nothing.
const bare =
  'import { createServer } from "node:http"; const s = createServer((q, r) => r.end("inside")).listen(0, "127.0.0.1", () => console.log(s.address().port));';

const servers: ChildProcess[] = [];

async function serving(publicUrl: string): Promise<number> {
  const first = ["own-address", "odd-requests"].flatMap((name) => ["--import", `./scripts/${name}.mjs`]);
  const child = spawn(process.execPath, [...first, "--input-type=module", "-e", bare], {
    env: { ...process.env, PUBLIC_URL: publicUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  servers.push(child);
  const [said] = (await once(child.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
  return Number(said.toString());
}

interface Told {
  status: number | undefined;
  headers: NodeJS.Dict<string | string[]>;
  text: string;
}

const ask = (port: number, host: string, path = "/sign-in", headers: Record<string, string> = {}) =>
  new Promise<Told>((resolve, reject) => {
    const asking = request(
      { host: "127.0.0.1", port, path, setHost: false, headers: { ...headers, host } },
      (answer) => {
        let text = "";
        answer.on("data", (part: Buffer) => {
          text += part.toString("utf8");
        });
        answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
      },
    );
    asking.on("error", reject);
    asking.end();
  });

let house: number;
let loopback: number;
beforeAll(async () => {
  [house, loopback] = await Promise.all([serving("https://praktijk.example"), serving("http://127.0.0.1:3000")]);
});
afterAll(() => {
  for (const server of servers) server.kill();
});

describe("a request under another name", () => {
  it.each([
    "evil.example",
    "praktijk.example.evil.example",
    "praktijk.example@evil.example",
    "10.0.0.7:3000",
    "",
    "a b",
  ])("is refused, whatever it asks for: %s", async (host) => {
    for (const path of [
      "/sign-in",
      "/api/v1/me",
      "/icon.svg",
      "/_next/static/x.js",
      "/api/health/x",
      "//evil/api/health",
    ]) {
      const { status, headers, text } = await ask(house, host, path);
      expect([path, status, headers["content-type"]]).toEqual([path, 421, "application/problem+json"]);
      expect(JSON.parse(text)).toMatchObject({ type: "urn:verzacht:problem:wrong_host", status: 421 });
    }
  });

  it("is answered where it asks only whether the house stands", async () => {
    for (const path of ["/api/health", "/api/ready?x"])
      expect(await ask(house, "10.0.0.7:3000", path)).toMatchObject({ status: 200, text: "inside" });
  });

  it("is told so in its language", async () => {
    const titles = ["nl", "en"].map(async (language) => {
      const { text } = await ask(house, "evil.example", "/", { "accept-language": language });
      return (JSON.parse(text) as { title: string }).title;
    });
    expect(new Set(await Promise.all(titles)).size).toBe(2);
  });
});

it.each(["praktijk.example", "PRAKTIJK.example:443", "praktijk.example.", "127.0.0.1:3000", "localhost", "[::1]:3000"])(
  "a request under the house's own name comes in: %s",
  async (host) => {
    expect(await ask(house, host)).toMatchObject({ status: 200, text: "inside" });
  },
);

it("behind https every answer says never to ask without it, a refusal and a file too; elsewhere none does", async () => {
  const hsts = "max-age=31536000; includeSubDomains";
  for (const [host, path] of [
    ["praktijk.example", "/api/v1/me"],
    ["praktijk.example", "/icon.svg"],
    ["evil.example", "/"],
  ] as const) {
    expect((await ask(house, host, path)).headers["strict-transport-security"]).toBe(hsts);
    expect((await ask(loopback, host, path)).headers["strict-transport-security"]).toBeUndefined();
  }
});
