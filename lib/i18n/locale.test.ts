import { describe, expect, test } from "vitest";
import { chooseLocale, isLocale } from "./locale";

describe("choosing a language", () => {
  test("a person's own choice wins over the device and the browser", () => {
    expect(chooseLocale({ person: "en", cookie: "nl", acceptLanguage: "nl" })).toBe("en");
  });

  test("the device's choice wins over the browser", () => {
    expect(chooseLocale({ cookie: "en", acceptLanguage: "nl-NL,nl;q=0.9" })).toBe("en");
    expect(chooseLocale({ person: null, cookie: "nl", acceptLanguage: "en" })).toBe("nl");
  });

  test.each([
    ["nl-BE,nl;q=0.9,en;q=0.8", "nl"],
    ["en-GB,en;q=0.9,nl;q=0.1", "en"],
    ["de-DE,de;q=0.9,en;q=0.5,nl;q=0.6", "nl"],
    ["fr, en;q=0.2", "en"],
    ["nl;q=0, en;q=0.1", "en"],
    ["EN", "en"],
  ])("a browser that asks for %s gets %s", (acceptLanguage, expected) => {
    expect(chooseLocale({ acceptLanguage })).toBe(expected);
  });

  test.each(["", "fr-FR,fr", "*", ";;;,,q=", "nl;q=0"])("a browser that asks for «%s» gets Dutch", (acceptLanguage) => {
    expect(chooseLocale({ acceptLanguage })).toBe("nl");
  });

  test("a language that is not spoken here is passed over", () => {
    expect(chooseLocale({ person: "xx", cookie: "__proto__", acceptLanguage: "en" })).toBe("en");
    expect(chooseLocale({})).toBe("nl");
    expect(isLocale("de")).toBe(false);
  });
});
