import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";
import type { AbstractIntlMessages } from "next-intl";
import { beforeAll, describe, expect, test } from "vitest";
import { locales } from "./locale";
import { loadMessages, type Messages, namespaces, pickMessages } from "./messages";

type MessageElement = ReturnType<IntlMessageFormat["getAst"]>[number];

function flatten(messages: AbstractIntlMessages, prefix = ""): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[prefix + key, value] as [string, string]]
      : flatten(value as AbstractIntlMessages, `${prefix}${key}.`),
  );
}

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
