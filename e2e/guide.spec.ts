import { heardOn, listen } from "./guide";
import { expect, test } from "./house";
import { agreed, beginsAt, button, chain, expectCalm, intoRelease, logged, rates, title } from "./session-steps";

const bell = { start: 440, side: 550, end: 330 };

test("two sides by ear alone: time to lie down, a bell, a change of side, an end", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["side-lying-support"]);
  await listen(page, "nl-NL");
  await page.clock.install();
  await beginsAt(page);
  await rates(page, 6, 5);
  await button(page, /^Alleen ontspannen/).tap();
  await expectCalm(page);
  await button(page, "Beginnen").tap();
  await expect(page.getByText("Je kunt nu je houding zoeken. Daarna begint de oefening.")).toBeVisible();
  await expect.poll(async () => (await heardOn(page)).said.at(-1)).toMatch(/houding zoeken/);
  expect((await heardOn(page)).tones).toEqual([]);
  await page.clock.runFor(11_000);
  await expect(page.getByText("Eerste kant")).toBeVisible();
  await expect.poll(async () => (await heardOn(page)).tones).toContain(bell.start);

  await page.clock.runFor(9000);
  await expect(page.getByText(/^Stap 2 van/)).toBeVisible();
  const { said } = await heardOn(page);
  expect(said.length).toBeGreaterThanOrEqual(3);

  await page.clock.runFor(300_000);
  await expect(page.getByText("Andere kant", { exact: true })).toBeVisible();
  await expect.poll(async () => (await heardOn(page)).tones).toContain(bell.side);
  await page.clock.runFor(300_000);
  await expect(page.getByText("Beide kanten zijn geweest.")).toBeVisible();
  await expect.poll(async () => (await heardOn(page)).tones).toContain(bell.end);
  const heard = await heardOn(page);
  expect(heard.vibrations).toBe(3);
  expect(heard.said).toContain("Beide kanten zijn geweest.");
  expect(heard.said.filter((text) => text.includes("naar je andere zij draaien"))).toHaveLength(1);
  await expectCalm(page);
});

test("what was turned off stays off, and the text stays", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest"]);
  await listen(page, "nl-NL");
  await beginsAt(page);
  await rates(page, 6, 5);
  await button(page, /^Alleen ontspannen/).tap();
  await page.getByText("Stem, geluid en trilsignaal").first().tap();
  for (const name of ["Een stem leest voor", "Belletjes en ademgeluid", "Toestel trilt bij een overgang"])
    await page.getByLabel(name).uncheck();
  await page.getByRole("radio", { name: "Geen" }).tap();
  await expectCalm(page);
  await page.reload();
  await button(page, "Verder waar je was").tap();
  await page.clock.install();
  await button(page, "Beginnen").tap();
  await page.clock.runFor(1_300_000);
  await expect(page.getByText("De afgesproken tijd is voorbij. Je kunt rustig afronden.")).toBeVisible();
  await expect(page.getByText(/^Stap 1 van/)).toBeVisible();
  expect(await heardOn(page)).toEqual({ tones: [], said: [], vibrations: 0 });
});

test("breaths are led, longer out than in, in a rhythm of one's own choice", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["lower-belly-breathing"]);
  await listen(page, "nl-NL");
  await page.clock.install();
  await beginsAt(page);
  await rates(page, 6, 5);
  await button(page, /^Alleen ontspannen/).tap();
  await button(page, "Beginnen").tap();
  await page.clock.runFor(10_500);
  await expect(page.getByText("Inademen")).toBeVisible();
  await expectCalm(page);
  await page.clock.runFor(4000);
  await expect(page.getByText("Langzaam uitademen")).toBeVisible();
  // The clock of the page runs on by itself as well, so that a slow machine is some breaths further.
  const breath = async () =>
    Number(/\d+/.exec((await page.getByText(/^Ademhaling \d+ van 10$/).textContent()) ?? "")?.[0]);
  const third = await breath();
  await page.clock.runFor(31_500);
  await expect.poll(breath).toBeGreaterThanOrEqual(third + 2);
  const tones = (await heardOn(page)).tones.filter((hertz) => hertz < bell.end);
  expect(tones.slice(0, 4)).toEqual([165, 220, 165, 220]);

  await page.getByRole("radio", { name: "Langzaam" }).tap();
  const slowly = await breath();
  await page.clock.runFor(14_000);
  await expect.poll(breath).toBeGreaterThan(slowly);
  const last = await breath();
  await page.getByRole("radio", { name: "Eigen tempo" }).tap();
  await expect(page.getByText("Inademen")).toHaveCount(0);
  await expect(page.getByRole("timer")).toBeVisible();
  await button(page, "Klaar").tap();
  for (const next of ["Overslaan", "Overslaan", "Zonder notitie afronden"]) await button(page, next).tap();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  const [session] = await logged(asTherapist, asClient);
  // The breath that was under way is none yet.
  expect(session?.entries[0]?.outcome).toBe("done");
  expect([last - 1, last]).toContain(session?.entries[0]?.repetitions);
});

test("the dark screen is black, and any touch or key brings pause and stop", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, chain, true);
  await intoRelease(page);
  await button(page, "Ik heb het gelezen").tap();
  await button(page, "Beginnen").tap();
  await button(page, "Scherm donker maken").tap();
  const dark = page.getByRole("dialog", { name: "Donker scherm" });
  await expect(dark).toHaveCSS("background-color", "rgb(0, 0, 0)");
  // How to come back is there to be read, and not only to be heard.
  const way = dark.getByText("Tik ergens of druk op een toets voor pauze en stoppen");
  expect((await way.boundingBox())?.height ?? 0).toBeGreaterThan(10);
  const beneath = () =>
    page.evaluate(() => document.elementFromPoint(100, innerHeight - 30)?.closest("dialog") === null);
  expect(await beneath()).toBe(false);
  await dark.tap({ position: { x: 30, y: 90 } });
  await expect(dark.getByRole("button", { name: "Stoppen" })).toBeVisible();
  await dark.getByRole("button", { name: "Pauze" }).tap();
  await expect(page.getByText("Even pauze. Je gaat verder wanneer je wilt.")).toBeVisible();
  await button(page, "Scherm donker maken").tap();
  await page.keyboard.press("x");
  await dark.getByRole("button", { name: "Stoppen" }).press("Enter");
  await expect(title(page, "Je bent gestopt. Dat is goed.")).toBeVisible();
});

test("less, after the caution was read, brings the exercises that relax", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, [...chain, "constructive-rest"], true);
  await intoRelease(page);
  await expectCalm(page);
  await button(page, "Alleen ontspannen").tap();
  await expect(title(page, /rusthouding/)).toBeVisible();
  await expect(button(page, "Terug")).toHaveCount(0);
  await button(page, "Beginnen").tap();
  await expect(button(page, "Klaar")).toHaveCount(0);
  await button(page, "Nu beginnen").tap();
  await button(page, "Klaar").tap();
  for (const next of ["Overslaan", "Overslaan", "Zonder notitie afronden"]) await button(page, next).tap();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  const [session] = await logged(asTherapist, asClient);
  expect(session?.choice).toBe("relax-only");
  expect(session?.entries.map((entry) => entry.outcome)).toEqual([...chain.map(() => "skipped"), "done"]);
});
