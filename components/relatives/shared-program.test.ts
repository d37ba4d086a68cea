import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Locale } from "@/lib/i18n/locale";
import { loadMessages } from "@/lib/i18n/messages";
import { SharedProgram } from "./shared-program";

async function drawn(locale: Locale) {
  const page = createElement(SharedProgram, { shared: { firstName: "Foekje", items: [] } });
  const messages = await loadMessages(locale);
  return renderToStaticMarkup(
    createElement(NextIntlClientProvider, { locale, messages, timeZone: "Europe/Amsterdam" } as never, page),
  );
}

it("exercises that are shared while there are none are said to be none, and not that nothing is shared", async () => {
  const nl = await drawn("nl");
  expect(nl).toContain("Er staan nu geen oefeningen klaar.");
  expect(nl).not.toContain("gedeeld");
  const en = await drawn("en");
  expect(en).toContain("There are no exercises now.");
  expect(en).not.toContain("shared with you");
});
