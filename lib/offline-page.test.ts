import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { assetsOf, assetsOfStyle, policyOf, withoutNonces } from "./offline-page";

const html = `<html><link rel="stylesheet" href="/_next/static/chunks/a.css" nonce="x"/>
<script src="/_next/static/chunks/b.js" async="" nonce="x"></script><script nonce="x">first()</script>
<script>second("/_next/static/chunks/c.js",{"d":"\\"/_next/static/media/e.woff2\\""})</script></html>`;
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

test("a page that a phone keeps runs its own scripts by their hashes, and by no nonce", async () => {
  const policy = await policyOf(html);
  const [scripts = ""] = policy.split("; ").filter((part) => part.startsWith("script-src"));
  expect(scripts).toBe(
    `script-src 'self' ${hash("first()")} ${hash('second("/_next/static/chunks/c.js",{"d":"\\"/_next/static/media/e.woff2\\""})')}`,
  );
  expect(policy).not.toMatch(/nonce|strict-dynamic/);
  expect(withoutNonces(html)).not.toContain("nonce");
});

test("everything that it names is kept with it, also what stands in its scripts and style sheets", () => {
  expect(assetsOf(html)).toEqual([
    "/_next/static/chunks/a.css",
    "/_next/static/chunks/b.js",
    "/_next/static/chunks/c.js",
    "/_next/static/media/e.woff2",
  ]);
  const css = `@font-face{src:url(../media/f.woff2) format("woff2")}a{background:url("data:image/svg+xml,x")}`;
  expect(assetsOfStyle(css, "http://house.test/_next/static/chunks/a.css")).toEqual(["/_next/static/media/f.woff2"]);
});
