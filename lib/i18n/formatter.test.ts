import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { formatterOf } from "./formatter";
import { locales } from "./locale";
import { loadMessages } from "./messages";

const evening = new Date("2026-11-05T19:05:00Z");
const day = { day: "numeric", month: "long", year: "numeric" } as const;

describe("how days, clocks and figures are written", () => {
  test("English puts the day before the month, as in Europe, and so does Dutch", () => {
    expect(formatterOf("en", "Europe/Amsterdam").dateTime(evening, day)).toBe("5 November 2026");
    expect(formatterOf("nl", "Europe/Amsterdam").dateTime(evening, day)).toBe("5 november 2026");
    expect(formatterOf("en", "Europe/Amsterdam").dateTime(evening, { dateStyle: "short" })).toBe("05/11/2026");
  });

  test("a clock has 24 hours, in the zone that it is for, also just after midnight", () => {
    const clock = { hour: "2-digit", minute: "2-digit" } as const;
    expect(formatterOf("en", "Europe/Amsterdam").dateTime(evening, clock)).toBe("20:05");
    expect(formatterOf("en", "Asia/Tokyo").dateTime(evening, clock)).toBe("04:05");
    expect(formatterOf("en", "UTC").dateTime(new Date("2026-11-05T00:05:00Z"), clock)).toBe("00:05");
  });

  test("a figure has the reader's own decimal mark", () => {
    expect(locales.map((locale) => formatterOf(locale, "UTC").number(6.5))).toEqual(["6,5", "6.5"]);
  });

  test("no sentence writes a day by itself: that would be the American way again", async () => {
    for (const locale of locales) {
      expect(JSON.stringify(await loadMessages(locale))).not.toMatch(/\{\s*\w+\s*,\s*(date|time)\b/);
    }
    // What a sentence would do: the reason why none may.
    const t = createTranslator({ locale: "en", messages: { seen: "Seen {at, date, short}" }, timeZone: "UTC" });
    expect((t as (key: string, values: object) => string)("seen", { at: evening })).toBe("Seen 11/5/26");
  });
});
