import { describe, expect, it } from "vitest";
import { commonPasswords } from "./commonest-passwords";
import { isCommonPassword } from "./passwords";

describe("a password", () => {
  it.each([
    ["a common word with a year", "wachtwoord2026", []],
    ["the product with a number", "Verzacht!123", []],
    ["the practice, told in words", "praktijk linde 1", ["Praktijk De Linde"]],
    ["one's own name, accents aside", "Jansén 1234567", ["Ruud", "Jansen"]],
    ["a run along the keys", "qwertyuiopas", []],
    ["a run of the alphabet", "abcdefghijkl", []],
    ["one sign, many times", "!!!!!!!!!!!!", []],
    ["four digits, over and over", "121212343434", []],
    ["on the list as it stands", "1qaz2wsx3edc", []],
    ["a listed one with a number behind it", "Dragon20260101", []],
    ["a listed one between signs and numbers", "!!123-sunshine-99", []],
    ["a listed one with signs for letters", "$uperm@n12345", []],
    ["a listed one with digits for letters", "b4tm4n--2026!!", []],
    ["a listed one, twice", "monkeymonkey", []],
    ["printed in the README", "verzacht-demo", []],
  ])("that is %s is among the first guesses", (_why, password, own) => {
    expect(isCommonPassword(password, own)).toBe(true);
  });

  it.each([
    ["a sentence", "een lange zin om te onthouden", []],
    ["a common word in a sentence", "welkom bij de tandarts van oom piet", []],
    ["a listed word in a sentence", "een dragon at mijn ontbijt op", []],
    ["four words", "correct horse battery staple", []],
    ["made by a machine", "xK9#mQ2$vL7pRw", []],
    ["another script", "мама мыла раму утром", []],
    ["signs alone", "!@#$%^&*()_+", []],
    ["a sentence that holds one's name", "hofstra fietst over de dijk", ["Marieke", "Hofstra"]],
  ])("that is %s may be chosen: any composition will do", (_why, password, own) => {
    expect(isCommonPassword(password, own)).toBe(false);
  });
});

it("the list holds the commonest three thousand and each long one in the form compared with", () => {
  const words = commonPasswords.split(" ");
  expect(words.length).toBeGreaterThan(3000);
  expect(new Set(words).size).toBe(words.length);
  expect(words.filter((word) => word.length < 4 || /[^\p{Ll}\p{Lo}\p{N}]/u.test(word))).toEqual([]);
  for (const word of words.filter((one) => one.length >= 12))
    expect([word, isCommonPassword(word)]).toEqual([word, true]);
});
