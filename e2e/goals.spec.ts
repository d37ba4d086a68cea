import { uuidv7 } from "uuidv7";
import { expect, expectNoAxeFindings, test, told } from "./house";
import { expectCalm } from "./session-steps";

const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);

test("a client names an activity and scores it; the next time what was said stays hidden until asked for", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await page.goto("/my-progress");
  await page.getByRole("link", { name: "Mijn activiteiten en doelen" }).click();
  await expect(page.getByText("Hier komt te staan wat voor jou telt")).toBeVisible();
  await page.getByLabel("In jouw woorden").fill("Zelf soep koken");
  await page.getByRole("button", { name: "Toevoegen" }).click();
  await expect(page.getByRole("heading", { name: "Zelf soep koken" })).toBeVisible();
  await expectCalm(page);

  await page.getByRole("button", { name: "Woorden aanpassen" }).click();
  await page.getByRole("dialog").getByLabel("In eigen woorden").fill("Zelf soep koken op zondag");
  await page.getByRole("dialog").getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByRole("heading", { name: "Zelf soep koken op zondag" })).toBeVisible();

  await page.getByRole("link", { name: "Vertellen hoe het gaat" }).click();
  await expect(page.getByRole("heading", { name: "Zelf soep koken op zondag" })).toBeVisible();
  await expect(page.getByText("eerder is ingevuld")).toBeHidden();
  await expect(page.getByRole("button", { name: "Bewaren" })).toBeDisabled();
  const going = page.getByRole("group", { name: "Hoe gaat het nu?" });
  const content = page.getByRole("group", { name: "Hoe tevreden ben je daarmee?" });
  await going.getByRole("radio", { name: "3", exact: true }).check();
  await content.getByRole("radio", { name: "Liever niet zeggen" }).check();
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByText("Het is bewaard.")).toBeVisible();
  await expectCalm(page);

  await page.goto("/my-activities");
  await expect(page.getByText("gaat: 3, tevreden: liever niet")).toBeVisible();
  await expect(page.getByRole("button", { name: "Woorden aanpassen" })).toHaveCount(0);
  await page.getByRole("link", { name: "Vertellen hoe het gaat" }).click();
  await expect(page.getByText("gaat: 3, tevreden: liever niet")).toBeHidden();
  await page.getByRole("button", { name: "Laten zien wat eerder is ingevuld" }).click();
  await expect(page.getByText("gaat: 3, tevreden: liever niet")).toBeVisible();
  await going.getByRole("radio", { name: "0", exact: true }).check();
  await expectCalm(page);
  await page.getByRole("button", { name: "Bewaren" }).click();
  await expect(page.getByText("Het is bewaard.")).toBeVisible();
  await page.getByRole("link", { name: "Naar mijn verloop" }).click();
  await expect(page.getByRole("figure", { name: "Zelf soep koken op zondag" })).toBeVisible();

  const desk = asTherapist.page;
  await desk.goto(`/clients/${asClient.id}`);
  await desk.getByRole("link", { name: "Doelen" }).click();
  const card = desk.getByRole("article", { name: "Zelf soep koken op zondag" });
  await expect(card.getByText("gaat: 0, tevreden: niet ingevuld")).toBeVisible();
  await expect(card.getByText("eerdere cijfers gezien")).toBeVisible();
  await expectNoAxeFindings(desk);
  await desk.goto(`/clients/${asClient.id}/progress`);
  await expect(desk.getByRole("figure", { name: "Zelf soep koken op zondag" })).toBeVisible();
  await expectNoAxeFindings(desk);

  await page.goto("/my-activities");
  await page.getByRole("button", { name: "Afronden" }).click();
  await page.getByRole("button", { name: "Het is gelukt" }).click();
  await page.getByText("Afgerond", { exact: true }).click();
  await expect(page.getByText(/^Gelukt, /)).toBeVisible();
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(page.getByRole("heading", { name: "Zelf soep koken op zondag" })).toBeVisible();
});

test("goal attainment: levels are described beforehand, scored on a day, and stay", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asTherapist;
  await page.goto(`/clients/${asClient.id}/goals`);
  await page.getByRole("button", { name: "Activiteit of doel toevoegen" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Doel" }).check();
  await dialog.getByRole("checkbox", { name: /Vijf niveaus/ }).check();
  await dialog.getByRole("button", { name: "Toevoegen" }).click();
  await expect(dialog.getByText("Dit is nog leeg.")).toHaveCount(2);
  await dialog.getByLabel("In de woorden van je cliënt").fill("Vaker naar buiten");
  await dialog.getByLabel("0 · zoals verwacht").fill("Drie keer per week een blokje om");
  await dialog.getByLabel("−1 · minder dan verwacht").fill("Eén keer per week");
  await expectNoAxeFindings(page);
  await dialog.getByRole("button", { name: "Toevoegen" }).click();
  const card = page.getByRole("article", { name: "Vaker naar buiten" });
  await expect(card.getByText("Drie keer per week een blokje om")).toBeVisible();
  await expect(card.getByRole("button", { name: /^Niveaus aanpassen/ })).toBeVisible();

  await card.getByRole("button", { name: /^Cijfers invoeren/ }).click();
  await dialog.getByLabel("Niveau, −2 tot +2").selectOption({ label: "−1 · Eén keer per week" });
  await dialog.getByRole("button", { name: "Bewaren" }).click();
  await expect(card.getByText("niveau: −1")).toBeVisible();
  await expect(card.getByRole("button", { name: /^Niveaus aanpassen/ })).toBeHidden();
  await expect(page.getByText("T-score 40,0")).toBeVisible();

  await page.goto(`/clients/${asClient.id}/progress`);
  await expect(page.getByRole("figure", { name: "Niveau: Vaker naar buiten" })).toBeVisible();
});

test("a licensed measure is assigned only with an entry in the register, and takes scores on its own scale", async ({
  asOwner,
  asTherapist,
  asClient,
}) => {
  const refused = await asTherapist.ask("PUT", `/api/v1/clients/${asClient.id}/measures/${uuidv7()}`, {
    measure: "psfs",
    firstOn: day(0),
  });
  expect(refused.status).toBe(422);
  expect(await refused.json()).toMatchObject({ type: "urn:verzacht:problem:licence_missing" });

  const owner = asOwner.page;
  await owner.goto("/practice");
  await owner.getByRole("link", { name: "Licenties van meetinstrumenten" }).click();
  await owner.getByRole("button", { name: "Licentie toevoegen" }).click();
  const form = owner.getByRole("dialog");
  await form.getByRole("button", { name: "Bewaren" }).click();
  await expect(form.getByText("Dit is nog leeg.").first()).toBeVisible();
  const version = `Uitgave ${uuidv7().slice(-6)}`;
  await form.getByLabel("Meetinstrument").selectOption({ label: "COPM" });
  await form.getByLabel("Versie").fill(version);
  await form.getByLabel("Rechthebbende").fill("CAOT");
  await form.getByLabel("Voorwaarden").fill("Alleen scores");
  await form.getByLabel("Bewijs").fill("Map licenties");
  await form.getByLabel("Geldig vanaf").fill(day(30));
  await expectNoAxeFindings(owner);
  await form.getByRole("button", { name: "Bewaren" }).click();
  const row = owner.getByRole("row", { name: new RegExp(version) });
  await expect(row.getByText("Geldt nu")).toBeVisible();
  await row.getByRole("button", { name: /^Wijzigen/ }).click();
  await form.getByLabel("Rechthebbende").fill("CAOT, Ottawa");
  await form.getByRole("button", { name: "Bewaren" }).click();
  await expect(row.getByText("CAOT, Ottawa")).toBeVisible();
  await expectNoAxeFindings(owner);

  const { page } = asTherapist;
  await page.goto(`/clients/${asClient.id}/goals`);
  await page.getByRole("button", { name: "Meting afspreken" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("option", { name: "PSFS" })).toBeDisabled();
  await expect(dialog.getByText(/Zonder geldige licentie nog niet te kiezen/)).toBeVisible();
  await dialog.getByLabel("Wat wordt gevraagd?").selectOption({ label: "COPM" });
  const licence = dialog.getByLabel("Welke licentie");
  if (await licence.isVisible()) await licence.selectOption({ label: `${version}, nl` });
  await expectNoAxeFindings(page);
  await dialog.getByRole("button", { name: "Afspreken" }).click();
  const card = page.getByRole("article", { name: `COPM, ${version}` });
  await expect(card.getByText(/open sinds/)).toBeVisible();
  await card.getByRole("button", { name: /^Scores invoeren/ }).click();
  await dialog.getByLabel("Uitvoering, 1 tot 10").fill("0");
  await dialog.getByRole("button", { name: "Bewaren" }).click();
  await expect(dialog.getByText("Dit past niet op de schaal van 1 tot 10.")).toBeVisible();
  await dialog.getByLabel("Uitvoering, 1 tot 10").fill("4,5");
  await expectNoAxeFindings(page);
  await dialog.getByRole("button", { name: "Bewaren" }).click();
  await expect(card.getByText("Uitvoering 4,5 · Tevredenheid niet ingevuld")).toBeVisible();
  await expect(card.getByText("1 van 1 keer beantwoord.")).toBeVisible();
});

test("what is asked stands on the client's day until it is answered, in both languages", async ({
  asTherapist,
  asClient,
}) => {
  await told(asClient, "PUT", `/clients/${asClient.id}/goals/${uuidv7()}`, {
    kind: "activity",
    wording: "Fietsen",
  });
  await told(asTherapist, "PUT", `/clients/${asClient.id}/measures/${uuidv7()}`, {
    measure: "own-goals",
    everyWeeks: 2,
    firstOn: day(1),
  });
  await told(asTherapist, "PUT", `/clients/${asClient.id}/measures/${uuidv7()}`, {
    measure: "own-item",
    item: { question: "How well did you sleep?", low: "badly", high: "very well", better: "higher" },
    firstOn: day(1),
  });
  await told(asClient, "PATCH", "/me", { locale: "en" });
  const { page } = asClient;
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/today");
  await expect(page.getByText("A question is ready")).toBeVisible();
  await expectCalm(page);
  await page.getByRole("link", { name: "Have a look" }).click();
  await expect(page.getByText("Question 1 of 2")).toBeVisible();
  await page.getByRole("group", { name: "How does it go now?" }).getByRole("radio", { name: "6" }).check();
  await page.getByRole("button", { name: "Keep and go on" }).click();
  await expect(page.getByRole("heading", { name: "How well did you sleep?" })).toBeVisible();
  await expectCalm(page);
  await page.getByRole("button", { name: "Not now" }).click();
  await expect(page.getByText("Thank you")).toBeVisible();
  await page.getByRole("link", { name: "To today" }).click();
  await expect(page.getByText("A question is ready")).toBeVisible();
  await page.getByRole("link", { name: "Have a look" }).click();
  await expect(page.getByText("Question 1 of")).toBeHidden();
  await page.getByRole("group", { name: "What fits best now?" }).getByRole("radio", { name: "8" }).check();
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(page.getByText("It is kept.")).toBeVisible();
  await page.goto("/today");
  await expect(page.getByText("A question is ready")).toBeHidden();
  const { items } = await told<{ items: object[] }>(asTherapist, "GET", `/clients/${asClient.id}/measures`);
  expect(items).toMatchObject([
    { dueSince: null, asked: { answered: 1, asked: 1 } },
    { dueSince: null, scores: [{ values: { value: 8 }, source: "client" }] },
  ]);
});
