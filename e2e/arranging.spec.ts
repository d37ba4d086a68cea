import type { Locator, Page } from "@playwright/test";
import { add, breathing, expectOrder, item, lyingOnSide, openDraft, openEmpty, rest, saved, stored } from "./builder";
import { expect, expectNoAxeFindings, makeClient, test } from "./house";

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
  // The sensor listens from the task after the one that says so.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
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

test("the keys tell the true place from the middle of the program too, and putting down moves nothing", async ({
  asTherapist,
}) => {
  const { page } = asTherapist;
  await openDraft(asTherapist, ["constructive-rest", "lower-belly-breathing", "side-lying-support", "integration"]);
  const names = await page.getByRole("article").getByRole("heading", { level: 3 }).allTextContents();
  const said = page.locator("[id^=DndLiveRegion]");
  const listening = () =>
    page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  // Much taller than its neighbours: what is picked up is still nearest to its own place.
  await item(page, "3. Zijligging").getByRole("button", { name: "Opmerking toevoegen" }).click();
  for (const [at, name] of [
    [3, lyingOnSide],
    [2, breathing],
  ] as const) {
    await page.getByRole("button", { name: `Verplaats ${name}` }).focus();
    await page.keyboard.press("Space");
    await expect(said).toContainText(`is opgepakt, van plaats ${at} van 4`);
    await listening();
    await page.keyboard.press("Space");
    await expect(said).toContainText(`neergezet op plaats ${at} van 4`);
    await expect(page.getByRole("article").getByRole("heading", { level: 3 })).toHaveText(names);
  }
  await page.getByRole("button", { name: `Verplaats ${lyingOnSide}` }).focus();
  await page.keyboard.press("Space");
  await expect(said).toContainText("is opgepakt, van plaats 3 van 4");
  await listening();
  await page.keyboard.press("ArrowUp");
  await expect(said).toContainText("is nu op plaats 2 van 4");
  await page.keyboard.press("Space");
  await expect(said).toContainText("neergezet op plaats 2 van 4");
  await expectOrder(page, [rest, lyingOnSide, breathing, "Afronden en integreren"]);
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
  await page.getByLabel("Bericht bij het programma").fill("Minder mag altijd.");
  await page.getByRole("button", { name: "Voorbeeld" }).click();
  const shown = page.getByRole("region", { name: "Voorbeeld" });
  await shown.getByRole("button", { name: "dinsdag" }).click();
  await expect(shown.locator("[data-preview=tue]")).toContainText("Je behandelaar schrijft: Minder mag altijd.");
  await expect(shown.locator("[data-preview=tue]")).toContainText("15 minuten, liggend op de rug");
  await expect(shown.locator("[data-preview=tue]")).toContainText("In totaal ongeveer 15 minuten. 1 oefening.");
  await shown.getByRole("button", { name: "woensdag" }).click();
  await expect(shown.locator("[data-preview=wed]")).not.toContainText("In totaal");
  await expectNoAxeFindings(page);
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

test("the search of the builder forgives a letter, as the library does", async ({ asTherapist }) => {
  const { page } = asTherapist;
  const client = await makeClient(asTherapist);
  await openEmpty(page, client.id);
  const shelf = page.getByRole("region", { name: "Bibliotheek" });
  const search = page.getByRole("searchbox", { name: "Zoek een oefening" });
  await search.fill("schuddn");
  await expect(shelf.getByRole("listitem")).toHaveCount(1);
  await search.press("Enter");
  await expect(item(page, "1. Shaking")).toBeVisible();
  await search.fill("ademhalig");
  await search.press("Enter");
  await expect(item(page, `2. ${breathing}`)).toBeVisible();
  await search.fill("zzzz");
  await expect(shelf.getByText("Geen oefening gevonden. Probeer een ander woord.")).toBeVisible();
});
