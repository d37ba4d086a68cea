import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import formatRead, { type CompiledMessage, type FormatValues } from "icu-minify/format";
import { IntlMessageFormat } from "intl-messageformat";
import type { AbstractIntlMessages } from "next-intl";
import { beforeAll, describe, expect, test } from "vitest";
import { locales } from "./locale";
import { loadMessages, type Messages, namespaces, pickMessages, readBeforehand } from "./messages";

type MessageElement = ReturnType<IntlMessageFormat["getAst"]>[number];

function flatten(messages: AbstractIntlMessages, prefix = ""): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[prefix + key, value] as [string, string]]
      : flatten(value as AbstractIntlMessages, `${prefix}${key}.`),
  );
}

/** The same of messages that were read: what is no text there is a message, and no folder of them. */
const leaves = (messages: AbstractIntlMessages, prefix = ""): [string, unknown][] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" || Array.isArray(value)
      ? [[prefix + key, value] as [string, unknown]]
      : leaves(value, `${prefix}${key}.`),
  );

/** The names that a message expects to be filled in: placeholders, counts and tags, at every depth. */
function placeholders(elements: MessageElement[]): string[] {
  return elements.flatMap((element) => {
    const inner =
      "options" in element
        ? Object.values(element.options).flatMap((option) => placeholders(option.value))
        : "children" in element
          ? placeholders(element.children)
          : [];
    const isText = element.type === 0 || element.type === 7;
    return isText ? inner : [`${element.type === 8 ? "tag" : "value"}:${element.value}`, ...inner];
  });
}

function expects(message: string, locale: string): string[] {
  const parsed = new IntlMessageFormat(message, locale, undefined, { ignoreTag: false }).getAst();
  return [...new Set(placeholders(parsed))].sort();
}

describe.each(namespaces)("the words of %s", (namespace) => {
  let words: Record<string, [string, string][]>;
  beforeAll(async () => {
    const [nl, en] = await Promise.all(locales.map((locale) => loadMessages(locale)));
    words = { nl: flatten((nl as Messages)[namespace]), en: flatten((en as Messages)[namespace]) };
  });

  test("are the same in number and name in both languages", () => {
    const keys = (locale: string) => (words[locale] ?? []).map(([key]) => key).sort();
    expect(keys("en")).toEqual(keys("nl"));
  });

  test("can be read by the formatter and ask for the same values in both languages", () => {
    const english = new Map(words.en);
    for (const [key, dutch] of words.nl ?? []) {
      expect(expects(english.get(key) ?? "", "en"), key).toEqual(expects(dutch, "nl"));
    }
  });

  test.each(locales)("are calm and never empty (%s)", (locale) => {
    for (const [key, text] of words[locale] ?? []) {
      expect(text.trim(), key).not.toBe("");
      expect(text, key).not.toContain("!");
    }
  });
});

test.each(locales)("every file of messages is registered (%s)", (locale) => {
  const folder = fileURLToPath(new URL(`./messages/${locale}`, import.meta.url));
  const files = readdirSync(folder).map((file) => file.replace(/\.json$/, ""));
  expect(files.sort()).toEqual([...namespaces].sort());
});

test("a page sends along what it names and the words of the controls", async () => {
  const picked = pickMessages(await loadMessages("nl"), ["sessions"]);
  expect(Object.keys(picked).sort()).toEqual(["sessions", "ui"]);
});

test("of a namespace it sends along no more than the parts it names", async () => {
  const messages = await loadMessages("nl");
  const picked = pickMessages(messages, ["programs.days", "programs.totals", "reminders"]);
  expect(picked).toEqual({
    ui: messages.ui,
    reminders: messages.reminders,
    programs: { days: messages.programs.days, totals: messages.programs.totals },
  });
  expect(() => pickMessages(messages, ["programs.dys"])).toThrow("programs.dys");
  expect(() => pickMessages(messages, ["programs.days.long"])).toThrow("programs.days.long");
});

/** What a message may be filled with, in five ways: few and many, every choice, every day. */
function fillings(message: string, locale: string): Record<string, unknown>[] {
  const parsed = new IntlMessageFormat(message, locale, undefined, { ignoreTag: false }).getAst();
  const filled = (element: MessageElement, n: number): [string, unknown][] => {
    if (element.type === 8)
      return [
        [element.value, (words: string[]) => `[${words.join("")}]`],
        ...element.children.flatMap((one) => filled(one, n)),
      ];
    if (element.type === 0 || element.type === 7) return [];
    if (!("options" in element)) return [[element.value, element.type === 1 ? `woord ${n}` : n * 86_400_000]];
    const choices = Object.keys(element.options);
    const value = element.type === 6 ? [0, 1, 2, 21, 1234][n] : choices[n % choices.length];
    return [
      [element.value, value],
      ...Object.values(element.options).flatMap((option) => option.value.flatMap((one) => filled(one, n))),
    ];
  };
  // What a message chooses by goes before the same name in words.
  return [0, 1, 2, 3, 4].map((n) => Object.fromEntries(parsed.flatMap((element) => filled(element, n)).reverse()));
}

const options = {
  timeZone: "Europe/Amsterdam",
  formatters: {
    getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
    getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args),
    getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
  },
};

test.each(locales)("what a browser is given says the same as what is written (%s)", async (locale) => {
  const written = await loadMessages(locale);
  for (const namespace of namespaces) {
    const read = new Map<string, unknown>(leaves(readBeforehand(written[namespace])));
    for (const [key, message] of flatten(written[namespace]))
      for (const values of fillings(message, locale)) {
        const said = formatRead(read.get(key) as CompiledMessage, locale, values as FormatValues, options);
        expect(said, `${namespace}.${key}`).toEqual(new IntlMessageFormat(message, locale).format(values as never));
      }
  }
});
