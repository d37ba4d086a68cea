import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { faultOfSecret, judgeSecret } from "./given-secret";

describe("a secret that is given by hand", () => {
  it.each([
    ["is shorter than 32 signs", "kort"],
    ["repeats itself", "a".repeat(40)],
    ["repeats itself", "k9Qz7Lm2k9Qz7Lm2k9Qz7Lm2k9Qz7Lm2"],
    ["repeats itself", "010101011010101010110101010101010110"],
    ["reads like an example", "a secret that only tests know, long enough"],
    ["reads like an example", "your-super-secure-key-goes-right-here-1234567890"],
    ["reads like an example", "changeme-changeme-changeme-please-0123"],
    ["reads like an example", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXQ9"],
    ["reads like an example", "replace-it-with-openssl-rand-base64-32"],
    ["reads like an example", "0123456789abcdef0123456789abcdeff"],
  ])("%s: %s", (fault, secret) => {
    expect(faultOfSecret(secret)).toBe(fault);
  });

  it("is taken where a machine made it", () => {
    const encodings = ["hex", "base64", "base64url"] as const;
    for (let n = 0; n < 500; n++)
      for (const encoding of encodings) {
        const secret = randomBytes(32).toString(encoding);
        expect([secret, faultOfSecret(secret)]).toEqual([secret, null]);
      }
  });

  it("is only warned of where a house has gone by it: nobody's codes become unreadable by an upgrade", () => {
    const poor = "your-nextauth-secret-here-change-me-please";
    expect(judgeSecret(poor, false)).toEqual({ refused: expect.stringContaining("reads like an example") });
    expect(judgeSecret(poor, true)).toEqual({ warned: expect.stringContaining("recovery code") });
    expect(judgeSecret(undefined, false)).toBeNull();
  });

  it("starts nothing where it is none, and leaves nothing behind", async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "verzacht-secret-"));
    const env = {
      NODE_ENV: "production" as const,
      PATH: process.env.PATH,
      PORT: "0",
      DATA_DIR: dataDir,
      NEXTAUTH_SECRET: "your-nextauth-secret-here-change-me-please",
    };
    const ended = await promisify(execFile)(process.execPath, ["--import", "tsx", "scripts/serve.ts", "start"], {
      env,
    }).then(
      () => ({ code: 0, stdout: "" }),
      (error: { code: number; stdout: string }) => error,
    );
    expect([ended.code, ended.stdout]).toEqual([1, expect.stringContaining("NEXTAUTH_SECRET reads like an example")]);
    expect(ended.stdout).not.toContain("change-me");
    expect(readdirSync(dataDir)).toEqual([]);
    rmSync(dataDir, { recursive: true });
  });
});
