import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import type { DoseRange } from "@/lib/exercises/schema";
import en from "@/lib/i18n/messages/en/exercises.json";
import nl from "@/lib/i18n/messages/nl/exercises.json";
import { doseWords, type ExerciseWords, rangeWords } from "./dose-words";

const dutch = createTranslator({ locale: "nl", messages: { exercises: nl }, namespace: "exercises" }) as ExerciseWords;
const english = createTranslator({
  locale: "en",
  messages: { exercises: en },
  namespace: "exercises",
}) as ExerciseWords;
const time = (min: number | null, max: number | null, more: Partial<DoseRange> = {}): DoseRange => ({
  kind: "time",
  min,
  max,
  perSide: false,
  openEnded: false,
  ...more,
});

describe("a dose in words", () => {
  test("is what somebody would say", () => {
    expect(doseWords(dutch, { kind: "time", amount: 60 })).toBe("1 minuut");
    expect(doseWords(dutch, { kind: "time", amount: 90 })).toBe("1 minuut en 30 seconden");
    expect(doseWords(dutch, { kind: "time", amount: 600 }, true)).toBe("10 minuten per kant");
    expect(doseWords(english, { kind: "repetitions", amount: 2 })).toBe("twice");
    expect(doseWords(english, { kind: "until-enough", amount: null })).toBe("as long as it is pleasant");
  });

  test("reads as a therapist would write a range", () => {
    const breaths = { kind: "breaths", perSide: false, openEnded: false } as const;
    const enough = time(null, null, { kind: "until-enough", openEnded: true });
    expect(rangeWords(dutch, time(600, 1200))).toBe("10 tot 20 minuten");
    expect(rangeWords(dutch, { ...breaths, min: 10, max: 10 })).toBe("10 ademhalingen");
    expect(rangeWords(dutch, { ...breaths, min: 3, max: 5 })).toBe("3 tot 5 ademhalingen");
    expect(rangeWords(dutch, time(300, 600, { perSide: true }))).toBe("5 tot 10 minuten per kant");
    expect(rangeWords(dutch, time(300, 600, { openEnded: true }))).toBe(
      "5 tot 10 minuten, of zo lang als het prettig is",
    );
    expect(rangeWords(dutch, enough)).toBe("zo lang als het prettig is");
  });

  test("names one end where only one is known, and seconds where minutes would not fit", () => {
    expect(rangeWords(english, time(300, null))).toBe("5 minutes or more");
    expect(rangeWords(english, time(null, 300))).toBe("up to 5 minutes");
    expect(rangeWords(english, time(30, 90))).toBe("30 to 90 seconds");
    expect(rangeWords(english, time(90, 300))).toBe("1 minute and 30 seconds to 5 minutes");
  });
});
