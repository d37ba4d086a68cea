import { describe, expect, it } from "vitest";
import { deviceOf, homeOf, innerPath, isOfRelatives, may, passkeyHouseOf, permissions } from "./rules";
import { roles } from "./schema";

describe("what a sign-in may lead back to", () => {
  it("is a path of this house", () => {
    expect(innerPath("/clients/1?tab=2")).toBe("/clients/1?tab=2");
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/",
    "",
    "clients",
    "/\tevil",
    null,
    undefined,
  ])("is never %s", (wanted) => {
    expect(innerPath(wanted)).toBeNull();
  });
});

describe("who may do what", () => {
  it("a client neither treats nor manages", () => {
    const granted = Object.keys(permissions).filter((one) => may("client", one as keyof typeof permissions));
    for (const permission of granted)
      expect(permission).not.toMatch(/:(write|add|invite|decide|settle)$|^(client|caseload|signal|member|release):/);
    expect(granted).toContain("session:log");
  });

  it("an owner may do whatever a therapist may", () => {
    for (const permission of Object.keys(permissions) as (keyof typeof permissions)[])
      if (may("therapist", permission)) expect([permission, may("owner", permission)]).toEqual([permission, true]);
  });

  it("an assistant has an account and the contact data, and nobody else has that way to them", () => {
    const all = Object.keys(permissions) as (keyof typeof permissions)[];
    const theirs = all.filter((one) => may("assistant", one));
    expect(theirs.filter((one) => !one.startsWith("contact-data:"))).toEqual(["me:read", "me:change"]);
    expect(all.filter((one) => one.startsWith("contact-data:")).map((one) => permissions[one])).toEqual(
      Array.from({ length: 4 }, () => ["assistant"]),
    );
  });

  it("each role has a home", () => {
    expect(roles.map(homeOf)).toEqual(["/clients", "/clients", "/today", "/contacts", "/shared"]);
  });
});

describe("passkeys", () => {
  it("belong to the name that people come by, with https or on the machine itself", () => {
    const named = { id: "praktijk.example", origin: "https://praktijk.example" };
    expect(passkeyHouseOf("https://praktijk.example")).toEqual(named);
    expect(passkeyHouseOf("https://praktijk.example/")).toEqual(named);
    expect(passkeyHouseOf("https://praktijk.example:8443")).toEqual({
      ...named,
      origin: "https://praktijk.example:8443",
    });
    expect(passkeyHouseOf("http://localhost:3000")).toEqual({ id: "localhost", origin: "http://localhost:3000" });
    expect(passkeyHouseOf("http://linde.localhost:3000")?.id).toBe("linde.localhost");
  });

  it("can't be had at a number, nor by a line that anybody can read", () => {
    const without = ["http://127.0.0.1:3000", "https://192.0.2.7", "https://[::1]:3000", "http://praktijk.example"];
    for (const url of [...without, "https://2130706433", "http://notlocalhost"])
      expect([url, passkeyHouseOf(url)]).toEqual([url, null]);
  });
});

it("a device is called what its owner calls it, and not what it wishes to be taken for", () => {
  const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
  const said: [string, string | null, string | null][] = [
    [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/153.0.0.0 Safari/537.36`, "Chrome", "Linux"],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/153.0.0.0 Safari/537.36 Edg/153.0.0.0`,
      "Edge",
      "Windows",
    ],
    [`Mozilla/5.0 (Linux; Android 16; Pixel 9) ${webkit} Chrome/153.0.0.0 Mobile Safari/537.36`, "Chrome", "Android"],
    [
      `Mozilla/5.0 (Linux; Android 16) ${webkit} SamsungBrowser/29.0 Chrome/150.0.0.0 Mobile Safari/537.36`,
      "Samsung Internet",
      "Android",
    ],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X 15.7; rv:150.0) Gecko/20100101 Firefox/150.0", "Firefox", "Mac"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1",
      "Safari",
      "iPhone",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/153.0 Mobile/15E148 Safari/604.1",
      "Chrome",
      "iPhone",
    ],
    ["node", null, null],
    ["", null, null],
  ];
  for (const [userAgent, browser, system] of said) expect(deviceOf(userAgent)).toEqual({ browser, system });
});

it("what somebody near sees is told by its address, and by nothing that only begins like it", () => {
  for (const path of ["/shared", "/shared/days", "/shared?from=mail", "/my-account"])
    expect(isOfRelatives(path)).toBe(true);
  for (const path of [null, "/", "/shared-with-nobody", "/my-progress", "/clients/shared"])
    expect(isOfRelatives(path)).toBe(false);
});
