import { heardOn, listen } from "./guide";
import { expect, test, told } from "./house";
import { agreed, button, chain, expectCalm, logged, presses, reach, title } from "./session-steps";

// Whoever uses no pointer plays the same session, in either language.

const nl = {
  voice: "nl-NL",
  begin: "Beginnen",
  tension: "Hoe gespannen is je lijf nu?",
  safety: "Hoe veilig voel je je nu?",
  next: "Verder",
  skip: "Overslaan",
  release: /^Ook loslaten/,
  here: "Ja, ik ben hier, nu",
  first: "Oefening 1 van 5",
  ready: /houding zoeken/,
  pause: "Pauze",
  paused: "Even pauze. Je gaat verder wanneer je wilt.",
  nextLine: "Volgende regel",
  second: /^Stap 2 van/,
  done: "Klaar",
  enough: "Het is genoeg",
  chained: ["Gronden", "Spanning opbouwen", "Liggende ontspanning", "Afronden"],
  read: "Ik heb het gelezen",
  after: "Na het oefenen",
  declined: "Liever niet zeggen",
  note: "Mijn benen werden warm.",
  save: "Bewaren",
  sent: "Verzonden naar je praktijk",
};
const en: typeof nl = {
  voice: "en-GB",
  begin: "Begin",
  tension: "How tense is your body now?",
  safety: "How safe do you feel now?",
  next: "Continue",
  skip: "Skip",
  release: /^Release as well/,
  here: "Yes, I am here, now",
  first: "Exercise 1 of 5",
  ready: /posture/,
  pause: "Pause",
  paused: "A pause. You go on when you like.",
  nextLine: "Next line",
  second: /^Step 2 of/,
  done: "Done",
  enough: "It is enough",
  chained: ["Grounding", "Building tension", "Lying down", "Rounding off"],
  read: "I have read this",
  after: "After practising",
  declined: "Rather not say",
  note: "My legs grew warm.",
  save: "Save",
  sent: "Sent to your practice",
};

for (const [locale, words] of Object.entries({ nl, en })) {
  test(`a whole guided session by keyboard alone, in ${locale}`, async ({ asTherapist, asClient }) => {
    test.setTimeout(180_000);
    const { page } = asClient;
    await told(asClient, "PATCH", "/me", { locale });
    await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
    await listen(page, words.voice);
    await page.clock.install();
    await page.goto("/today");
    await expect(page.locator("html")).toHaveAttribute("lang", locale);
    const press = (name: string | RegExp) => presses(page, button(page, name));
    const rate = async (...keys: string[]) => {
      await reach(page, page.getByRole("radio").first());
      for (const key of keys) await page.keyboard.press(key);
    };
    await presses(page, page.getByRole("link", { name: words.begin, exact: true }));
    await expect(title(page, words.tension)).toBeVisible();
    await rate("1", "0");
    await expect(page.getByRole("radio", { name: "10", exact: true })).toBeChecked();
    await press(words.next);
    await expect(title(page, words.safety)).toBeFocused();
    await rate("9");
    await press(words.next);
    await press(words.release);
    await press(words.here);

    await expect(page.getByText(words.first)).toBeVisible();
    await press(words.begin);
    await expect(button(page, words.pause)).toBeFocused();
    await expect.poll(async () => (await heardOn(page)).said.at(-1)).toMatch(words.ready);
    await page.clock.runFor(11_000);
    await press(words.nextLine);
    await expect(page.getByText(words.second)).toBeVisible();
    await press(words.pause);
    await expect(page.getByText(words.paused)).toBeVisible();
    await page.clock.runFor(60_000);
    await press(words.next);
    await expect(page.getByText(words.paused)).toBeHidden();
    await page.clock.runFor(5000);
    await expectCalm(page);
    await press(words.done);
    for (const [at, name] of words.chained.entries()) {
      await expect(title(page, new RegExp(name))).toBeFocused();
      await press(words.read);
      await press(words.begin);
      await page.clock.runFor(20_000);
      // What has no agreed end ends when it is enough.
      await press(at === 3 ? words.enough : words.done);
    }

    await expect(page.getByText(words.after)).toBeVisible();
    await rate("3");
    await press(words.next);
    await reach(page, page.getByRole("radio").first());
    await page.keyboard.press("ArrowUp");
    await expect(page.getByRole("radio", { name: words.declined })).toBeChecked();
    await press(words.next);
    await reach(page, page.getByRole("textbox").first());
    await page.keyboard.type(words.note);
    await press(words.save);
    await expect(page.getByText(words.sent)).toBeVisible();
    const [session, ...more] = await logged(asTherapist, asClient);
    expect(more).toEqual([]);
    expect(session).toMatchObject({
      before: { tension: 10, safety: 9 },
      after: { tension: 3, safety: "declined" },
      choice: "relax-and-release",
      note: words.note,
    });
    expect(session?.entries.map((entry) => entry.outcome)).toEqual(["done", "done", "done", "done", "done"]);
  });
}

test("a session is passed over and stopped by keyboard alone", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest"]);
  await page.goto("/today");
  await presses(page, page.getByRole("link", { name: nl.begin }));
  await expect(title(page, nl.tension)).toBeVisible();
  await presses(page, button(page, nl.skip));
  await expect(title(page, nl.safety)).toBeFocused();
  await presses(page, button(page, nl.skip));
  await presses(page, button(page, /^Alleen ontspannen/));
  await presses(page, button(page, nl.begin));
  await presses(page, button(page, "Nu beginnen"));
  await presses(page, button(page, "Stoppen"));
  await expect(title(page, "Je bent gestopt. Dat is goed.")).toBeFocused();
  await presses(page, button(page, "Hier ophouden"));
  await expect(page.getByText(nl.sent)).toBeVisible();
  const [session] = await logged(asTherapist, asClient);
  expect(session).toMatchObject({ before: { tension: null, safety: null }, after: null, note: null });
  expect(session?.entries.map((entry) => entry.outcome)).toEqual(["stopped"]);
});
