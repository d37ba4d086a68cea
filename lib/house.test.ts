import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const self = "lib/house.test.ts";
// The description of the HTTP interface (app/api) is no screen.
const screens = /^(app\/(?!api\/)|components\/)/;
const configuration = /^[^/]+\.config\.(ts|mjs|cjs)$/;
const environmentReaders = /^(lib\/environment\.ts$|scripts\/|bench\/|e2e\/|db\/testing\/)/;

// Exceptions: the place and the reason why. A list has to be exactly what is found, so that it can only shrink.
const defaultExports: Record<string, string> = {
  "e2e/start-server.ts": "Playwright takes the default export of its global set-up",
  "i18n/request.ts": "next-intl takes the default export of its request configuration",
};
const longFiles: Record<string, string> = {};
const vagueNames: Record<string, string> = {};
const oddRooms: Record<string, string> = {
  "lib/copies":
    "what a copy is to others lies here: tables, and the resources of FHIR, one file a kind; all of it pure",
  "lib/access": "the doors stand here: auth, viewer, page and route",
  "lib/audit": "the names that a standard has for each event are a table of their own",
  "lib/care": "settling who treats, being away and leaving are acts on the same rows, which have a file of their own",
  "lib/exercises": "the shared library is content, and lies beside the rules that judge it",
};

const bannedNames = "util utils helper helpers common misc manager service handler info data wrapper base new old v2";
const roomFiles = ["rules.ts", "schema.ts", "read.ts", "write.ts", "browser.ts"];
// Ground under the words, where the names of a word's files do not apply.
const grounds = ["i18n", "outbox"];

const files = ["app", "components", "i18n", "lib", "db", "e2e", "scripts", "bench", "public"]
  .flatMap(under)
  .concat(readdirSync(root).filter((name) => /\.(ts|mjs|cjs)$/.test(name)));
const sources = files
  .filter((file) => /\.(ts|tsx|mjs|sql)$/.test(file) && file !== self)
  .map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));

function under(folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    return entry.isDirectory() ? under(place) : [place];
  });
}

/** Every place where the pattern stands, as `file:line`, so that a failing test says where to look. */
function placesOf(pattern: RegExp, isAllowed: (file: string) => boolean = () => false): string[] {
  return sources
    .filter(({ file }) => !isAllowed(file))
    .flatMap(({ file, text }) =>
      text.split("\n").flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])),
    );
}

const linesIn = (text: string) => text.trimEnd().split("\n").length;
const namesOf = (found: { file: string }[]) => found.map(({ file }) => file);
const listed = (exceptions: Record<string, string>) => Object.keys(exceptions).sort();

describe("what the linters cannot say", () => {
  it("a screen owns no schema", () => {
    expect(placesOf(/\bz\.(strictO|looseO|o)bject\(/, (file) => !screens.test(file))).toEqual([]);
  });

  it("only an address has a default export", () => {
    const found = sources.filter(({ file, text }) => {
      if (file.startsWith("app/") || configuration.test(file)) return false;
      return /^export (default\b|\{.*\bas default\b)/m.test(text);
    });
    expect(namesOf(found).sort()).toEqual(listed(defaultExports));
  });

  it("the environment is read in one place", () => {
    const isReader = (file: string) => environmentReaders.test(file) || configuration.test(file);
    // The build replaces NODE_ENV by a constant; whoever uses it says why on the line, because oxlint asks.
    expect(placesOf(/\bprocess\.env\b(?!\.(?:NODE_ENV|NEXT_RUNTIME)\b)/, isReader)).toEqual([]);
  });

  it("nothing is put into a page as raw HTML", () => {
    expect(
      placesOf(/dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML/, (file) => file.startsWith("e2e/")),
    ).toEqual([]);
  });

  it("no statement is put together from text", () => {
    expect(placesOf(/\bsql\.raw\b/)).toEqual([]);
  });

  it("days are written by the house's own formatter, which knows no American ones", () => {
    const american = /import[^;]*\b(?:use|get|create)Formatter\b[^;]*from "next-intl|\.toLocale(?:Date|Time)?String\(/;
    const isOwn = (file: string) => file === "lib/i18n/formatter.ts";
    expect(namesOf(sources.filter(({ file, text }) => !isOwn(file) && american.test(text)))).toEqual([]);
  });

  it("whose practice is shown never outlives its transaction", () => {
    const outliving = /set_config\((?:[^()]|\([^()]*\))*,\s*false\s*\)/;
    expect(namesOf(sources.filter(({ text }) => outliving.test(text)))).toEqual([]);
  });
});

describe("the size and the names of files", () => {
  it("a file is at most 300 lines", () => {
    const long = sources.filter(({ file, text }) => !file.endsWith(".sql") && linesIn(text) > 300);
    expect(namesOf(long).sort()).toEqual(listed(longFiles));
  });

  it("a page is at most 60 lines", () => {
    const pages = sources.filter(({ file }) => /^app\/.*\/page\.tsx$/.test(file));
    expect(namesOf(pages.filter(({ text }) => linesIn(text) > 60))).toEqual([]);
  });

  it("a name says what the thing is about", () => {
    const banned = new Set(bannedNames.split(" "));
    const vague = files.filter((file) => file.split(/[/.\-_()[\]]+/).some((part) => banned.has(part.toLowerCase())));
    expect(vague.sort()).toEqual(listed(vagueNames));
  });

  it("a component's file is written in small letters with hyphens", () => {
    const components = files.filter((file) => file.startsWith("components/"));
    expect(components.filter((file) => !/^[a-z0-9-]+(\.test)?\.tsx?$/.test(path.basename(file)))).toEqual([]);
  });

  it("a word keeps to the file names that every word has", () => {
    const odd = files.flatMap((file) => {
      const [top, word, ...rest] = file.split("/");
      if (top !== "lib" || rest.length === 0 || grounds.includes(word ?? "")) return [];
      const name = rest.join("/");
      return roomFiles.includes(name) || /^[a-z.-]+\.test\.tsx?$/.test(name) ? [] : [`lib/${word}`];
    });
    expect([...new Set(odd)].sort()).toEqual(listed(oddRooms));
  });
});
