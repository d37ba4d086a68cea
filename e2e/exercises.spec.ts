import { expect, type Page, test } from "@playwright/test";
import { expectNoAxeFindings } from "./house";

async function signIn(page: Page, email: string) {
  const { csrfToken } = (await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { csrfToken, email, password: "verzacht-demo", json: "true" };
  const answer = await page.request.post("/api/auth/callback/credentials", { form, maxRedirects: 0 });
  expect(answer.status()).toBeLessThan(400);
}

const nameOf = (word: string) => `${word} ${Date.now().toString(36)}${Math.random().toString(36).slice(2, 5)}`;

const search = (page: Page) => page.getByRole("searchbox", { name: "Zoeken" });
const cards = (page: Page) => page.getByRole("main").getByRole("article");
const card = (page: Page, name: string) => cards(page).filter({ has: page.getByRole("heading", { name }) });

async function typeStep(page: Page, place: number, text: string) {
  await expect(page.getByRole("textbox", { name: `Stap ${place}`, exact: true })).toBeFocused();
  await page.keyboard.type(text);
}

async function tabTo(page: Page, label: string) {
  const field = page.getByLabel(label, { exact: true });
  for (let presses = 0; presses < 12; presses++) {
    if (await field.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(field).toBeFocused();
}

/** What is pressed before the page listens is pressed for nothing. */
async function searchByKey(page: Page) {
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(search(page)).toBeFocused({ timeout: 500 });
  }).toPass();
  await search(page).fill("");
}

test.beforeEach(({ page }) => signIn(page, "therapist@demo.test"));

test("the single key of the library can be switched off, for the whole desk", async ({ page }) => {
  await page.goto("/exercises");
  await searchByKey(page);
  await page.getByLabel("Sneltoetsen").uncheck();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await expect(search(page)).not.toBeFocused();
  await expectNoAxeFindings(page);

  await page.goto("/clients");
  // As it was left; the server draws it switched on, so off means that the page listens.
  await expect(page.getByLabel("Sneltoetsen")).not.toBeChecked();
  await page.getByLabel("Sneltoetsen").check();
  await page.goto("/exercises");
  await searchByKey(page);
});

test("a search forgives a typo in Dutch and in English, and stands in the address", async ({ page }) => {
  await page.goto("/exercises");
  await expect(cards(page).nth(7)).toBeVisible();
  await searchByKey(page);

  await page.keyboard.type("ligen");
  await expect(page.getByRole("status").filter({ hasText: "voor ‘ligen’" })).toBeVisible();
  for (const lying of ["Constructive Rest Position", "Zijligging", "Liggende ontspanning"])
    await expect(card(page, lying)).toBeVisible();
  await expect(card(page, "Spanning opbouwen in de benen")).toHaveCount(0);
  await expect(page).toHaveURL(/\?q=ligen$/);
  await expectNoAxeFindings(page);

  await test.step("in English", async () => {
    await search(page).fill("brething");
    await expect(page.getByRole("status").filter({ hasText: "‘brething’" })).toBeVisible();
    await expect(card(page, "Ademhaling naar je onderbuik")).toBeVisible();
  });

  await test.step("of two words both are needed", async () => {
    await search(page).fill("knie kussen");
    await expect(card(page, "Zijligging met steun onder je knie")).toBeVisible();
    await expect(cards(page)).toHaveCount(1);
    await search(page).fill("knie xyzzy");
    await expect(cards(page)).toHaveCount(0);
  });

  await test.step("an address brings the search back, and what is not there can be made", async () => {
    await page.goto("/exercises?q=xyzzy");
    await expect(search(page)).toHaveValue("xyzzy");
    const main = page.getByRole("main");
    await expect(main.getByText("Hier is geen oefening bij")).toBeVisible();
    await expect(main.getByRole("link", { name: "Eigen oefening maken" }).last()).toHaveAttribute(
      "href",
      /title=xyzzy$/,
    );
    await main.getByRole("button", { name: "Zoeken en filters wissen" }).first().click();
    await expect(card(page, "Shaking")).toBeVisible();
    await expect(page).toHaveURL(/\/exercises$/);
  });

  await test.step("filters narrow it", async () => {
    await page.getByLabel("Houding", { exact: true }).selectOption("Staand");
    await expect(card(page, "Shaking")).toBeVisible();
    await expect(card(page, "Zijligging")).toHaveCount(0);
    await expect(page).toHaveURL(/posture=standing/);
  });
});

test("an exercise is read in either language, its caution before its steps", async ({ page }) => {
  await page.goto("/exercises?q=shaking");
  await card(page, "Shaking").getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "Shaking: spanning los trillen" })).toBeVisible();
  await expect(page.getByRole("img", { name: /Iemand staat met licht gebogen knieën/ })).toBeVisible();
  const main = await page.getByRole("main").innerText();
  expect(main.indexOf("veilig en geaard")).toBeLessThan(main.indexOf("Je kunt klein beginnen"));
  await expect(page.getByRole("region", { name: "De reeks van het loslaten" }).getByRole("listitem")).toHaveCount(4);
  await expectNoAxeFindings(page);

  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByText("You can begin small")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 }).locator("[lang=en]")).toHaveText("Shaking");
  await expect(page.getByRole("heading", { name: "Stappen" })).toBeVisible();
});

test("an own exercise is made by keyboard alone, and is in the library then", async ({ page }) => {
  const title = nameOf("Schouders zacht");
  await page.goto("/exercises/add");
  await expect(page.getByLabel("Titel")).toBeFocused();
  await page.keyboard.type(title);
  await tabTo(page, "Waarvoor");
  await page.keyboard.type("Je schouders mogen zakken.");
  await page.keyboard.press("Tab");
  await typeStep(page, 1, "Je kunt gaan zitten.");
  await page.keyboard.press("Enter");
  await typeStep(page, 2, "Je schouders mogen omhoog komen.");
  await page.keyboard.press("Enter");
  await typeStep(page, 3, "En weer zakken.");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByRole("textbox", { name: "Stap 2", exact: true })).toHaveValue("En weer zakken.");
  await expect(page.getByRole("textbox", { name: "Stap 2", exact: true })).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Stap 4", exact: true })).toBeFocused();
  await page.keyboard.press("Backspace");
  await expect(page.getByRole("textbox", { name: "Stap 3", exact: true })).toBeFocused();
  await tabTo(page, "Van");
  await page.keyboard.type("2");
  await page.keyboard.press("Tab");
  await page.keyboard.type("5");
  await expect(page.getByText("Zo staat het er straks: 2 tot 5 minuten.")).toBeVisible();
  await expectNoAxeFindings(page);
  await page.keyboard.press("Control+Enter");

  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  const steps = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: /schouders|zitten|zakken/ });
  await expect(steps).toHaveText(["Je kunt gaan zitten.", "Je schouders mogen omhoog komen.", "En weer zakken."]);

  await page.getByRole("main").getByRole("link", { name: "Oefeningen" }).click();
  await expect(card(page, title)).toBeVisible();
  await expect(card(page, title).getByText("Eigen", { exact: true })).toBeVisible();
});

test("a release exercise asks for its caution, and says all that is needed at once", async ({ page }) => {
  await page.goto("/exercises/add");
  await page.getByRole("radio", { name: "Loslaten" }).check();
  await expect(page.getByLabel("Fase")).toHaveValue("discharge");
  await page.getByRole("button", { name: "Opslaan" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "Er zijn nog" });
  await expect(summary.getByRole("link")).toHaveText([
    "Titel: Dit is nog leeg.",
    "Waarvoor: Dit is nog leeg.",
    "Stap 1: Dit is nog leeg.",
    "Vooraf: Een oefening om los te laten heeft een waarschuwing nodig.",
  ]);
  await expect(page.getByLabel("Titel")).toBeFocused();
  await expectNoAxeFindings(page);
});

test("a pasted list becomes steps, and a reload keeps what was typed", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/exercises/add");
  await page.getByLabel("Titel").fill("Half af");
  await page.evaluate(() =>
    navigator.clipboard.writeText("1. Je kunt gaan liggen.\n2. Je mag wachten.\n3. Kom rustig overeind."),
  );
  await page.getByRole("textbox", { name: "Stap 1", exact: true }).focus();
  await page.keyboard.press("Control+V");
  await expect(page.getByRole("textbox", { name: "Stap 3", exact: true })).toHaveValue("Kom rustig overeind.");
  await expect(page.getByText("Wat je typt, staat op dit apparaat.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Je was hier al aan begonnen.")).toBeVisible();
  await expect(page.getByLabel("Titel")).toHaveValue("Half af");
  await expect(page.getByRole("textbox", { name: "Stap 2", exact: true })).toHaveValue("Je mag wachten.");
  await page.getByRole("button", { name: "Opnieuw beginnen" }).click();
  await expect(page.getByLabel("Titel")).toHaveValue("");
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(page.getByLabel("Titel")).toHaveValue("Half af");
});

test("two therapists who change one exercise see theirs beside mine", async ({ page, browser, baseURL }) => {
  const title = nameOf("Samen");
  await page.goto("/exercises?q=warme%20handen");
  await card(page, "Warme handen").first().getByRole("link").click();
  await page.getByRole("link", { name: "Kopiëren naar eigen" }).click();
  await page.getByLabel("Titel (Nederlands)").fill(title);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.getByRole("link", { name: "Wijzigen" }).click();
  await expect(page.getByLabel("Titel (Nederlands)")).toHaveValue(title);

  const other = await browser.newContext({ baseURL: baseURL ?? "" });
  const colleague = await other.newPage();
  await signIn(colleague, "second-therapist@demo.test");
  await colleague.goto(page.url());
  await colleague.getByLabel("Titel (Nederlands)").fill(`${title} van een collega`);
  await colleague.getByLabel("Aandacht (Nederlands)").fill("De warmte mag zakken.");
  await colleague.keyboard.press("Control+Enter");
  await expect(colleague.getByRole("heading", { level: 1, name: `${title} van een collega` })).toBeVisible();
  await other.close();

  await page.getByLabel("Titel (Nederlands)").fill(`${title} van mij`);
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog", { name: "Iemand anders heeft dit intussen gewijzigd" });
  await expect(dialog.getByRole("group", { name: "Titel" })).toContainText(`${title} van een collega`);
  await expect(dialog.getByRole("group")).toHaveCount(1);
  await expectNoAxeFindings(page);
  await dialog.getByRole("button", { name: "Zo opslaan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `${title} van mij` })).toBeVisible();
  await expect(page.getByText("De warmte mag zakken.")).toBeVisible();
});

test("whoever types as fast as the keys go loses no letter between two steps", async ({ page }) => {
  await page.goto("/exercises/add");
  await expect(page.getByLabel("Titel")).toBeFocused();
  const steps = ["Ga op je zij liggen.", "Leg een hand op je buik.", "Adem rustig uit."];
  await page.getByRole("textbox", { name: "Stap 1", exact: true }).focus();
  // All keys in one turn of the page, as they arrive on a machine that is busy.
  for (const key of steps.join("\n")) void page.keyboard.press(key === "\n" ? "Enter" : key === " " ? "Space" : key);
  for (const [at, step] of steps.entries())
    await expect(page.getByRole("textbox", { name: `Stap ${at + 1}`, exact: true })).toHaveValue(step);
});
