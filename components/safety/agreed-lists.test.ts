import { describe, expect, it } from "vitest";
import { shownWords } from "@/components/testing/shown-words";
import type { Locale } from "@/lib/i18n/locale";
import { defaultTerms } from "@/lib/safety/rules";
import { AgreedRelease, AgreedTerms, type Opening } from "./agreed-lists";

const termsOf = (version: number, locale: Locale) =>
  shownWords(AgreedTerms, { terms: defaultTerms, threshold: 7, version }, locale);

describe("the terms that hold", () => {
  it("are how the practice begins as long as nobody wrote an agreement, and are not told as agreed", async () => {
    const begins = await termsOf(0, "nl");
    expect(begins).toContain("Waar we mee beginnen");
    expect(begins).toContain("Over wat hieronder staat, hebben jullie samen nog niets afgesproken.");
    expect(begins).not.toContain("Wat we hebben afgesproken");
    expect(await termsOf(0, "en")).toContain("You have not yet agreed together on what is below");
  });

  it("are what was agreed once there is an agreement", async () => {
    const agreed = await termsOf(1, "nl");
    expect(agreed).toContain("Wat we hebben afgesproken");
    expect(agreed).not.toContain("Waar we mee beginnen");
  });
});

describe("how release was opened", () => {
  const opening = { opened: true, pause: null, maxMinutes: 8, maxPerWeek: 2, reviewOn: "2026-12-24" } as const;
  const told = (given: Partial<Opening> = {}, locale: Locale = "nl") =>
    shownWords(AgreedRelease, { opening: { ...opening, ...given }, terms: defaultTerms, today: "2026-11-30" }, locale);

  it("is told with the limits that were agreed, where the terms allow them", async () => {
    const words = await told();
    expect(words).toContain("Je behandelaar heeft loslaten voor je opengezet.");
    expect(words).toContain("In de eerste 6 sessies hooguit 5 minuten trillen, daarna nooit meer dan 8.");
    expect(words).toContain("Hooguit 2 keer per week.");
    expect(words).toContain("Op 24 december kijken jullie samen opnieuw hoe het gaat.");
    expect(await told({ maxMinutes: 4 })).toContain("Hooguit 4 minuten trillen per sessie.");
    expect(await told({ maxMinutes: null }, "en")).toContain("afterwards never more than 15.");
    expect(await told({ maxPerWeek: null, reviewOn: null })).not.toMatch(/Hooguit . keer|kijken jullie/);
  });

  it("says when it was to be looked at again, and when it rests", async () => {
    expect(await told({ reviewOn: "2026-11-30" })).toContain("Vandaag kijken jullie samen opnieuw");
    expect(await told({ reviewOn: "2026-11-29" })).toContain("Op 29 november zouden jullie samen opnieuw kijken");
    const rests = await told({ pause: { kind: "safety_fell", since: "2026-11-29T10:00:00Z" } });
    expect(rests).toContain("Loslaten ligt even stil");
    expect(rests).not.toContain("voor je opengezet");
  });

  it("is what a phone knew, where its word of the opening is over", async () => {
    const terms = { opening, terms: defaultTerms, today: "2026-11-30", isOld: true };
    const words = await shownWords(AgreedRelease, terms);
    expect(words).toContain("Toen dit toestel voor het laatst verbinding had, stond loslaten voor je open.");
    expect(words).toContain("Hooguit 2 keer per week.");
  });

  it("has no limits to tell of where it is shut", async () => {
    expect((await told({ opened: false })).trim()).toMatch(
      /^Loslaten Loslaten staat nu niet voor je open\..*altijd\.$/,
    );
  });

  it("tells its minutes once", async () => {
    const terms = { terms: defaultTerms, threshold: 7, version: 1 };
    expect(await shownWords(AgreedTerms, { ...terms, opened: true })).not.toContain("trillen");
    expect(await shownWords(AgreedTerms, terms)).toContain("trillen");
  });
});
