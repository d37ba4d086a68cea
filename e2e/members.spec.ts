import { uuidv7 } from "uuidv7";
import { expect, expectNoAxeFindings, test, told } from "./house";

test.use({ expectedErrors: [/409/] });

test("an address with an account in the practice is refused to the owner at once, and an invitation is withdrawn", async ({
  asOwner,
  asTherapist,
  expectedErrors,
}) => {
  expectedErrors.push(/409 \(Conflict\)/);
  const { page } = asOwner;
  const { items } = await told<{ items: { name: string; email: string }[] }>(asOwner, "GET", "/members");
  const { name } = await told<{ name: string }>(asTherapist, "GET", "/me");
  const known = items.find((one) => one.name === name)?.email as string;
  await page.goto("/practice");
  await page.getByLabel("Naam", { exact: true }).fill("Tess Collega");
  await page.getByLabel("E-mailadres", { exact: true }).fill(known);
  await page.getByRole("button", { name: "Link maken" }).click();
  await expect(page.getByText("Met dit e-mailadres heeft iemand in je praktijk al een account.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Tess Collega/ })).toHaveCount(0);
  await page.getByLabel("E-mailadres", { exact: true }).fill(`${uuidv7()}@village.test`);
  await page.getByRole("button", { name: "Link maken" }).click();
  await expect(page.getByRole("row", { name: /Tess Collega/ })).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByRole("button", { name: "Uitnodiging van Tess Collega intrekken" }).click();
  await expect(page.getByRole("row", { name: /Tess Collega/ })).toHaveCount(0);
});
