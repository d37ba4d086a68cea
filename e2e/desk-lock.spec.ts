import { expect, expectNoAxeFindings, makeClient, test } from "./house";

test("a desk that nobody uses asks first, then shuts, and keeps what was being written", async ({
  asTherapist,
  expectedErrors,
}) => {
  expectedErrors.push(/401/);
  const { page } = asTherapist;
  const client = await makeClient(asTherapist);
  await page.clock.install();
  await page.goto(`/clients/${client.id}`);
  const edit = page.getByRole("button", { name: "Gegevens wijzigen" });
  await edit.click();
  await page.getByRole("textbox", { name: "Naam" }).fill("Half geschreven");

  // What the page still fetches ahead counts as somebody being there.
  await page.waitForLoadState("networkidle");
  const dialog = page.getByRole("dialog", { name: "Ben je er nog?" });
  await page.clock.fastForward("26:00");
  await expect(dialog).toBeHidden();
  await page.clock.fastForward("01:30");
  await expect(dialog).toBeVisible();
  await expectNoAxeFindings(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.waitForLoadState("networkidle");

  await page.clock.fastForward("28:00");
  await expect(dialog).toBeVisible();
  await page.clock.fastForward("01:30");
  await expect(page.getByRole("heading", { name: "Je bent uitgelogd" })).toBeVisible();
  await expect(page.getByText(client.name)).toHaveCount(0);
  await expectNoAxeFindings(page);
  await expect.poll(async () => (await asTherapist.ask("GET", "/api/v1/me")).status).toBe(401);

  const again = page.getByRole("link", { name: "Opnieuw inloggen" });
  await expect(again).toHaveAttribute("href", `/sign-in?to=${encodeURIComponent(`/clients/${client.id}`)}`);
  await again.click();
  await page.getByRole("textbox", { name: "E-mailadres" }).fill("therapist@demo.test");
  await page.getByLabel("Wachtwoord", { exact: true }).fill("verzacht-demo");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await edit.click();
  await expect(page.getByRole("textbox", { name: "Naam" })).toHaveValue("Half geschreven");
});
