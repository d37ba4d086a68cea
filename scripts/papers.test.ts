import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

// What the papers of docs/security promise is worth as much as what they point to: files, tests by their names, and rows
// that nobody forgot.

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = "docs/security";
const papers = readdirSync(path.join(root, folder)).filter((name) => name.endsWith(".md"));
const states = ["met", "partly", "not yet", "operator", "n/a"];

const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const isThere = (file: string) => existsSync(path.join(root, file));
/** A bare name, such as `schema.ts` of each word, is nobody's path, and neither is one in a folder of the operator's. */
const isPath = (code: string) =>
  /^(?![A-Z_]+\/)[\w.()[\]@-]+(\/[\w.()[\]@-]+)+\.\w+$|^\.?[\w-]+(\.[\w-]+)*\.(json|mjs|cjs)$|^proxy\.ts$/.test(code);

/** The files that a paper names in code or leads to, and the titles of tests that stand behind them. */
function named(paper: string, text: string) {
  const code = [...text.matchAll(/`([^`\n]+)`(?: "([^"\n]+)")?/g)].map(([, file = "", title]) => ({ file, title }));
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, to = ""]) => to);
  const led = links
    .filter((to) => !/^\w+:/.test(to))
    .map((to) => ({ file: path.posix.join(folder, to), title: undefined }));
  return [...code.filter(({ file, title }) => title !== undefined || isPath(file)), ...led].map((one) => ({
    ...one,
    paper,
  }));
}

interface Row {
  id: string;
  state: string;
  how: string;
  shownBy: string;
}

/** The rows of the tables whose header ends with `state | how | shown by`. */
function rowsOf(text: string): Row[] {
  let isOurs = false;
  return text.split("\n").flatMap((line) => {
    if (!line.startsWith("|")) {
      isOurs = false;
      return [];
    }
    const cells = line.split("|").map((cell) => cell.trim());
    const [, id = "", , state = "", how = "", shownBy = ""] = cells;
    if (shownBy === "shown by") isOurs = true;
    return isOurs && shownBy !== "shown by" && !/^-+$/.test(id) ? [{ id, state, how, shownBy }] : [];
  });
}

const idsOf = (rows: Row[]) => rows.flatMap(({ id }) => id.split(", "));
const upTo = (most: number) => Array.from({ length: most }, (_, n) => n + 1);

// How many items of level 1 and 2 the sections of each chapter of ASVS 5.0.0 have; those of level 3 come last in each.
const asked: Record<number, number[]> = {
  1: [2, 9, 11, 3, 2],
  2: [3, 3, 4, 1],
  3: [0, 2, 4, 6, 5, 0, 2],
  4: [3, 1, 2, 4],
  5: [1, 3, 2, 3],
  6: [3, 12, 4, 4, 5, 3, 0, 4],
  7: [3, 4, 2, 5, 2, 2],
  8: [2, 3, 1, 1],
  9: [3, 4],
  10: [2, 2, 4, 11, 5, 2, 3],
  11: [2, 3, 3, 4, 1, 1],
  12: [3, 2, 4],
  13: [1, 5, 2, 5],
  14: [2, 4, 3],
  15: [3, 3, 7],
  16: [1, 5, 4, 3, 3],
  17: [1, 4, 2],
};
const requirements = { AZ: 9, AU: 11, RQ: 12, DA: 15, R: 22, D: 5 };

describe("the papers", () => {
  it.each(papers)("%s names only what is there", (name) => {
    const found = named(name, read(`${folder}/${name}`));
    expect(found.filter(({ file }) => !isThere(file)).map(({ file }) => file)).toEqual([]);
    const titled = found.filter(({ title }) => title !== undefined);
    expect(titled.filter(({ file, title }) => !read(file).includes(`"${title}"`))).toEqual([]);
  });

  it("would miss a file, and a test by its name", () => {
    const text = 'as in `lib/nowhere.ts`, `lib/text.ts` "a test that nobody wrote" and [there](gone.md)';
    const found = named("a paper", text);
    expect(found.filter(({ file }) => !isThere(file)).map(({ file }) => file)).toEqual([
      "lib/nowhere.ts",
      "docs/security/gone.md",
    ]);
    expect(found.find(({ title }) => title)).toMatchObject({ file: "lib/text.ts", title: "a test that nobody wrote" });
  });

  it("asvs.md has each item of level 1 and 2 once", () => {
    const all = Object.entries(asked).flatMap(([chapter, sections]) =>
      sections.flatMap((most, section) => upTo(most).map((n) => `${chapter}.${section + 1}.${n}`)),
    );
    expect(all).toHaveLength(253);
    const [table = ""] = read(`${folder}/asvs.md`).split("\n## Some of level 3");
    expect(idsOf(rowsOf(table)).sort()).toEqual(all.sort());
  });

  it("requirements.md has each row once", () => {
    const all = Object.entries(requirements).flatMap(([letters, most]) => upTo(most).map((n) => `${letters}${n}`));
    expect(idsOf(rowsOf(read(`${folder}/requirements.md`))).sort()).toEqual(all.sort());
  });

  it.each(["asvs.md", "requirements.md"])("%s says of each row how it stands, and what is missing", (name) => {
    const rows = rowsOf(read(`${folder}/${name}`));
    expect(rows.filter(({ state }) => !states.includes(state))).toEqual([]);
    expect(rows.filter(({ state, how }) => ["partly", "not yet", "n/a"].includes(state) && how === "–")).toEqual([]);
    expect(
      rows.filter(({ state, how, shownBy }) => state === "met" && how === "–" && shownBy === "–").map(({ id }) => id),
    ).toEqual([]);
  });
});
