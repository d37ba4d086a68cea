import { expect, expectNoAxeFindings, test } from "./house";
import { expectCalm } from "./session-steps";

test("a record is opened in an emergency: to look only, with a banner, and the client reads who and why", async ({
  asClient,
  asColleague,
  expectedErrors,
}) => {
  expectedErrors.push(/404|403/);
  const { page } = asColleague;
  await page.goto("/clients");
  await page.getByRole("link", { name: "Noodtoegang" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Een dossier openen in nood" })).toBeVisible();
  await page.getByRole("button", { name: "Dossier openen" }).click();
  await expect(page.getByText("Vul dit nog in.")).toHaveCount(2);
  await page.getByLabel("Naam of e-mailadres van de cliënt").fill(asClient.email.slice(1));
  await page.getByLabel("Waarom is dit nu nodig?").fill("Flauwgevallen in de wachtkamer.");
  await expectNoAxeFindings(page);
  await page.getByRole("button", { name: "Dossier openen" }).click();
  await expect(page.getByText("Hierbij hoort geen cliënt, of meer dan één.")).toBeVisible();
  await page.getByLabel("Naam of e-mailadres van de cliënt").fill(asClient.email);
  await page.getByRole("button", { name: "Dossier openen" }).click();
  await expect(page.getByRole("heading", { level: 1, name: asClient.name })).toBeVisible();
  const banner = page.getByText(/^Noodtoegang tot \d\d:\d\d\. Je kijkt alleen/);
  await expect(banner).toBeVisible();
  await expectNoAxeFindings(page);
  const changed = await asColleague.ask("POST", `/api/v1/clients/${asClient.id}/notes`, {
    id: crypto.randomUUID(),
    kind: "note",
    day: "2026-11-20",
    text: "Dit mag niet.",
  });
  expect(changed.status).toBe(403);
  await page.goto(`/clients/${asClient.id}/progress`);
  await expect(banner).toBeVisible();

  await asClient.page.goto("/who-looked");
  const told = asClient.page.getByRole("region", { name: "In nood geopend" });
  await expect(told).toContainText("Flauwgevallen in de wachtkamer.");
  await expect(asClient.page.getByText("Noodtoegang", { exact: true }).first()).toBeVisible();
  await expectCalm(asClient.page);

  await page.getByRole("button", { name: "Noodtoegang afsluiten" }).click();
  await expect(page).toHaveURL(/\/clients$/);
  expect((await asColleague.ask("GET", `/api/v1/clients/${asClient.id}`)).status).toBe(404);
});
