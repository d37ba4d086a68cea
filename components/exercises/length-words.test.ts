import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { loadMessages } from "@/lib/i18n/messages";
import type { ExerciseWords } from "./dose-words";
import { lengthWords } from "./length-words";

const wordsIn = async (locale: "nl" | "en") =>
  createTranslator({ locale, messages: await loadMessages(locale), namespace: "exercises" }) as ExerciseWords;

test("how long it takes is told from–to, and what is open as such", async () => {
  const [dutch, english] = [await wordsIn("nl"), await wordsIn("en")];
  const told = (t: ExerciseWords, from: number, to: number, openEnded = false) =>
    lengthWords(t, { from, to, openEnded });
  expect(told(dutch, 5, 5)).toBe("ongeveer 5 minuten");
  expect(told(dutch, 4, 6)).toBe("4 tot 6 minuten");
  expect(told(dutch, 4, 6, true)).toBe("4 tot 6 minuten, en zo lang als het prettig is");
  expect(told(dutch, 0, 0, true)).toBe("zo lang als het prettig is");
  expect(told(english, 1, 1, true)).toBe("about 1 minute, and as long as it is pleasant");
});
