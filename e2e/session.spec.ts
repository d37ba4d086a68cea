import { expect, test } from "./house";
import {
  agreed,
  beginsAt,
  button,
  chain,
  does,
  expectCalm,
  intoRelease,
  logged,
  lyingDown,
  placeOf,
  rates,
  title,
} from "./session-steps";

test("a whole session, by touch, on a phone", async ({ asTherapist, asClient }) => {
  test.setTimeout(180_000);
  const { page } = asClient;
  const program = await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  await lyingDown(page);
  await page.goto("/today");
  await expect(page.getByText("Er staat een programma voor je klaar: Zachter zitten.")).toBeVisible();
  await expectCalm(page);

  await page.getByRole("link", { name: "Beginnen" }).tap();
  await expect(title(page, "Hoe gespannen is je lijf nu?")).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await expectCalm(page);
  await rates(page, 7, 8);

  const ways = page.getByRole("list", { name: "Wat past er nu bij je?" }).getByRole("button");
  await expect(ways).toHaveCount(3);
  const looks = await ways.evaluateAll((all) => all.map((one) => [one.className, one.getBoundingClientRect().width]));
  expect(new Set(looks.map((look) => look.join(" "))).size).toBe(1);
  await expectCalm(page);
  await button(page, /^Ook loslaten/).tap();
  await expect(title(page, "Ben ik hier, nu?")).toBeVisible();
  await expectCalm(page);
  await button(page, "Ja, ik ben hier, nu").tap();

  await expect(page.getByText("Oefening 1 van 5")).toBeVisible();
  await expect(page.getByText("Een handdoek mag erbij.")).toBeVisible();
  await expectCalm(page);
  const places = async () => [await placeOf(button(page, "Stoppen")), await placeOf(button(page, "Overslaan"))];
  await button(page, "Beginnen").tap();
  await expect(page.getByRole("timer")).toHaveText("0:02");
  await expectCalm(page);
  const atRunning = await places();
  await button(page, "Pauze").tap();
  await expect(page.getByText("Even pauze. Je gaat verder wanneer je wilt.")).toBeVisible();
  await button(page, "Klaar").tap();

  for (const [at, name] of ["Gronden", "Spanning opbouwen", "Liggende ontspanning", "Afronden"].entries()) {
    await expect(title(page, new RegExp(name))).toBeVisible();
    await expect(button(page, "Beginnen")).toHaveCount(0);
    if (at === 0) {
      await expectCalm(page);
      expect((await places()).map(({ x }) => x)).toEqual(atRunning.map(({ x }) => x));
    }
    await button(page, "Ik heb het gelezen").tap();
    await does(page, at === 2 ? "Deels gedaan" : at === 3 ? "Het is genoeg" : "Klaar");
  }

  await expect(page.getByText("Na het oefenen")).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await page.getByRole("radio", { name: "3", exact: true }).tap();
  await button(page, "Verder").tap();
  await page.getByRole("radio", { name: "Liever niet zeggen" }).tap();
  await button(page, "Verder").tap();
  await expect(page.getByText(/Dit kunnen lezen: jij, je behandelaar/)).toBeVisible();
  await page.getByRole("textbox").fill("Mijn benen werden warm.");
  await expectCalm(page);
  await button(page, "Bewaren").tap();
  await expect(title(page, "Dank je wel")).toBeVisible();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  await expectCalm(page);

  const [session, ...more] = await logged(asTherapist, asClient);
  expect(more).toEqual([]);
  expect(session).toMatchObject({
    programVersion: program.version,
    choice: "relax-and-release",
    before: { tension: 7, safety: 8 },
    after: { tension: 3, safety: "declined" },
    note: "Mijn benen werden warm.",
  });
  expect(session?.entries.map((entry) => entry.outcome)).toEqual(["done", "done", "done", "partial", "done"]);
  expect(session?.entries[0]?.seconds).toBeGreaterThanOrEqual(2);

  await test.step("and it can be read back", async () => {
    await page.goto("/history");
    await expect(page.getByText("Mijn benen werden warm.")).toBeVisible();
    await expect(page.getByText("Gevoel van veiligheid: ervoor 8, erna liever niet")).toBeAttached();
    await expectCalm(page);
    await page.goto("/my-progress?range=2w");
    await expect(page.getByRole("figure", { name: "Spanning voor en na" })).toContainText("1 keer gemeld.");
    await page.getByRole("figure", { name: "Gevoel van veiligheid voor en na" }).getByText("Toon cijfers").tap();
    await expect(page.getByRole("row").filter({ hasText: "niet ingevuld" })).toBeVisible();
    await expectCalm(page);
  });
});

test("stopping in the chain asks nothing, and leads to rounding off", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, chain, true);
  await intoRelease(page);
  await button(page, "Ik heb het gelezen").tap();
  await does(page);
  await button(page, "Ik heb het gelezen").tap();
  await button(page, "Beginnen").tap();
  await button(page, "Nu beginnen").tap();
  await button(page, "Stoppen").tap();
  await expect(title(page, "Je bent gestopt. Dat is goed.")).toBeVisible();
  await expect(page.getByText("Rustig afronden, als je wilt")).toBeVisible();
  await expect(page.getByText(/op één zij rollen/)).toBeVisible();
  await expectCalm(page);
  await button(page, "Ik heb afgerond").tap();
  await expect(title(page, "Rust")).toBeVisible();
  await button(page, "Verder").tap();
  await expect(title(page, "Wil je zeggen wat maakte dat je stopte?")).toBeVisible();
  await expectCalm(page);
  await button(page, "Het werd me te veel").tap();
  await expect(page.getByText(/Loslaten rust nu/)).toBeVisible();
  await page.getByLabel("Paniek").check();
  await expectCalm(page);
  await button(page, "Verder").tap();
  for (const next of ["Overslaan", "Overslaan", "Zonder notitie afronden"]) await button(page, next).tap();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  // Nobody is left with a thank-you alone.
  await expect(title(page, "Goed dat je voor jezelf zorgde")).toBeVisible();
  await expect(page.getByRole("link", { name: "112" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Terug naar hier" })).toBeVisible();
  await expectCalm(page);
  const [session] = await logged(asTherapist, asClient);
  expect(session?.entries.map((entry) => entry.outcome)).toEqual(["done", "stopped", "done"]);
  expect(session?.stop).toEqual({ why: "too-much-feeling", signs: ["panic"] });
});

test("who passes over grounding hears why release rests, and can still go back to it", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, chain, true);
  await intoRelease(page);
  await button(page, "Overslaan").tap();
  await expect(title(page, "Zonder gronden geen loslaten")).toBeVisible();
  await expectCalm(page);
  await button(page, "Terug").tap();
  await expect(button(page, "Ik heb het gelezen")).toBeVisible();
  await button(page, "Overslaan").tap();
  await button(page, "Het is goed voor vandaag").tap();
  await expect(title(page, "Hoe gespannen is je lijf nu?")).toBeVisible();
});

test("below the threshold, relaxing comes first and the question comes once more", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  await beginsAt(page);
  await rates(page, 5, 5);
  await expectCalm(page);
  await button(page, /^Ook loslaten.*Eerst ontspannen/).tap();
  await expect(page.getByText("Oefening 1 van 1")).toBeVisible();
  await does(page);
  await expect(page.getByText("Na het ontspannen")).toBeVisible();
  await rates(page, 4, 6);
  await expect(title(page, "Loslaten blijft nu dicht")).toBeVisible();
  await expect(page.getByText(/Je gevoel van veiligheid is nu 6/)).toBeVisible();
  await expectCalm(page);
  await button(page, "Verder").tap();
  await button(page, "Zonder notitie afronden").tap();
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  const [session] = await logged(asTherapist, asClient);
  expect(session).toMatchObject({
    choice: "relax-only",
    before: { tension: 5, safety: 5 },
    rerated: { tension: 4, safety: 6 },
    after: { tension: 4, safety: 6 },
  });
});

test("far below the agreed threshold release stays shut, and says kindly why", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  await beginsAt(page);
  await rates(page, 5, 3);
  await expect(title(page, "Wat past er nu bij je?")).toBeVisible();
  await expect(button(page, /^Ook loslaten/)).toHaveCount(0);
  await expect(page.getByText(/Je gevoel van veiligheid is nu 3.*Ontspannen kan/)).toBeVisible();
  await expectCalm(page);
  await button(page, /^Ontspannen en gronden/).tap();
  await expect(page.getByText("Oefening 1 van 3")).toBeVisible();
});

test("release that the therapist did not open is told on the day itself, beside what is open", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest", ...chain]);
  await page.goto("/today");
  await expect(page.getByText("Loslaten is nu niet open")).toBeVisible();
  await expectCalm(page);
  await page.getByRole("link", { name: "Beginnen" }).tap();
  await rates(page, 5, 10);
  await expect(page.getByText(/Je behandelaar heeft loslaten nog niet voor je opengezet/)).toBeVisible();
  await expect(button(page, /^Ook loslaten/)).toHaveCount(0);
});

test("who is not sure to be here is not led into release", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest", ...chain], true);
  await beginsAt(page);
  await rates(page, 5, 9);
  await button(page, /^Ook loslaten/).tap();
  await button(page, "Ik weet het niet zeker").tap();
  await expect(title(page, "Twijfel is ook een antwoord")).toBeVisible();
  await expectCalm(page);
  await button(page, "Alleen ontspannen").tap();
  await expect(page.getByText("Oefening 1 van 1")).toBeVisible();
});

test("not today is a calm page, and leaves nothing behind", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest"]);
  await page.goto("/today");
  await page.getByRole("link", { name: "Vandaag niet" }).tap();
  await expect(page.getByText(/Er is niets om in te halen/)).toBeVisible();
  await expectCalm(page);
  await beginsAt(page);
  await rates(page, 5, 9);
  await button(page, /^Vandaag niet/).tap();
  await expect(title(page, "Vandaag niet")).toBeVisible();
  await page.getByRole("link", { name: "Naar vandaag" }).tap();
  await expect(title(page, "Vandaag")).toBeVisible();
  await expect(page.getByText("Je was al begonnen")).toHaveCount(0);
  expect(await logged(asTherapist, asClient)).toEqual([]);
});
