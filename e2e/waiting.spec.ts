import { expect, makeClient, type Page, test } from "./house";

/**
 * Opens a client, and holds back whatever the page asks of the server once it has fetched the shape of the review:
 * a page that is quiet may not have begun to fetch it, and then has nothing to show. Held until it is let go.
 */
async function holdBackAfterShapes(page: Page, client: string): Promise<() => void> {
  const shape = page.waitForResponse(
    (answer) =>
      answer.url().includes(`/clients/${client}/progress?_rsc=`) &&
      !("next-router-segment-prefetch" in answer.request().headers()),
  );
  await page.goto(`/clients/${client}`);
  await shape;
  await page.waitForLoadState("networkidle");
  let letGo = () => {};
  const gone = new Promise<void>((go) => {
    letGo = go;
  });
  await page.route(/[?&]_rsc=/, async (route) => {
    await gone;
    await route.continue();
  });
  return letGo;
}

const skeleton = (page: Page) => page.getByRole("status").filter({ hasText: "Laden" });

test("a page on its way shows its own shape, not before a moment has passed, and makes room for what comes", async ({
  asTherapist,
}) => {
  const { page } = asTherapist;
  const client = await makeClient(asTherapist);
  const letGo = await holdBackAfterShapes(page, client.id);
  await page.getByRole("link", { name: "Verloop" }).click();
  await expect(skeleton(page)).toBeVisible();
  // Four cards, as on the review; and the first 150 ms are empty.
  await expect(skeleton(page).locator(".surface")).toHaveCount(4);
  expect(await skeleton(page).evaluate((shape) => getComputedStyle(shape).animationDelay)).toBe("0.15s");
  letGo();
  await expect(
    page.getByText("Nog niets in deze periode").or(page.getByRole("heading", { level: 2 }).first()),
  ).toBeVisible();
  await expect(skeleton(page)).toHaveCount(0);
});

test("nothing on its way breathes for who asked for less motion", async ({ asTherapist }) => {
  const { page } = asTherapist;
  const client = await makeClient(asTherapist);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const letGo = await holdBackAfterShapes(page, client.id);
  await page.getByRole("link", { name: "Verloop" }).click();
  await expect(skeleton(page)).toBeVisible();
  const moving = await skeleton(page)
    .locator("[aria-hidden=true]")
    .evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).animationName));
  expect(moving.length).toBeGreaterThan(8);
  expect([...new Set(moving)]).toEqual(["appear"]);
  letGo();
});
