import { expect, it } from "vitest";
import { loadMessages } from "@/lib/i18n/messages";
import { missing, printable } from "./paper-type";

// What the type has not would be printed as some other letter: an arrow became an apostrophe.

it.each([
  ["Gaat beter: 5 naar 4, ½ uur, “rustig” – €2 × 3", "Gaat beter: 5 naar 4, ½ uur, “rustig” – €2 × 3"],
  ["Zoë, Łukasz en Ayşe", "Zoë, Łukasz en Ayşe"],
  ["Zoe\u0308", "Zoë"],
  ["5 → 4", `5 ${missing} 4`],
  ["Моя шия болить. Hals dus.", `${missing}. Hals dus.`],
  ["fijn 👩🏽‍🦱🌿 en klaar", `fijn ${missing} en klaar`],
  ["regel\nregel  met ruimte ", "regel\nregel  met ruimte "],
])("of %j is printed %j", (typed, printed) => {
  expect(printable(typed)).toBe(printed);
});

it.each(["nl", "en"] as const)(
  "the house's own words on paper (%s) hold no sign that the type lacks",
  async (locale) => {
    const { copies, reports, erasures } = (await loadMessages(locale)) as unknown as Record<
      string,
      Record<string, unknown>
    >;
    for (const words of [copies?.print, reports, erasures].map((part) => JSON.stringify(part)))
      expect(printable(words)).toBe(words);
  },
);
