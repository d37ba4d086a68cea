import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { locales } from "@/lib/i18n/locale";
import { loadMessages } from "@/lib/i18n/messages";
import { durationWords } from "./duration-words";

test.each(locales)("a measured time is read as from a clock, never as a part of a minute (%s)", async (locale) => {
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: "ui" });
  const told = (seconds: number) => durationWords(t as Parameters<typeof durationWords>[0], seconds);
  expect([0, 9, 59, 60, 75, 119.6, 600, 3605].map(told)).toEqual([
    "0 s",
    "9 s",
    "59 s",
    "1 min",
    "1 min 15 s",
    "2 min",
    "10 min",
    "60 min 5 s",
  ]);
});
