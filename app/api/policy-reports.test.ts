import { NextRequest } from "next/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "@/db/testing/practice";
import { writeCounted } from "@/lib/counted";
import { POST } from "./policy-reports/route";
import { house } from "./testing/doors";

const modern = (body: object) =>
  JSON.stringify([{ type: "csp-violation", age: 3, url: `${house}/clients/0199`, body }]);
const send = (body: string, type = "application/reports+json") =>
  POST(new NextRequest(`${house}/api/policy-reports`, { method: "POST", headers: { "content-type": type }, body }));

let lines: string[];
beforeEach(() => {
  // Each test begins a minute of its own.
  vi.useFakeTimers({ now: Date.now() + 120_000 + Math.random() * 1e9 });
  lines = [];
  vi.spyOn(console, "error").mockImplementation((line: string) => lines.push(line));
});
afterEach(() => {
  writeCounted();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const id = "01990a3c-0000-7000-8000-000000000001";

describe("what a browser held back", () => {
  it("is counted by what it was, in both forms that browsers send, and no address of it is kept", async () => {
    const address = `${house}/clients/${id}?q=Sanne`;
    const answers = [
      await send(
        modern({ effectiveDirective: "script-src-elem", blockedURL: "inline", documentURL: address, sample: "Sanne" }),
      ),
      await send(
        JSON.stringify({
          "csp-report": {
            "violated-directive": "img-src 'self'",
            "blocked-uri": "https://evil.example/?Sanne",
            referrer: address,
          },
        }),
        "application/csp-report",
      ),
      await send(modern({ effectiveDirective: "connect-src", blockedURL: `${house}/x/${id}` })),
    ];
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { policy: "script-src-elem", heldBack: "inline", times: 1 },
      { policy: "img-src", heldBack: "of elsewhere", times: 1 },
      { policy: "connect-src", heldBack: "of this house", times: 1 },
    ]);
    expect(lines.join()).not.toMatch(/Sanne|0199|evil/);
  });

  it("that is none, too long or of another kind is refused, and nothing of it is written", async () => {
    const wrong: [number, string, string?][] = [
      [422, "{}"],
      [422, "nothing"],
      [422, '{"csp-report":"\\ud800"}'],
      [422, JSON.stringify(Array.from({ length: 21 }, () => ({ type: "csp-violation", body: {} })))],
      [413, "x".repeat(20_000)],
      [415, "{}", "text/plain"],
    ];
    for (const [status, body, type] of wrong)
      expect([body.slice(0, 20), (await send(body, type)).status]).toEqual([body.slice(0, 20), status]);
    expect(lines.filter((line) => line.includes("policy"))).toEqual([]);
  });

  it("made up by somebody puts no word of theirs into the log", async () => {
    expect((await send(modern({ effectiveDirective: 'x","Sanne', blockedURL: "javascript:Sanne" }))).status).toBe(204);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { policy: "unknown", heldBack: "of elsewhere", times: 1 },
    ]);
  });

  it("a thousand times is read sixty times, and written twice", async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 1_000; n++)
      statuses.push((await send(modern({ effectiveDirective: "script-src", blockedURL: "eval" }))).status);
    expect([statuses.filter((one) => one === 204).length, statuses.filter((one) => one === 429).length]).toEqual([
      60, 940,
    ]);
    vi.advanceTimersByTime(60_000);
    expect(lines.filter((line) => line.includes("policy")).map((line) => JSON.parse(line) as unknown)).toEqual([
      { policy: "script-src", heldBack: "eval", times: 1 },
      { policy: "script-src", heldBack: "eval", times: 59 },
    ]);
    expect((await send(modern({ effectiveDirective: "script-src", blockedURL: "eval" }))).status).toBe(204);
  });
});
