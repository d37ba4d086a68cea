import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DamagedBackup, keyOf, seal, unseal } from "./sealed-file";

const key = keyOf(Buffer.alloc(32, 7));
let folder = "";
let path = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "verzacht-sealed-"));
  path = join(folder, "a.sealed");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* pieces(content: Buffer, length = 70_000) {
  for (let at = 0; at < content.length; at += length) yield content.subarray(at, at + length);
}

async function opened(file = path, name = "a", by = key): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of unseal(file, name, by)) parts.push(part);
  return Buffer.concat(parts);
}

const damaged = () => expect.objectContaining({ name: "DamagedBackup" });

describe("a sealed file", () => {
  it("gives back what went in, from nothing to several pieces", async () => {
    const sizes = [0, 1, 1 << 20, (1 << 20) + 1, (5 << 20) + 12_345];
    for (const size of sizes) {
      const content = randomBytes(size);
      expect(await seal(path, "a", key, pieces(content))).toBeGreaterThan(size);
      expect((await opened()).equals(content)).toBe(true);
    }
    expect(readdirSync(folder)).toEqual(["a.sealed"]);
  });

  it("shows nothing of what is in it, and is never twice the same", async () => {
    const content = Buffer.from("sanne slaapt slecht ".repeat(9));
    await seal(path, "a", key, pieces(content));
    const first = readFileSync(path);
    await seal(path, "a", key, pieces(content));
    expect(readFileSync(path).equals(first)).toBe(false);
    expect(first.includes("sanne")).toBe(false);
  });

  it("is refused when any byte of it was changed, and wherever it was cut off or added to", async () => {
    await seal(path, "a", key, pieces(randomBytes((2 << 20) + 500)));
    const whole = readFileSync(path);
    const spoilt = join(folder, "spoilt.sealed");
    const at = fc.nat({ max: whole.length - 1 });
    const boundary = 28 + 2 * ((1 << 20) + 16);
    await fc.assert(
      fc.asyncProperty(at, async (place) => {
        const changed = Buffer.from(whole);
        changed[place] = (changed[place] ?? 0) ^ 1;
        for (const bytes of [changed, whole.subarray(0, place), whole.subarray(0, boundary)]) {
          writeFileSync(spoilt, bytes);
          await expect(opened(spoilt)).rejects.toEqual(damaged());
        }
      }),
      { numRuns: 25 },
    );
    writeFileSync(spoilt, Buffer.concat([whole, Buffer.alloc(16)]));
    await expect(opened(spoilt)).rejects.toEqual(damaged());
  });

  it("can't stand in for another file, and opens with its own key only", async () => {
    await seal(path, "a", key, pieces(Buffer.from("the one")));
    await expect(opened(path, "b")).rejects.toEqual(damaged());
    await expect(opened(path, "a", keyOf(Buffer.alloc(32, 8)))).rejects.toThrow("another key");
  });

  it("does not come about when its source breaks off or it is stopped", async () => {
    rmSync(path);
    async function* breaking() {
      yield Buffer.from("half");
      throw new DamagedBackup("the source broke off");
    }
    await expect(seal(path, "a", key, breaking())).rejects.toThrow("broke off");
    const stopped = AbortSignal.abort();
    await expect(seal(path, "a", key, pieces(randomBytes(100)), stopped)).rejects.toThrow();
    expect(readdirSync(folder).filter((name) => name.startsWith("a."))).toEqual([]);
  });
});
