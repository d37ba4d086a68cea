import { heardOn, listen } from "./guide";
import { expect, test, told } from "./house";
import { agreed, button, chain, expectCalm, logged, lyingDown, title } from "./session-steps";

// Whoever stopped lies with closed eyes: the way back is led by ear, in either language.
const nl = {
  voice: "nl-NL",
  begin: "Beginnen",
  next: "Verder",
  release: /^Ook loslaten/,
  here: "Ja, ik ben hier, nu",
  read: "Ik heb het gelezen",
  caution: /waar je grenzen liggen/,
  dark: "Scherm donker maken",
  darkScreen: "Donker scherm",
  stop: "Stoppen",
  stopped: "Je bent gestopt. Dat is goed.",
  far: "Ik ben er niet helemaal bij",
  eyes: "Met je ogen open kun je om je heen kijken. Wat zie je?",
  warmth: /^Iets warms om je heen/,
  rounded: "Ik heb afgerond",
  rest: "Rust",
  restSaid: /Je hoeft niets meer/,
  rested: "Verder",
  why: "Wil je zeggen wat maakte dat je stopte?",
  little: "Ik voelde weinig of niets",
  numb: "Slaperig",
  relaxOn: "Nog wat ontspannen",
  relaxing: /rusthouding/,
};
const en: typeof nl = {
  voice: "en-GB",
  begin: "Begin",
  next: "Continue",
  release: /^Release as well/,
  here: "Yes, I am here, now",
  read: "I have read this",
  caution: /where your limits are/,
  dark: "Make the screen dark",
  darkScreen: "Dark screen",
  stop: "Stop",
  stopped: "You have stopped. That is good.",
  far: "I am not quite here",
  eyes: "With your eyes open you can look around. What do you see?",
  warmth: /^So can something warm/,
  rounded: "I have rounded off",
  rest: "Rest",
  restSaid: /There is nothing left to do/,
  rested: "Continue",
  why: "Would you like to say what made you stop?",
  little: "I felt little or nothing",
  numb: "Sleepy",
  relaxOn: "Relax a little more",
  relaxing: /rest/i,
};

for (const [locale, words] of Object.entries({ nl, en })) {
  test(`out of the dark screen a stop is led by ear to rest, in ${locale}`, async ({ asTherapist, asClient }) => {
    test.setTimeout(120_000);
    const { page } = asClient;
    await agreed(asTherapist, asClient, [...chain, "constructive-rest"], true);
    await told(asClient, "PATCH", "/me", { locale });
    await listen(page, words.voice);
    await lyingDown(page);
    await page.clock.install();
    await page.goto("/today");
    const link = page.getByRole("link", { name: words.begin });
    await link.tap();
    for (const value of ["6", "8"]) {
      await page.getByRole("radio", { name: value, exact: true }).tap();
      await page.clock.runFor(600);
      await button(page, words.next).tap();
      await page.clock.runFor(600);
    }
    const tap = async (name: string | RegExp) => {
      await page.clock.runFor(600);
      await button(page, name).tap();
    };
    await tap(words.release);
    await tap(words.here);
    await expect.poll(async () => (await heardOn(page)).said.join(" ")).toMatch(words.caution);
    await expectCalm(page);
    await tap(words.read);
    await tap(words.begin);
    await page.clock.runFor(2000);
    await tap(words.dark);
    const dark = page.getByRole("dialog", { name: words.darkScreen });
    await page.keyboard.press("x");
    await page.clock.runFor(600);
    await dark.getByRole("button", { name: words.stop }).press("Enter");
    await expect(title(page, words.stopped)).toBeVisible();
    await page.clock.runFor(80_000);
    const said = async () => (await heardOn(page)).said;
    expect((await said()).some((text) => words.warmth.test(text))).toBe(true);
    expect((await said()).some((text) => text.startsWith(words.stopped))).toBe(true);
    await tap(words.far);
    await expect.poll(async () => (await said()).at(-1)).toBe(words.eyes);
    await expectCalm(page);
    await tap(words.rounded);
    await expect(title(page, words.rest)).toBeVisible();
    await page.clock.runFor(20_000);
    expect((await said()).some((text) => words.restSaid.test(text))).toBe(true);
    await expectCalm(page);
    await tap(words.rested);
    await expect(title(page, words.why)).toBeVisible();
    await tap(words.little);
    await page.clock.runFor(600);
    await page.getByLabel(words.numb).check();
    await expectCalm(page);
    await tap(words.relaxOn);
    await expect(title(page, words.relaxing)).toBeVisible();
    expect(await logged(asTherapist, asClient)).toEqual([]);
  });
}
