import type { Locator, Page } from "@playwright/test";
import { dayOf } from "@/lib/calendar";
import type { LoggedSession } from "@/lib/sessions/schema";
import { type ClientVisitor, expect, expectNoAxeFindings, makeProgram, told, type Visitor } from "./house";

export const chain = ["grounding", "wall-sit", "butterfly-tremor", "integration"];
const today = () => dayOf(new Date(), "Europe/Amsterdam");

/** Puts a program before the client, and opens release where the therapist and the client agreed on that. */
export async function agreed(therapist: Visitor, client: ClientVisitor, keys: string[], release = false) {
  const program = await makeProgram(therapist, client.id, keys, {
    startsOn: today(),
    remark: "Een handdoek mag erbij.",
  });
  const opening = { open: true, because: "Samen geoefend.", maxMinutes: 5, maxPerWeek: 3, reviewOn: "2027-12-20" };
  if (release) await told(therapist, "PUT", `/clients/${client.id}/release`, opening);
  return program;
}

export const logged = async (therapist: Visitor, client: ClientVisitor) =>
  (await told<{ items: LoggedSession[] }>(therapist, "GET", `/clients/${client.id}/sessions`)).items;

/** What every screen of a phone must be: free of axe findings, no smaller to touch than a fingertip, and no wider. */
export async function expectCalm(page: Page) {
  await expectNoAxeFindings(page);
  const touched = 'a[href], button, textarea, summary, label:has(input), input:not([type="checkbox"], [type="radio"])';
  const small = await page.locator(`body :is(${touched})`).evaluateAll((all) =>
    all
      .map((one) => ({ box: one.getBoundingClientRect(), name: one.textContent }))
      .filter(({ box }) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
      .map(({ box, name }) => `${name} ${box.width}×${box.height}`),
  );
  expect(small).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

export const button = (page: Page, name: string | RegExp) =>
  page.getByRole("button", { name, exact: typeof name === "string" });
export const title = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

export async function rates(page: Page, tension: number, safety: number) {
  await expect(title(page, "Hoe gespannen is je lijf nu?")).toBeVisible();
  await page.getByRole("radio", { name: `${tension}`, exact: true }).tap();
  await button(page, "Verder").tap();
  await expect(title(page, "Hoe veilig voel je je nu?")).toBeVisible();
  await page.getByRole("radio", { name: `${safety}`, exact: true }).tap();
  await button(page, "Verder").tap();
}

/** Goes there by the Tab key, as who has no pointer does. */
export async function reach(page: Page, target: Locator) {
  for (let presses = 0; presses < 40; presses++) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

export async function presses(page: Page, target: Locator) {
  await expect(target).toBeVisible();
  await reach(page, target);
  await page.keyboard.press("Enter");
}

/** Begins the exercise that is shown, and ends it as it went. */
export async function does(page: Page, ends: "Klaar" | "Deels gedaan" | "Het is genoeg" = "Klaar") {
  await button(page, "Beginnen").tap();
  const now = button(page, "Nu beginnen");
  await expect(now.or(button(page, ends)).first()).toBeVisible();
  if (await now.isVisible()) await now.tap();
  await button(page, ends).tap();
}

/** Whoever lies down already needs no time to get ready. */
export const lyingDown = (page: Page) =>
  page.addInitScript(() => window.localStorage.setItem("verzacht.channels", JSON.stringify({ ready: 0 })));

export async function beginsAt(page: Page) {
  await page.goto("/today");
  await page.getByRole("link", { name: "Beginnen" }).tap();
}

export async function intoRelease(page: Page) {
  await beginsAt(page);
  await rates(page, 6, 8);
  await button(page, /^Ook loslaten/).tap();
  await button(page, "Ja, ik ben hier, nu").tap();
}

export const placeOf = async (place: Locator) => {
  const { x = 0, y = 0, height = 0 } = (await place.boundingBox()) ?? {};
  expect(height).toBeGreaterThanOrEqual(56);
  return { x: Math.round(x), y: Math.round(y) };
};
