import { add, item, openEmpty, rest, saved } from "./builder";
import { expect, expectNoAxeFindings, makeClient, test, told } from "./house";

test("a dose that can't be is said at once, saved never, and keeps the program from being sent", async ({
  asTherapist,
}) => {
  const { page } = asTherapist;
  const client = await makeClient(asTherapist);
  await openEmpty(page, client.id);
  const send = page.getByRole("button", { name: "Stuur naar cliënt" });
  await expect(page.getByText("Sturen kan zodra er een oefening in staat.")).toBeVisible();
  await expect(send).toBeDisabled();
  await add(page, rest).click();
  await expect(send).toBeEnabled();
  await expect(page.locator("[data-hindrance]")).toBeHidden();
  await saved(page);
  const id = new URL(page.url()).pathname.split("/").at(-1) as string;
  const doses = async () => {
    const { items } = await told<{ items: { dose: { amount: number } }[] }>(asTherapist, "GET", `/programs/${id}`);
    return items.map(({ dose }) => dose.amount);
  };
  const card = item(page, "1. Constructive");
  const minutes = card.getByLabel(/^Minuten/);
  for (const words of ["999", "", "0", "-5"]) {
    await minutes.fill(words);
    await expect(card.getByText("Vul een tijd in van 1 seconde tot 4 uur.")).toBeVisible();
    await expect(minutes).toHaveAttribute("aria-invalid", "true");
    await expect(minutes).toHaveAccessibleDescription(/1 seconde tot 4 uur.*blijft het: 15 minuten/);
    await expect(send).toBeDisabled();
    await expect(page.getByText("Bij één oefening is de dosering nog niet rond.")).toBeVisible();
    await minutes.blur();
    await expect(minutes).toHaveValue(words);
  }
  await expectNoAxeFindings(page);
  expect(await doses()).toEqual([900]);
  await card.getByRole("button", { name: "Terug naar 15 minuten" }).click();
  await expect(minutes).toHaveValue("15");
  await expect(minutes).not.toHaveAttribute("aria-invalid");
  await expect(send).toBeEnabled();
  await minutes.fill("999");
  await minutes.fill("12");
  await minutes.blur();
  await expect(card.getByText("Vul een tijd in")).toHaveCount(0);
  await expect(minutes).toHaveValue("12");
  await expect.poll(doses).toEqual([720]);
});

test("a day that is pressed right after a dose was typed counts, whatever there is to say about the dose", async ({
  asTherapist,
}) => {
  const { page } = asTherapist;
  const client = await makeClient(asTherapist);
  await openEmpty(page, client.id);
  await add(page, rest).click();
  await add(page, rest).click();
  const [first, second] = [item(page, "1. Constructive"), item(page, "2. Constructive")];
  const minutes = first.getByLabel(/^Minuten/);
  const days = ["maandag", "dinsdag", "woensdag"] as const;
  for (const [at, typed] of ["8", "45", "999"].entries()) {
    for (const card of [first, second]) {
      await minutes.fill(typed);
      const day = card.getByRole("button", { name: days[at] as string });
      await day.scrollIntoViewIfNeeded();
      // Where it is before the field is left: a hand aims first.
      const { x = 0, y = 0, width = 0, height = 0 } = (await day.boundingBox()) ?? {};
      await page.mouse.move(x + width / 2, y + height / 2);
      await page.mouse.down();
      await page.mouse.up();
      await expect(day).toHaveAttribute("aria-pressed", "true");
    }
  }
});
