import type { Locator, Page } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import { expect, expectNoAxeFindings, makeClient, makeProgram, test, told, type Visitor } from "./house";
import type { Person } from "./person";

const chain = ["grounding", "butterfly-tremor", "integration"];
const relaxing = ["constructive-rest", "lower-belly-breathing", "side-lying-support"];
const rest = "Constructive Rest Position (rusthouding)";
const breathing = "Ademhaling naar je onderbuik";
const lyingOnSide = "Zijligging met steun onder je knie";
const tremor = "Liggende ontspanning en trillen toelaten";

const item = (page: Page, name: string) => page.getByRole("article", { name: new RegExp(name.slice(0, 18)) });
const items = (page: Page) => page.getByRole("article");
const saved = (page: Page) => expect(page.locator("[data-saving]")).toHaveText(/^Opgeslagen \d\d:\d\d/);
const add = (page: Page, name: string) => page.getByRole("button", { name: `Toevoegen: ${name}` });
const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(new Date());

async function expectOrder(page: Page, names: string[]) {
  await expect(items(page).getByRole("heading", { level: 3 })).toHaveText(
    names.map((name, at) => new RegExp(`^${at + 1}\\. ${name.slice(0, 12)}`)),
  );
}

async function openEmpty(page: Page, clientId: string) {
  await page.goto(`/clients/${clientId}/program/${uuidv7()}?from=empty`);
  await expect(page.getByRole("searchbox", { name: "Zoek een oefening" })).toBeVisible();
}

async function openDraft(visitor: Visitor, keys = relaxing) {
  const client = await makeClient(visitor);
  const program = await makeProgram(visitor, client.id, keys);
  await visitor.page.goto(`/clients/${client.id}/program/${program.id}`);
  await expect(items(visitor.page)).toHaveCount(keys.length);
  return { client, program, address: `/clients/${client.id}/program/${program.id}` };
}

interface Stored {
  title: string;
  revision: number;
  version: number;
  status: string;
  items: { exerciseId: string; days: string[] | null }[];
}
const stored = (person: Person, id: string) => told<Stored>(person, "GET", `/programs/${id}`);

async function tabTo(page: Page, target: Locator, most = 60) {
  for (let presses = 0; presses < most; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test("a program is built with the keyboard alone, and saves itself", async ({ asTherapist }) => {
  const { page } = asTherapist;
  const client = await makeClient(asTherapist);
  await openEmpty(page, client.id);
  const search = page.getByRole("searchbox", { name: "Zoek een oefening" });
  await tabTo(page, search);
  await page.keyboard.type("rusthouding");
  await page.keyboard.press("Enter");
  await expect(item(page, "1. Constructive")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("zijligging");
  await page.keyboard.press("Enter");
  await expectOrder(page, [rest, lyingOnSide]);

  await tabTo(page, page.getByLabel("Naam van het programma"));
  await page.keyboard.type("Zachter zitten");
  await tabTo(page, item(page, "1. Constructive").getByRole("button", { name: "woensdag" }));
  await page.keyboard.press("Space");
  await tabTo(page, item(page, "2. Zijligging").getByRole("button", { name: /^Omhoog/ }));
  await page.keyboard.press("Enter");
  await expectOrder(page, [lyingOnSide, rest]);
  await expect(item(page, "1. Zijligging").getByRole("button", { name: /^Omhoog/ })).toBeFocused();
  await saved(page);

  const id = new URL(page.url()).pathname.split("/").at(-1) as string;
  const program = await stored(asTherapist, id);
  expect(program.title).toBe("Zachter zitten");
  expect(program.items.map(({ days }) => days)).toEqual([null, ["wed"]]);
  await page.reload();
  await expectOrder(page, [lyingOnSide, rest]);
  await expectNoAxeFindings(page);
});

test("a dose outside the library's advice is taken over only after a yes", async ({ asTherapist }) => {
  const { page } = asTherapist;
  const client = await makeClient(asTherapist);
  await openEmpty(page, client.id);
  await add(page, rest).click();
  const minutes = item(page, "1. Constructive").getByLabel(/^Minuten/);
  await minutes.fill("45");
  await minutes.press("Enter");
  await expect(page.getByText("ligt buiten het advies van de bibliotheek")).toBeVisible();
  await expect(page.getByRole("button", { name: "Stuur naar cliënt" })).toBeDisabled();
  await page.getByRole("button", { name: "Terug naar 15 minuten" }).click();
  await expect(minutes).toHaveValue("15");
  await minutes.fill("45");
  await minutes.press("Enter");
  await page.getByRole("button", { name: "Ja, 45 minuten" }).click();
  await expect(minutes).toHaveValue("45");
  await expect(page.getByText("Buiten het advies van de bibliotheek: 10 tot 20 minuten")).toBeVisible();
});

test("a chain that is not whole is completed with one click; until then the program can't be sent", async ({
  asTherapist,
  asClient,
  expectedErrors,
}) => {
  expectedErrors.push(/422/);
  const { page } = asTherapist;
  await openEmpty(page, asClient.id);
  await add(page, tremor).click();
  await item(page, "1. Liggende").getByRole("button", { name: "maandag" }).click();

  await test.step("refused, and named at the exercise", async () => {
    await page.getByRole("button", { name: "Stuur naar cliënt" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel("Eerste dag")).toHaveValue(today());
    await dialog.getByRole("button", { name: "Stuur programma" }).click();
    await expect(dialog.getByRole("alert")).toContainText("nog niet verstuurd");
    await dialog.getByRole("button", { name: "Annuleren" }).click();
    await expect(item(page, "1. Liggende")).toContainText("Voor deze oefening hoort eerst gronden");
  });

  await page.getByRole("button", { name: "Gronden en afronden toevoegen" }).click();
  await expectOrder(page, ["Gronden en contact", tremor, "Afronden en integreren"]);
  for (const article of await items(page).all())
    await expect(article.getByRole("button", { name: "maandag" })).toHaveAttribute("aria-pressed", "true");

  await test.step("accepted, and the client's", async () => {
    await page.getByRole("button", { name: "Stuur naar cliënt" }).click();
    await expect(page.getByRole("dialog")).toContainText("Loslaten staat voor deze cliënt nog dicht");
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

test("a program is reordered with the mouse, and from the library something is put in its place", async ({
  asTherapist,
}) => {
  const { page } = asTherapist;
  await openDraft(asTherapist);
  await drag(page, page.getByRole("button", { name: `Verplaats ${lyingOnSide}` }), item(page, "1. Constructive"));
  await expectOrder(page, [lyingOnSide, rest, breathing]);
  const entry = page.getByRole("region", { name: "Bibliotheek" }).getByRole("listitem").filter({ hasText: "Afronden" });
  await drag(page, entry.locator("svg").first(), item(page, "2. Constructive"));
  await expectOrder(page, [lyingOnSide, "Afronden en integreren", rest, breathing]);
  await saved(page);
});

test("a program is reordered with the keys of the handle, and each step is said", async ({ asTherapist }) => {
  const { page } = asTherapist;
  await openDraft(asTherapist);
  await page.getByRole("button", { name: `Verplaats ${rest}` }).focus();
  const said = page.locator("[id^=DndLiveRegion]");
  await page.keyboard.press("Space");
  await expect(said).toContainText("is opgepakt, van plaats 1 van 3");
  await page.keyboard.press("ArrowDown");
  await expect(said).toContainText("is nu op plaats 2 van 3");
  await page.keyboard.press("Space");
  await expect(said).toContainText("neergezet op plaats 2 van 3");
  await expectOrder(page, [breathing, rest, lyingOnSide]);
  await item(page, "3. Zijligging")
    .getByLabel(/^Naar plaats/)
    .selectOption("1");
  await expectOrder(page, [lyingOnSide, breathing, rest]);
});

test("a finger reorders it on a phone", async ({ asTherapist, open }) => {
  const page = await open(asTherapist, true);
  await openDraft({ ...asTherapist, page });
  await item(page, "1. Constructive").evaluate((card) => card.scrollIntoView({ block: "start" }));
  const handle = await boxOf(page.getByRole("button", { name: `Verplaats ${rest}` }));
  const below = await boxOf(item(page, "2. Ademhaling"));
  const touch = await page.context().newCDPSession(page);
  const at = (y: number) => ({ touchPoints: [{ x: handle.x, y }] });
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", ...at(handle.y) });
  await expect(page.getByText("is opgepakt")).toBeAttached();
  for (let step = 1; step <= 10; step++)
    await touch.send("Input.dispatchTouchEvent", {
      type: "touchMove",
      ...at(handle.y + ((below.y - handle.y + 40) * step) / 10),
    });
  await expect(page.getByText("is nu op plaats 2 van 3")).toBeAttached();
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expectOrder(page, [breathing, rest, lyingOnSide]);
  await expectNoAxeFindings(page);
});

test("the preview is the client's own screen, day by day", async ({ asTherapist }) => {
  const { page } = asTherapist;
  const client = await makeClient(asTherapist);
  await openEmpty(page, client.id);
  await add(page, rest).click();
  await item(page, "1. Constructive").getByRole("button", { name: "dinsdag" }).click();
  await page.getByRole("button", { name: "Voorbeeld" }).click();
  const shown = page.getByRole("region", { name: "Voorbeeld" });
  await shown.getByRole("button", { name: "dinsdag" }).click();
  await expect(shown.locator("[data-preview=tue]")).toContainText("15 minuten, liggend op de rug");
  await shown.getByRole("button", { name: "woensdag" }).click();
  await expect(shown.locator("[data-preview=wed]")).not.toContainText("Samen ongeveer");
  await expectNoAxeFindings(page);
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

async function middleOf(locator: Locator) {
  await locator.scrollIntoViewIfNeeded();
  return boxOf(locator);
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("not on the page");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, from: Locator, to: Locator) {
  await to.scrollIntoViewIfNeeded();
  const start = await middleOf(from);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 8, start.y + 8, { steps: 3 });
  const end = await middleOf(to);
  await page.mouse.move(end.x, end.y, { steps: 12 });
  await page.mouse.move(end.x, end.y - 4, { steps: 2 });
  await page.mouse.up();
}
