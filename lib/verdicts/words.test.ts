import { expect, it } from "vitest";
import en from "@/lib/i18n/messages/en/verdicts.json";
import nl from "@/lib/i18n/messages/nl/verdicts.json";

// A difference that was found says nothing of what brought it about (domain.md 5).
const causal = {
  nl: /\b(werkt|werken|effect\w*|doeltreffend\w*|veroorza\w*|dankzij|doordat|helpt|geholpen|genez\w*|succes\w*|verbeter\w*|verslechter\w*|beter|slechter)\b/i,
  en: /\b(works?|worked|effect\w*|caus\w*|thanks to|due to|because of|helps?|helped|heal\w*|success\w*|improve\w*|worse\w*|better)\b/i,
};

it.each([
  ["nl", nl],
  ["en", en],
] as const)("no word of a verdict says that something works, or caused it (%s)", (locale, words) => {
  const said = JSON.stringify(words);
  expect(causal[locale].exec(said)?.[0]).toBeUndefined();
  expect(causal[locale].exec("Het programma werkt. The program works.")).not.toBeNull();
});
