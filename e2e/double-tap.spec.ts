import { expect, makeProgram, test } from "./house";
import { agreed, beginsAt, button, does, logged, lyingDown, title } from "./session-steps";

test.describe("a double tap", () => {
  test("answers nothing on the next screen, and the day is told anew at once", async ({ asTherapist, asClient }) => {
    const { page } = asClient;
    await agreed(asTherapist, asClient, ["constructive-rest", "side-lying-support"]);
    await lyingDown(page);
    await beginsAt(page);
    /** Twice at the same place, as fast as a finger does. */
    const twice = async (name: string) => {
      const place = button(page, name);
      await place.tap({ trial: true });
      const { x = 0, y = 0, width = 0, height = 0 } = (await place.boundingBox()) ?? {};
      await page.touchscreen.tap(x + width / 2, y + height / 2);
      await page.waitForTimeout(90); // the pause between the two taps of a hand
      await page.touchscreen.tap(x + width / 2, y + height / 2);
      await page.waitForTimeout(700); // past the moment in which a tap answers nothing: what follows is meant
    };
    await expect(title(page, "Hoe gespannen is je lijf nu?")).toBeVisible();
    await page.getByRole("radio", { name: "6", exact: true }).tap();
    await twice("Verder");
    await expect(title(page, "Hoe veilig voel je je nu?")).toBeVisible();
    await twice("Overslaan");
    await expect(title(page, "Wat past er nu bij je?")).toBeVisible();
    await button(page, /^Alleen ontspannen/).tap();
    await does(page);
    await button(page, "Overslaan").tap();
    await expect(title(page, "Hoe gespannen is je lijf nu?")).toBeVisible();
    await page.getByRole("radio", { name: "4", exact: true }).tap();
    await twice("Verder");
    await page.getByRole("radio", { name: "8", exact: true }).tap();
    await button(page, "Verder").tap();
    await expect(title(page, "Nog iets wat je kwijt wilt?")).toBeVisible();
    // The thank-you is left before the practice has answered.
    await page.route(/\/api\/v1\/sessions\//, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 2500));
      await route.continue();
    });
    await twice("Zonder notitie afronden");
    await expect(title(page, "Dank je wel")).toBeVisible();
    await page.getByRole("link", { name: "Naar vandaag" }).tap();
    await expect(title(page, "Vandaag")).toBeVisible();
    await expect(page.getByText("Je hebt vandaag geoefend")).toBeVisible();
    await expect(page.getByText("Wat hieronder staat, kan nog. Het hoeft niet.")).toBeVisible();
    await expect(page.getByRole("heading", { name: /zijligging/i })).toBeVisible();
    await expect(page.getByRole("heading", { name: /rusthouding/i })).toHaveCount(0);
    const [session] = await logged(asTherapist, asClient);
    expect(session).toMatchObject({ before: { tension: 6, safety: null }, after: { tension: 4, safety: 8 } });
    expect(session?.entries.map((entry) => entry.outcome)).toEqual(["done", "skipped"]);
  });
});

test("how often an exercise is asked for in a day is said", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await makeProgram(asTherapist, asClient.id, ["constructive-rest"], { startsOn: "2026-01-05", timesPerDay: 3 });
  await page.goto("/today");
  await expect(page.getByText("3 keer per dag")).toBeVisible();
  await page.getByRole("link", { name: "Beginnen" }).tap();
  for (const next of ["Overslaan", "Overslaan", /^Alleen ontspannen/]) await button(page, next).tap();
  await expect(page.getByText(/3 keer per dag/)).toBeVisible();
});
