import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { loadMessages } from "@/lib/i18n/messages";
import { FoundCount } from "./found-count";

async function said(locale: "nl" | "en", text: string, count: number, isPart: boolean): Promise<string> {
  const messages = await loadMessages(locale);
  const words = createElement(FoundCount, { text, count, isPart });
  return renderToStaticMarkup(
    createElement(NextIntlClientProvider, { locale, messages, timeZone: "Europe/Amsterdam" } as never, words),
  ).replace(/<[^>]+>/g, "");
}

it.each([
  ["nl", "", 1000, "1.000 cliënten op deze pagina"],
  ["nl", "Vos", 0, "Niemand met «Vos» op deze pagina"],
  ["nl", "Vos", 1, "1 cliënt met «Vos» op deze pagina"],
  ["en", "", 1000, "1,000 clients on this page"],
  ["en", "Vos", 0, "Nobody with “Vos” on this page"],
  ["en", "Vos", 2, "2 clients with “Vos” on this page"],
] as const)("speaks of this page where there are others (%s, «%s», %i)", async (locale, text, count, words) => {
  expect(await said(locale, text, count, true)).toBe(words);
});

it.each([
  ["nl", "", 3, "3 cliënten"],
  ["nl", "Vos", 0, "Niemand met «Vos»"],
  ["en", "", 3, "3 clients"],
  ["en", "Vos", 0, "Nobody with “Vos”"],
] as const)("speaks of everybody where this is everybody (%s, «%s», %i)", async (locale, text, count, words) => {
  expect(await said(locale, text, count, false)).toBe(words);
});
