import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { knownBrowser, rememberBrowser } from "./known-browser";

const secret = "a secret of at least thirty-two signs";
const fresh = () => randomBytes(16).toString("base64url");
const nienke = "nienke@example.nl";

describe("a browser from which somebody signed in", () => {
  it("is known for that address, and for no other", () => {
    const browser = fresh();
    const cookie = rememberBrowser(undefined, nienke, secret, browser);
    expect(knownBrowser(cookie, nienke, secret)).toBe(browser);
    expect(knownBrowser(cookie, "bas@example.nl", secret)).toBeNull();
  });

  it("stays the same browser for all who use it, and names none of them", () => {
    const browser = fresh();
    const first = rememberBrowser(undefined, nienke, secret, browser);
    const both = rememberBrowser(first, "bas@example.nl", secret, fresh());
    for (const address of [nienke, "bas@example.nl"]) expect(knownBrowser(both, address, secret)).toBe(browser);
    expect(both).not.toMatch(/nienke|bas/);
    expect(rememberBrowser(both, nienke, secret, fresh())).toHaveLength(both.length);
  });

  it("keeps the last eight addresses", () => {
    let cookie = rememberBrowser(undefined, nienke, secret, fresh());
    for (let n = 0; n < 8; n++) cookie = rememberBrowser(cookie, `iemand${n}@example.nl`, secret, fresh());
    expect(knownBrowser(cookie, nienke, secret)).toBeNull();
    expect(knownBrowser(cookie, "iemand0@example.nl", secret)).not.toBeNull();
    expect(cookie.length).toBeLessThan(256);
  });

  it.each([
    ["nothing", undefined],
    ["an empty text", ""],
    ["a text", "nienke@example.nl"],
    ["an id without a mark", fresh()],
    ["a mark that was made up", `${fresh()}.${fresh()}`],
    ["the mark of another browser", `${fresh()}.${rememberBrowser(undefined, nienke, secret, fresh()).split(".")[1]}`],
    ["a mark under another secret", rememberBrowser(undefined, nienke, "another secret altogether", fresh())],
    ["more than it can hold", `${fresh()}${`.${fresh()}`.repeat(2000)}`],
  ])("is not known by %s", (_what, cookie) => {
    expect(knownBrowser(cookie, nienke, secret)).toBeNull();
  });

  it("that showed something made up gets a clean cookie", () => {
    const browser = fresh();
    expect(knownBrowser(rememberBrowser("x; Path=/", nienke, secret, browser), nienke, secret)).toBe(browser);
  });
});
