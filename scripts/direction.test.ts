import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from "dependency-cruiser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// The rules of .dependency-cruiser.cjs, tried on a small house in which they are broken: a rule whose pattern matches
// nothing any more would be kept by everybody.

const rules = createRequire(import.meta.url)("../.dependency-cruiser.cjs") as {
  forbidden: IFlattenedRuleSet["forbidden"];
};

const kept: Record<string, string> = {
  "db/connection.ts": "export const connection = 1;",
  "db/transaction.ts": 'import { connection } from "./connection";\nexport const enter = connection;',
  "lib/clients/read.ts": 'import { enter } from "../../db/transaction";\nexport const readClient = enter;',
};
const planted: [rule: string, file: string, text: string][] = [
  ["only-a-door-connects", "lib/clients/write.ts", 'export { connection as renameClient } from "../../db/connection";'],
  ["only-a-door-connects", "lib/access/page.ts", 'export const late = () => import("../../db/connection");'],
  ["screens-know-no-tables", "app/clients/page.tsx", 'export { enter as default } from "../../db/transaction";'],
  [
    "components-read-and-write-nothing",
    "components/clients/card.tsx",
    'export { readClient } from "../../lib/clients/read";',
  ],
  ["rules-are-pure", "lib/ratings/rules.ts", 'export { readFileSync } from "node:fs";'],
  ["audit-leans-on-a-later-word", "lib/audit/read.ts", 'export { readClient } from "../clients/read";'],
];

let house: string;
let found: string[];

beforeAll(async () => {
  house = mkdtempSync(path.join(tmpdir(), "verzacht-direction-"));
  const all = [...Object.entries(kept), ...planted.map(([, file, text]) => [file, text] as const)];
  for (const [file, text] of all) {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    writeFileSync(path.join(house, file), text);
  }
  const { output } = await cruise(["app", "components", "lib", "db"], {
    baseDir: house,
    validate: true,
    ruleSet: { forbidden: rules.forbidden ?? [] },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
  });
  found = (output as ICruiseResult).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe("the direction of imports", () => {
  it.each(planted)("%s is broken by %s, and that is found", (rule, file) => {
    expect(found).toContain(`${rule}: ${file}`);
  });

  it("finds nothing where it is kept", () => {
    expect(found.filter((one) => Object.keys(kept).some((file) => one.endsWith(`: ${file}`)))).toEqual([]);
  });
});
