import { commonPasswords } from "./commonest-passwords";

// The commonest passwords of past leaks, and those of them that are long enough to be chosen here. Server only: a browser
// has no use for the list.
const listed = new Set(commonPasswords.split(" "));

// Words that stand in for a thousand guesses each in this house, and stand in no English list.
const ours = [
  "verzacht",
  "ergotherap",
  "wachtwoord",
  "password",
  "welkom",
  "welcome",
  "qwerty",
  "azerty",
  "letmein",
  "iloveyou",
  "ikhouvanjou",
  "geheim",
];
/** In the README, for everybody to read. */
const published = ["verzachtdemo"];

const wordsOf = (name: string) => lettersOf(name).split(" ");
const lettersOf = (text: string) =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ");

const digitsFor: Readonly<Record<string, string>> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t" };
const signsFor: Readonly<Record<string, string>> = { "@": "a", $: "s", "!": "i", "€": "e" };
const replaced = (text: string, letters: Readonly<Record<string, string>>) =>
  [...text].map((sign) => letters[sign] ?? sign).join("");

/** The ways in which one password is written: with signs and digits for letters, and with a number around it. */
function formsOf(password: string): string[] {
  const plain = lettersOf(password).replaceAll(" ", "");
  const signed = lettersOf(replaced(password, signsFor)).replaceAll(" ", "");
  const forms = [plain, signed].flatMap((form) => [form, form.replace(/^\d+|\d+$/g, "")]);
  const spelled = forms.flatMap((form) => [replaced(form, digitsFor), replaced(form, { ...digitsFor, "1": "l" })]);
  return [...new Set([...forms, ...spelled])].filter((form) => form.length >= 4);
}

/** The part that a text repeats from beginning to end, else the text. */
const repeatedIn = (text: string) => /^(.+?)\1+$/u.exec(text)?.[1] ?? text;

/** Whether a password would be among a guesser's first thousands: common ones however written, words with little else, runs, repeats. */
export function isCommonPassword(password: string, own: readonly string[] = []): boolean {
  if (
    formsOf(password).some((form) => [form, repeatedIn(form)].some((one) => listed.has(one) || published.includes(one)))
  )
    return true;
  const plain = lettersOf(password).replaceAll(" ", "");
  const rest = [...ours, ...own.flatMap(wordsOf).filter((word) => word.length > 3)].reduce(
    (left, word) => left.replaceAll(word, ""),
    plain,
  );
  if (rest.length < plain.length && rest.replace(/\d/g, "").length < 4) return true;
  if (new Set(plain || password).size < 5) return true;
  if (plain === "") return false;
  return "abcdefghijklmnopqrstuvwxyz01234567890".includes(plain) || "qwertyuiopasdfghjklzxcvbnm".includes(plain);
}
