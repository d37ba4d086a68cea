import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import path from "node:path";
import { root } from "./ground";

export interface Figure {
  name: string;
  measured: string;
  must: string;
  aim: string;
  /** Undefined where nothing is asked. */
  holds?: boolean;
}

type Bound = { atLeast: number; aim: number } | { atMost: number; aim: number };

/** A figure beside what it must be. A number that could not be measured holds nothing. */
export function figure(name: string, value: number, bound: Bound | null, told: (value: number) => string): Figure {
  if (!bound) return { name, measured: told(value), must: "", aim: "" };
  const isFloor = "atLeast" in bound;
  const must = isFloor ? bound.atLeast : bound.atMost;
  const sign = isFloor ? "≥" : "≤";
  return {
    name,
    measured: Number.isNaN(value) ? "not measured here" : told(value),
    must: `${sign} ${told(must)}`,
    aim: told(bound.aim),
    holds: isFloor ? value >= must : value <= must,
  };
}

export const note = (name: string, measured: string): Figure => ({ name, measured, must: "", aim: "" });

/** Two digits behind the point: what lies behind them is noise. */
export const plain = (value: number): string => value.toFixed(2).replace(/^-0\.00$/, "0.00");
export const times = (value: number): string => `${plain(value)}×`;
export const unit =
  (name: string, digits = 0) =>
  (value: number): string =>
    `${value.toFixed(digits)} ${name}`;

export function table(figures: readonly Figure[], seconds: number): string {
  const lines = figures.map(
    ({ name, measured, must, aim, holds }) =>
      `| ${name} | ${measured}${holds === false ? " (not reached)" : ""} | ${must} | ${aim} |`,
  );
  const machine =
    `${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.versions.node}, Linux`.replace(
      "Linux",
      process.platform,
    );
  return [
    `Measured in one run of ${Math.round(seconds / 60)} minutes on ${machine}: database, product, floors and load share it, so read the ratios.`,
    "",
    "| figure | measured | must | aim |",
    "|---|---|---|---|",
    ...lines,
    "",
  ].join("\n");
}

const apart = " †";

/** A table in which what was measured apart stands in its place, marked, with a line that says so. */
export function withApart(before: string, part: string): string {
  const nameOf = (line: string) => line.split(" | ")[0] ?? "";
  const isFigure = (line: string) => line.startsWith("| ") && nameOf(line) !== "| figure";
  const measured = new Map(
    part
      .split("\n")
      .filter(isFigure)
      .map((line) => [nameOf(line), line.replace(" | ", `${apart} | `)]),
  );
  const lines = before
    .split("\n")
    .filter((line) => !line.startsWith(apart.trim()))
    .map((line) => {
      const name = nameOf(line).replace(apart, "");
      const newer = isFigure(line) ? measured.get(name) : undefined;
      if (newer !== undefined) measured.delete(name);
      return newer ?? line;
    });
  const last = lines.findLastIndex((line) => line.startsWith("| "));
  const rest = lines.slice(last + 1).filter((line) => line !== "");
  const told = `${apart.trim()} Measured apart since, by \`npm run bench -- --only …\`.`;
  return [...lines.slice(0, last + 1), ...measured.values(), "", told, ...rest, ""].join("\n");
}

/**
 * Into bench/results.md, .cache/bench.json, and the README between its marks where that is asked. Of a part, only the rows
 * that it measured change.
 */
export function publish(
  text: string,
  figures: readonly Figure[],
  details: unknown,
  { intoReadme, isPart }: { intoReadme: boolean; isPart: boolean },
): void {
  const results = path.join(root, "bench/results.md");
  const told = isPart ? withApart(readFileSync(results, "utf8"), text) : text;
  writeFileSync(results, told);
  mkdirSync(path.join(root, ".cache"), { recursive: true });
  writeFileSync(path.join(root, ".cache/bench.json"), `${JSON.stringify({ figures, details })}\n`);
  if (!intoReadme) return;
  const readme = path.join(root, "README.md");
  const before = readFileSync(readme, "utf8");
  const mark = "<!-- bench -->";
  const [first, last] = [before.indexOf(mark), before.lastIndexOf(mark)];
  if (first < 0 || first === last) throw new Error(`README.md has no two ${mark} marks to write between`);
  writeFileSync(readme, `${before.slice(0, first + mark.length)}\n${told}${before.slice(last)}`);
}
