import { uuidv7 } from "uuidv7";
import {
  add,
  chain,
  expectOrder,
  item,
  items,
  openDraft,
  openEmpty,
  relaxing,
  rest,
  saved,
  stored,
  today,
  tremor,
} from "./builder";
import { expect, expectNoAxeFindings, makeClient, makeProgram, test, told } from "./house";

test("a dose outside the library's advice is taken over only after a yes", async ({ asTherapist }) => {
  const { page } = asTherapist;
  const client = await makeClient(asTherapist);
  await openEmpty(page, client.id);
  await add(page, rest).click();
  const minutes = item(page, "1. Constructive").getByLabel(/^Minuten/);
  await minutes.fill("45");
  await minutes.press("Enter");
  await expect(page.getByText("valt buiten het advies van de bibliotheek")).toBeVisible();
  await expect(page.getByRole("button", { name: "Stuur naar cliënt" })).toBeDisabled();
  await page.getByRole("button", { name: "Terug naar 15 minuten" }).click();
  await expect(minutes).toHaveValue("15");
  await minutes.fill("8");
  await minutes.press("Enter");
  await expect(page.getByText("Minder mag altijd.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Stuur naar cliënt" })).toBeEnabled();
  await minutes.fill("45");
  await minutes.press("Enter");
  await page.getByRole("button", { name: "Ja, 45 minuten" }).click();
  await expect(minutes).toHaveValue("45");
  await expect(page.getByText("Buiten het advies van de bibliotheek: 10 tot 20 minuten")).toBeVisible();
});

test("a chain that is not whole is completed with one click; until then the program can't be sent", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asTherapist;
  await openEmpty(page, asClient.id);
  await add(page, tremor).click();
  await item(page, "1. Liggende").getByRole("button", { name: "maandag" }).click();

  await test.step("not to be sent yet, and said why", async () => {
    await page.getByRole("button", { name: "Stuur naar cliënt" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel("Eerste dag")).toHaveValue(today());
    await expect(dialog.getByRole("button", { name: "Stuur programma" })).toBeDisabled();
    await expect(dialog.getByRole("listitem")).toContainText("Vóór deze oefening hoort gronden");
    await dialog.getByRole("button", { name: "Annuleren" }).click();
  });

  await page.getByRole("button", { name: "Gronden en afronden toevoegen" }).click();
  await expectOrder(page, ["Gronden en contact", tremor, "Afronden en integreren"]);
  for (const article of await items(page).all())
    await expect(article.getByRole("button", { name: "maandag" })).toHaveAttribute("aria-pressed", "true");

  await test.step("accepted, and the client's", async () => {
    await page.getByRole("button", { name: "Stuur naar cliënt" }).click();
    await expect(page.getByRole("dialog")).toContainText("Loslaten staat nu niet open voor deze cliënt");
    await page.getByRole("button", { name: "Stuur programma" }).click();
    await expect(page).toHaveURL(new RegExp(`/clients/${asClient.id}/program$`));
    await expect(page.getByText("Loopt nu")).toBeVisible();
    await expectNoAxeFindings(page);
    const day = await told<{ program: { title: string } | null }>(asClient, "GET", "/today");
    expect(day.program?.title).toBe("Nieuw programma");
  });
});

test("of two people who edit one program, the second sees both versions and chooses", async ({
  asTherapist,
  asOwner,
  expectedErrors,
}) => {
  expectedErrors.push(/412/);
  const { page } = asTherapist;
  const { program, address } = await openDraft(asTherapist);
  await asOwner.page.goto(address);
  await asOwner.page.getByLabel("Naam van het programma").fill("Van Marieke");
  await saved(asOwner.page);

  await page.getByLabel("Bericht bij het programma").fill("Rustig aan, Nienke");
  const dialog = page.getByRole("dialog", { name: "Twee versies van dit programma" });
  await expect(dialog).toContainText("Van Marieke");
  await expect(dialog).toContainText("Rustig aan, Nienke");
  await expectNoAxeFindings(page);
  await dialog
    .getByRole("group", { name: "Naam" })
    .getByRole("radio", { name: /De andere versie/ })
    .check();
  await dialog.getByRole("button", { name: "Zo bewaren" }).click();
  await saved(page);
  await expect(page.getByLabel("Naam van het programma")).toHaveValue("Van Marieke");
  const after = await told<{ title: string; note: string }>(asTherapist, "GET", `/programs/${program.id}`);
  expect([after.title, after.note]).toEqual(["Van Marieke", "Rustig aan, Nienke"]);
});

test("without a connection the draft stays here, and goes out by itself afterwards", async ({
  asTherapist,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)/);
  const { page } = asTherapist;
  const { program } = await openDraft(asTherapist);
  await page.context().setOffline(true);
  await page.getByLabel("Naam van het programma").fill("In de kelder");
  await expect(page.locator("[data-saving]")).toContainText("Nog niet opgeslagen");
  await page.context().setOffline(false);
  await saved(page);
  expect((await stored(asTherapist, program.id)).title).toBe("In de kelder");
});

test("what was typed and never sent survives a crash, and goes out at the next visit", async ({
  asTherapist,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to (load|fetch)/);
  const { page } = asTherapist;
  const { program, address } = await openDraft(asTherapist);
  await page.route("**/api/v1/programs/**", (route) => route.abort());
  await page.getByLabel("Naam van het programma").fill("Net voor de stroom uitviel");
  await expect(page.locator("[data-saving]")).toContainText("Het staat veilig op dit apparaat");
  const later = await page.context().newPage();
  await page.close();
  await later.goto(address);
  await expect(later.getByText("Je vorige wijzigingen waren nog niet verstuurd")).toBeVisible();
  await saved(later);
  expect((await stored(asTherapist, program.id)).title).toBe("Net voor de stroom uitviel");
});

test("the client sees a change only when it is sent, after reading what changes", async ({ asTherapist }) => {
  const { page } = asTherapist;
  const client = await makeClient(asTherapist);
  const program = await makeProgram(asTherapist, client.id, [...relaxing, ...chain], { startsOn: today() });
  await page.goto(`/clients/${client.id}/program/${program.id}`);
  await item(page, "3. Zijligging")
    .getByRole("button", { name: /^Verwijderen/ })
    .click();
  await expect(page.locator("[data-saving]")).toContainText("Eén wijziging op dit apparaat");
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(items(page)).toHaveCount(6);
  await item(page, "3. Zijligging")
    .getByRole("button", { name: /^Verwijderen/ })
    .click();
  await item(page, "1. Constructive")
    .getByLabel(/^Keer per dag/)
    .selectOption("2");

  await test.step("kept on this device through a reload", async () => {
    await expect(page.locator("[data-saving]")).toContainText("2 wijzigingen");
    await page.reload();
    await expect(page.getByText("Je vorige wijzigingen waren nog niet verstuurd")).toBeVisible();
    await expect(items(page)).toHaveCount(5);
    expect((await stored(asTherapist, program.id)).version).toBe(1);
  });

  await page.getByRole("button", { name: "Stuur wijziging naar cliënt" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("listitem")).toHaveText([/^Anders.*1 keer per dag wordt 2 keer/, /^Eraf.*Zijligging/]);
  await dialog.getByRole("button", { name: "Stuur wijziging" }).click();
  await expect(page.locator("[data-saving]")).toContainText("Verstuurd");
  expect(await stored(asTherapist, program.id)).toMatchObject({ version: 2, status: "active" });
  await page.reload();
  await expect(page.locator("[data-saving]")).toContainText("De cliënt ziet dit programma");
  await expect(items(page)).toHaveCount(5);
});

test("another threshold waits for its reason, which stays with the version", async ({ asTherapist }) => {
  const { page } = asTherapist;
  const client = await makeClient(asTherapist);
  const program = await makeProgram(asTherapist, client.id, chain);
  await page.goto(`/clients/${client.id}/program/${program.id}`);
  await page.getByLabel("Drempel voor loslaten").selectOption("6");
  await saved(page);
  await page.getByRole("button", { name: "Stuur naar cliënt" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Stuur programma" })).toBeDisabled();
  await expectNoAxeFindings(page);
  await dialog.getByLabel("Waarom wordt de drempel 6 in plaats van 7?").fill("Bij 7 begint ze nooit.");
  await dialog.getByRole("button", { name: "Stuur programma" }).click();
  await expect(page.getByText("Waarom drempel 6: Bij 7 begint ze nooit.")).toBeVisible();

  await page.goto(`/clients/${client.id}/program/${program.id}`);
  await expect(page.getByLabel(/^Waarom wordt de drempel/)).toHaveCount(0);
  await page.getByLabel("Drempel voor loslaten").selectOption("5");
  await expect(page.getByLabel("Waarom wordt de drempel 5 in plaats van 6?")).toHaveValue("");
  await page.getByLabel("Waarom wordt de drempel 5 in plaats van 6?").fill("Nog voorzichtiger.");
  await page.getByRole("button", { name: "Stuur wijziging naar cliënt" }).click();
  await dialog.getByRole("button", { name: "Stuur wijziging" }).click();
  await expect(page.locator("[data-saving]")).toContainText("Verstuurd");
  expect(await stored(asTherapist, program.id)).toMatchObject({
    safetyThreshold: 5,
    thresholdBecause: "Nog voorzichtiger.",
  });
});

test("a program is kept as a template, and the next one begins from it", async ({ asTherapist }) => {
  const { page } = asTherapist;
  const { client } = await openDraft(asTherapist);
  const title = `Sjabloon ${uuidv7().slice(-8)}`;
  await page.getByLabel("Naam van het programma").fill(title);
  await page.getByRole("button", { name: "Bewaar als sjabloon" }).click();
  await page.getByRole("link", { name: "Open het sjabloon" }).click();
  await expect(page).toHaveURL(/\/templates\//);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("button", { name: "Stuur naar cliënt" })).toHaveCount(0);
  await page.goto(`/clients/${client.id}/program`);
  await page.getByRole("button", { name: "Nieuw programma" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: new RegExp(title) })
    .click();
  await expect(items(page)).toHaveCount(3);
  await expect(page.getByLabel("Naam van het programma")).toHaveValue(title);
});

test("a running program is ended after one question", async ({ asTherapist, asClient }) => {
  const { page } = asTherapist;
  await makeProgram(asTherapist, asClient.id, relaxing, { startsOn: today(), title: "Tot hier" });
  await page.goto(`/clients/${asClient.id}/program`);
  await page.getByRole("button", { name: "Beëindigen" }).click();
  await expect(page.getByRole("dialog", { name: "‘Tot hier’ beëindigen" })).toContainText("niet terug te draaien");
  await page.getByRole("button", { name: "Beëindig programma" }).click();
  await expect(page.getByText("Er loopt nu geen programma")).toBeVisible();
  const day = await told<{ program: unknown }>(asClient, "GET", "/today");
  expect(day.program).toBeNull();
});

test("two programs that bear one title are told apart for who listens", async ({ asTherapist, asClient }) => {
  const { page } = asTherapist;
  await makeProgram(asTherapist, asClient.id, relaxing, { startsOn: today(), title: "Rust" });
  await makeProgram(asTherapist, asClient.id, relaxing, { startsOn: "2199-01-07", title: "Rust" });
  await page.goto(`/clients/${asClient.id}/program`);
  await expect(page.getByRole("region", { name: "Rust", exact: true })).toHaveCount(0);
  await expect(page.getByRole("region", { name: /^Rust Loopt nog/ })).toBeVisible();
  await expect(page.getByRole("region", { name: /^Rust Begint later/ })).toBeVisible();
});
