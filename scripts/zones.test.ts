import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";

// Where the machine stands must not matter to any day, week or figure: what judges them is judged again in other zones,
// each in a process of its own, for a process keeps the zone that it began in.

const zones = ["UTC", "America/Los_Angeles", "Asia/Tokyo"];
const judges = [
  "lib/calendar.test.ts",
  "lib/statistics.test.ts",
  "lib/i18n/formatter.test.ts",
  ...readdirSync("lib").map((word) => `lib/${word}/rules.test.ts`),
].filter((file) => existsSync(file) && /timeZone|Amsterdam|dayOf|\b20\d\d-\d\d-\d\d/.test(readFileSync(file, "utf8")));

interface Report {
  numPassedTests: number;
  numTotalTests: number;
  testResults: { name: string; assertionResults: { status: string; title: string }[] }[];
}

it("days, weeks and figures are the same wherever the machine stands", { timeout: 240_000 }, () => {
  const offsets = new Set<string>();
  const told = zones.map((zone) => {
    const env = { ...process.env, TZ: zone };
    offsets.add(
      spawnSync(process.execPath, ["-p", "new Date(0).getTimezoneOffset()"], { env, encoding: "utf8" }).stdout,
    );
    const file = path.join(tmpdir(), `verzacht-zone-${process.pid}.json`);
    spawnSync(
      process.execPath,
      [
        "node_modules/vitest/vitest.mjs",
        "run",
        "--reporter=json",
        `--outputFile.json=${file}`,
        "--no-isolate",
        "--maxWorkers=1",
        ...judges,
      ],
      { env, stdio: "ignore" },
    );
    const report = JSON.parse(readFileSync(file, "utf8")) as Report;
    rmSync(file);
    const failed = report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status !== "passed")
        .map(({ title }) => `${path.basename(name)}: ${title}`),
    );
    return { zone, files: report.testResults.length, passed: report.numPassedTests, all: report.numTotalTests, failed };
  });
  console.log(
    `zones: ${told.map(({ zone, files, passed, all }) => `${zone} ${passed} of ${all} in ${files} files`).join(", ")}`,
  );
  expect(offsets.size).toBe(zones.length);
  expect(told.map(({ failed }) => failed)).toEqual(zones.map(() => []));
  for (const { files, all } of told) expect([files, all > 200]).toEqual([judges.length, true]);
});
