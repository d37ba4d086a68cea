import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { libraryExercises } from "./library";
import {
  clashes,
  copyOf,
  joined,
  phasesOf,
  plain,
  searchText,
  searchWords,
  type WrittenParts,
  withinRange,
} from "./rules";
import { type DoseRange, exerciseDraft, phases } from "./schema";

const [first] = libraryExercises;
const rest = { ...(first as WrittenParts) };
const range = (part: Partial<DoseRange>): DoseRange => ({
  kind: "time",
  min: 300,
  max: 600,
  perSide: false,
  openEnded: false,
  ...part,
});
const both = (text: string) => ({ nl: text, en: text });

describe("what a search compares", () => {
  test("accents, capitals and signs make no difference", () => {
    expect(plain("  Knieën, ÉN (voeten)! ")).toBe("knieen en voeten");
  });

  test("is the same when it is made plain twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(plain(plain(text))).toBe(plain(text));
      }),
    );
  });

  test("holds nothing but letters, figures and single spaces", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(plain(text)).toMatch(/^$|^[\p{L}\p{N}]+( [\p{L}\p{N}]+)*$/u);
      }),
    );
  });

  test("is at most eight words of at most forty letters", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), (text) => {
        const words = searchWords(text);
        expect(words.length).toBeLessThanOrEqual(8);
        for (const word of words) expect(word).toMatch(/^.{1,40}$/);
      }),
    );
  });

  test("is nothing for an empty search", () => {
    expect([searchWords(undefined), searchWords(""), searchWords(" ?! ")]).toEqual([[], [], []]);
  });
});

describe("what a search looks through", () => {
  test("titles come first, in both languages", () => {
    expect(searchText(rest).startsWith(plain(`${rest.title.nl} ${rest.title.en}`))).toBe(true);
  });

  test("every exercise is found by each of its keywords, in both languages", () => {
    for (const { keywords, ...exercise } of libraryExercises) {
      const text = searchText(exercise, keywords);
      for (const word of [...keywords.nl, ...keywords.en]) expect(text, exercise.key).toContain(plain(word));
    }
  });

  test("somebody who lies down is found by lying, also where no text says so", () => {
    const silent = { title: both("a"), purpose: both("b"), group: "relax", posture: "lying-side" } as const;
    expect(searchText(silent)).toContain("liggen");
    expect(searchText(silent)).toContain("lying");
    expect(searchText({ ...silent, posture: "standing" })).not.toContain("liggen");
  });
});

describe("the dose beside the advised range", () => {
  test("both ends belong to the range", () => {
    expect([299, 300, 600, 601].map((amount) => withinRange({ kind: "time", amount }, range({})))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test("an open end has no upper bound, and keeps its lower one", () => {
    const open = range({ openEnded: true });
    fc.assert(
      fc.property(fc.integer({ min: 300 }), (amount) => {
        expect(withinRange({ kind: "time", amount }, open)).toBe(true);
      }),
    );
    expect(withinRange({ kind: "time", amount: 299 }, open)).toBe(false);
  });

  test("breaths do not fit a range of minutes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), (amount) => {
        expect(withinRange({ kind: "breaths", amount }, range({}))).toBe(false);
      }),
    );
  });

  test("what lasts until it is enough fits where that is advised", () => {
    const enough = range({ kind: "until-enough", min: null, max: null, openEnded: true });
    expect(withinRange({ kind: "until-enough", amount: null }, enough)).toBe(true);
  });
});

describe("an own version", () => {
  test("of every shipped exercise can be saved as it stands", () => {
    for (const exercise of libraryExercises) {
      const draft = exerciseDraft.safeParse({ ...copyOf(exercise), id: exercise.id });
      expect(draft.success, exercise.key).toBe(true);
    }
  });

  test("has a title that says so, and that is never too long", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 90, maxLength: 120 }), (title) => {
        const copy = copyOf({ ...rest, title: both(title) });
        expect(copy.title.nl.endsWith(" (eigen versie)")).toBe(true);
        expect([...copy.title.nl].length).toBeLessThanOrEqual(120);
      }),
    );
  });
});

test("every phase belongs to one group", () => {
  expect([...phasesOf.relax, ...phasesOf.release]).toEqual([...phases]);
});

describe("two people who change one exercise", () => {
  const mine = { ...rest, title: both("mijn titel"), cue: null };
  const theirs = { ...rest, title: both("hun titel"), posture: "sitting" as const };

  test("clash only where both changed the same part, each in another way", () => {
    expect(clashes(rest, mine, theirs)).toEqual(["title"]);
    expect(clashes(rest, mine, { ...rest, title: both("mijn titel") })).toEqual([]);
  });

  test("keep what only one of them changed, and mine where nobody chose", () => {
    expect(joined(rest, mine, theirs)).toMatchObject({ title: mine.title, cue: null, posture: "sitting" });
    expect(joined(rest, mine, theirs, { title: "theirs" }).title).toEqual(theirs.title);
  });

  test("lose nothing when the other one changed nothing", () => {
    const parts = fc.record({
      title: fc.string().map(both),
      posture: fc.constantFrom("sitting", "standing"),
      cue: fc.option(fc.string().map(both)),
    });
    fc.assert(
      fc.property(parts, (change) => {
        const changed = { ...copyOf(rest), ...change } as WrittenParts;
        expect(joined(rest, changed, rest)).toEqual(changed);
        expect(joined(rest, rest, changed)).toEqual(changed);
      }),
    );
  });

  test("are not said to differ by the order in which a database gives back", () => {
    const turned = { ...rest, dose: Object.fromEntries(Object.entries(rest.dose).reverse()) as DoseRange };
    expect(clashes({ ...rest, dose: range({ max: 1 }) }, rest, turned)).toEqual([]);
  });
});
