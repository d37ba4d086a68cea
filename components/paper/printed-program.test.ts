import { readdirSync, readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { renderToBuffer } from "@react-pdf/renderer";
import { describe, expect, it } from "vitest";
import { libraryExercises } from "@/lib/exercises/library";
import type { Exercise } from "@/lib/exercises/schema";
import type { Locale } from "@/lib/i18n/locale";
import type { Program } from "@/lib/programs/schema";
import { countryContact } from "@/lib/safety/rules";
import { DiarySheet } from "./diary-sheet";
import { partsOfDrawing } from "./drawing-parts";
import { paperWords } from "./paper-words";
import { drawingAt } from "./printed-drawing";
import { PrintedProgram } from "./printed-program";

const address = "https://praktijk.example/today";
const contact = {
  ...countryContact,
  phone: "030 123 45 67",
  hours: { nl: "werkdagen van 9 tot 17 uur", en: "weekdays from 9 to 17" },
};
const library = libraryExercises.map((one): Exercise => ({ ...one, source: "library", version: 1, putAway: false }));
const shelf = new Map(library.map((one) => [one.id, one]));

const programOf = (exercises: readonly Exercise[], given: Partial<Program> = {}): Program => ({
  id: "01936f00-0000-7000-8000-000000000001",
  clientId: "01936f00-0000-7000-8000-000000000002",
  title: "Zachter zitten",
  note: null,
  safetyThreshold: 7,
  thresholdBecause: null,
  items: exercises.map(({ id, dose }, at) => ({
    id: `item-${at}`,
    exerciseId: id,
    dose: { kind: dose.kind, amount: dose.min },
    days: ["mon", "thu"],
    timesPerDay: 1,
    remark: at === 0 ? "Met een kussen." : null,
  })),
  version: 3,
  edition: 3,
  status: "active",
  startsOn: "2026-11-02",
  endsOn: null,
  changedAt: "2026-11-20T12:00:00Z",
  revision: 3,
  ...given,
});

async function printed(program: Program, locale: Locale = "nl", name: string | null = null, exercises = shelf) {
  const words = await paperWords(locale, "Europe/Amsterdam");
  const sheet = PrintedProgram({ words, program, exercises, contact, name, on: "2026-11-20", address });
  return lookInto(await renderToBuffer(sheet));
}

interface Looked {
  /** The document without its streams: pages, fonts, language. */
  raw: string;
  pages: number;
  text: string;
}

/** Reads a PDF as a reader does: inflates its streams, and turns glyphs back into letters by each font's own table. */
function lookInto(bytes: Buffer): Looked {
  const raw = bytes.toString("latin1");
  const objects = new Map<string, { head: string; body: string }>();
  for (const [, id, head = "", stream] of raw.matchAll(
    /\n(\d+) 0 obj\n([\s\S]*?)(?:\nstream\n([\s\S]*?)\nendstream)?\nendobj/g,
  )) {
    const body =
      stream === undefined
        ? ""
        : /FlateDecode/.test(head)
          ? inflateSync(Buffer.from(stream, "latin1")).toString("latin1")
          : stream;
    objects.set(id as string, { head, body });
  }
  const at = (id: string | undefined) => objects.get(id ?? "") ?? { head: "", body: "" };
  const fonts = new Map<string, Map<string, string>>();
  for (const { head } of objects.values())
    for (const [, name, id] of (/\/Font <<([\s\S]*?)>>/.exec(head)?.[1] ?? "").matchAll(/\/(F\d+) (\d+) 0 R/g))
      fonts.set(name as string, lettersOf(at(/\/ToUnicode (\d+)/.exec(at(id).head)?.[1]).body));
  const contents = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  const text = contents.map(({ head }) => textOf(at(/\/Contents (\d+)/.exec(head)?.[1]).body, fonts)).join(" ");
  return { raw: [...objects.values()].map(({ head }) => head).join("\n"), pages: contents.length, text };
}

const unicode = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");

function lettersOf(table: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, from = "", , list = ""] of table.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi))
    [...list.matchAll(/<([0-9a-f ]+)>/gi)].forEach(([, hex = ""], n) =>
      letters.set((Number.parseInt(from, 16) + n).toString(16).padStart(4, "0"), unicode(hex.replaceAll(" ", ""))),
    );
  return letters;
}

function textOf(content: string, fonts: ReadonlyMap<string, Map<string, string>>): string {
  let font = new Map<string, string>();
  let text = "";
  for (const [whole, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name) ?? font;
    else
      for (const [, hex = ""] of (shown ?? whole).matchAll(/<([0-9a-f]+)>/gi))
        text += (hex.match(/.{4}/g) ?? []).map((glyph) => font.get(glyph.toLowerCase()) ?? "?").join("");
    if (shown !== undefined) text += " ";
  }
  return text.replaceAll(/\s+/g, " ");
}

const without = (text: string) => text.replaceAll(/\s+/g, "");

describe("a program on paper", () => {
  it("is in the client's language, with its letters inside, and says what has to be known", async () => {
    const { raw, text } = await printed(programOf(library.slice(0, 5)), "nl", "Łukasz Yıldız");
    expect(raw).toMatch(/\/Lang \(nl\)/);
    const fonts = [...raw.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((name) => !/^[A-Z]{6}\+AtkinsonHyperlegibleNext/.test(name as string))).toEqual([]);
    expect(raw).toMatch(/\/FontFile[23]? /);
    const said = [
      "Zachter zitten",
      "Voor Łukasz Yıldız",
      "Versie 3, 20 november 2026",
      "Bladzijde 1 van 3",
      "Met een kussen.",
      "10 minuten",
      "ma en do",
      "Er kijkt niemand live mee.",
      "030 123 45 67",
      "Wanneer je stopt",
      ...library
        .slice(0, 5)
        .flatMap(({ title, steps, cue, caution }) => [
          title.nl,
          ...steps.map((step) => step.text.nl),
          cue?.nl ?? "",
          caution?.nl ?? "",
        ]),
    ];
    expect(said.filter((words) => !without(text).includes(without(words)))).toEqual([]);
  });

  it("what opens by agreement says so, before its steps; what is always open does not", async () => {
    const agreed = "Alleen als loslaten voor jou is opengezet";
    const release = library.find(({ key }) => key === "wall-sit") as Exercise;
    const relax = library.find(({ key }) => key === "constructive-rest") as Exercise;
    const { text } = await printed(programOf([release], { safetyThreshold: 8 }));
    const place = (words: string) => without(text).indexOf(without(words));
    expect(place(agreed)).toBeGreaterThan(place(release.caution?.nl as string));
    expect(place(agreed)).toBeLessThan(place(release.steps[0]?.text.nl as string));
    expect(text).toContain("8 of hoger");
    expect((await printed(programOf([relax]))).text).not.toContain("loslaten voor jou");
  });

  it("tells whoever finds it nothing of health, of the practice, or of whom, unless a therapist prints the name", async () => {
    const { raw, text } = await printed(programOf(library.slice(0, 3)));
    expect(text).not.toMatch(/trauma|therap|praktijk|behandel|cliënt|patiënt|zorg|\bVoor (?!(?:je|jou) )/i);
    expect(raw).toMatch(/\/DisplayDocTitle true/);
    expect(raw).not.toMatch(/\/Author/);
  });

  it("holds no link and no action, whatever somebody typed", async () => {
    const title = "https://kwaad.example/x";
    const { raw, text } = await printed(programOf(library.slice(0, 1), { title, note: "javascript:alert(1)" }));
    expect(without(text)).toContain(title);
    expect(raw).not.toMatch(/\/(URI|Annots|JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile)\b/);
  });

  it.each(["nl", "en"] as const)(
    "any two exercises of the library share a page (%s)",
    async (locale) => {
      const pairs = library.flatMap((one, at) => library.slice(at).map((other) => [one, other]));
      const long = "Een naam van een programma die over twee regels loopt";
      const { pages } = await printed(programOf(pairs.flat(), { title: long }), locale, "Sanne");
      expect(pages).toBe(pairs.length);
    },
    60_000,
  );

  it("an exercise longer than a page goes on over the next, and is not cut off", async () => {
    const steps = Array.from({ length: 20 }, (_, n) => {
      const text = `Stap ${n} ${"heel rustig en langzaam ".repeat(15)}einde${n}.`;
      return { text: { nl: text, en: text } };
    });
    const one = { ...(library[0] as Exercise), steps };
    const { pages, text } = await printed(programOf([one]), "nl", null, new Map([[one.id, one]]));
    expect(pages).toBeGreaterThan(1);
    for (const n of steps.keys()) expect(text).toContain(`einde${n}.`);
  });
});

describe("a diary on paper", () => {
  it("is one sheet for a week, with the questions as they are asked on the screen, and nothing filled in", async () => {
    const words = await paperWords("en", "Europe/Amsterdam");
    const exercises = library.map(({ title }) => title.en);
    const diary = DiarySheet({ words, exercises, contact, name: null, monday: "2026-11-23", address });
    const { raw, pages, text } = lookInto(await renderToBuffer(diary));
    expect(pages).toBe(2);
    expect(raw).toMatch(/\/Lang \(en\)/);
    for (const said of [
      "How tense is your body now?",
      "0 = no tension, 10 = strongest imaginable",
      "How safe do you feel now?",
      "Monday 23 November",
      "Sunday 29 November",
      "rather not",
    ])
      expect(text).toContain(said);
    expect(text.match(/Tension before/g)).toHaveLength(7);
  });
});

describe("the drawings", () => {
  const files = readdirSync("public/illustrations");

  it.each(files)("%s comes whole onto paper", (file) => {
    const paths = readFileSync(`public/illustrations/${file}`, "utf8").match(/<path /g)?.length ?? 0;
    const parts = drawingAt(`/illustrations/${file}`);
    expect(parts).toHaveLength(paths);
    expect(
      parts.filter(({ fill, stroke }) => !/^(none|#[0-9a-f]{6})$/.test(fill) || !/^(none|#[0-9a-f]{6})$/.test(stroke)),
    ).toEqual([]);
  });

  it("what paper can't show is an error, and not left out", () => {
    const drawing = (inside: string) => () => partsOfDrawing(`<svg><g id="drawing">${inside}</g></svg>`);
    expect(drawing('<path d="M0 0"/>')).not.toThrow();
    for (const strange of [
      '<circle r="3"/>',
      '<path d="M0 0" transform="scale(2)"/>',
      '<g><path d="M0 0"/></g>',
      "text",
    ])
      expect(drawing(strange)).toThrow();
    expect(() => drawingAt("/illustrations/../../etc/passwd")).toThrow();
  });
});
