import { describe, expect, it } from "vitest";
import { shownWords } from "@/components/testing/shown-words";
import type { Locale } from "@/lib/i18n/locale";
import { defaultTerms } from "@/lib/safety/rules";
import { AgreedTerms } from "./agreed-lists";

const termsOf = (version: number, locale: Locale) =>
  shownWords(AgreedTerms, { terms: defaultTerms, threshold: 7, version }, locale);

describe("the terms that hold", () => {
  it("are how the practice begins as long as nobody wrote an agreement, and are not told as agreed", async () => {
    const begins = await termsOf(0, "nl");
    expect(begins).toContain("Zo begint de praktijk");
    expect(begins).toContain("Samen hebben jullie hier nog niets over afgesproken.");
    expect(begins).not.toContain("Wat we hebben afgesproken");
    expect(await termsOf(0, "en")).toContain("you have not agreed on anything about this yet");
  });

  it("are what was agreed once there is an agreement", async () => {
    const agreed = await termsOf(1, "nl");
    expect(agreed).toContain("Wat we hebben afgesproken");
    expect(agreed).not.toContain("Zo begint de praktijk");
  });
});
