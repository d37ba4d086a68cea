import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import manifest from "./manifest";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Width and height, as a PNG's first chunk says them. */
function sizeOf(file: string): string {
  const bytes = readFileSync(path.join(root, "public", file));
  expect(bytes.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
  expect(bytes.subarray(12, 16).toString("latin1")).toBe("IHDR");
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
}

describe("what a phone needs to install it", () => {
  const { icons = [], ...rest } = manifest();

  test("says where it begins, what it is called, and that it stands alone", () => {
    expect(rest).toMatchObject({ id: "/today", start_url: "/today", scope: "/", display: "standalone", lang: "nl" });
    expect(rest.name).toBe("Verzacht");
    expect(rest.short_name?.length).toBeLessThanOrEqual(12);
    for (const colour of [rest.theme_color, rest.background_color]) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  });

  test("has its icons, as large as it says", () => {
    const drawn = icons.filter(({ type }) => type === "image/png");
    expect(drawn.map(({ src, sizes }) => [src, sizes])).toEqual(drawn.map(({ src }) => [src, sizeOf(src)]));
    expect(drawn.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      "192x192 any",
      "512x512 any",
      "512x512 maskable",
    ]);
    expect(sizeOf("/icons/apple-180.png")).toBe("180x180");
  });
});
