import { addDays, dayOf } from "@/lib/calendar";
import { expect, expectNoAxeFindings, makeClient, makeTherapist, tabTo, test, told } from "./house";

const today = dayOf(new Date(), "Europe/Amsterdam");
const [from, until] = [addDays(today, 7), addDays(today, 20)];

test("a holiday is arranged in one act; the colleague reads it, puts it away, and it takes only who is ticked", async ({
  asOwner,
  open,
  baseURL,
}) => {
  const [tess, other] = [
    await makeTherapist(asOwner, baseURL as string),
    await makeTherapist(asOwner, baseURL as string),
  ];
  const { id } = await told<{ id: string }>(other, "GET", "/me");
  const teun = `Teun ${id.slice(-6)}`;
  await told(other, "PATCH", "/me", { name: teun });
  const [first, second, third] = [await makeClient(tess), await makeClient(tess), await makeClient(tess)];
  await told(tess, "PUT", `/clients/${third.id}/care/${id}`, { from: today });
  const page = await open(tess);
  await page.goto("/clients");
  await page.getByRole("link", { name: "Een periode weg" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Een periode weg" })).toBeVisible();
  const ticked = page.getByRole("checkbox", { checked: true });
  await expect(ticked).toHaveCount(3);
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await expect(page.getByLabel("Eerste dag")).toBeFocused();
  await expect(page.getByText("Kies een collega.", { exact: true })).toBeVisible();
  await page.getByLabel("Eerste dag").fill(from);
  await page.getByLabel("Laatste dag").fill(until);
  // Somebody treats one of them beside her anyway.
  await expect(ticked).toHaveCount(2);
  await expect(page.getByText(`In die dagen is er al: ${teun}.`, { exact: true })).toBeVisible();
  await page.getByLabel("Wie neemt waar?").selectOption({ label: teun });
  await expect(page.getByRole("checkbox", { name: third.name })).toBeDisabled();
  await expect(page.getByText(`${teun} behandelt deze cliënt dan al. Daar verandert niets.`)).toBeVisible();
  await page.getByRole("checkbox", { name: second.name }).uncheck();
  await expect(
    page.getByText(new RegExp(`^${teun} neemt waar voor één cliënt, van .* tot en met .*\\.$`)),
  ).toBeVisible();
  await page.getByRole("checkbox", { name: second.name }).check();
  await expectNoAxeFindings(page);
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: `Vastgelegd: ${teun} neemt waar voor 2 cliënten, van ` }),
  ).toBeVisible();
  await expect(
    page.getByText(new RegExp(`^In die dagen is er al: ${teun} neemt waar voor .* van .* tot en met .*\\.$`)),
  ).toHaveCount(2);
  await expect(ticked).toHaveCount(0);

  const desk = await open(other);
  await desk.goto("/clients");
  const menu = desk.getByRole("navigation", { name: "Hoofdmenu" });
  await menu.getByRole("link", { name: /^Te bekijken/ }).click();
  const line = desk.getByText(/^Van .* tot en met .* neem je waar voor .*: 2 cliënten\.$/);
  await expect(line).toBeVisible();
  await expect(
    desk.getByText("Vanaf die dag staan ze bij je cliënten en gaan de dossiers voor je open."),
  ).toBeVisible();
  await expect(desk.getByText(first.name)).toHaveCount(0);
  const news = desk.getByRole("region", { name: "Waarneming en overdracht" });
  await expect(news.getByRole("link", { name: third.name })).toBeVisible();
  await expectNoAxeFindings(desk);
  const seen = desk.getByRole("button", { name: /^Gezien: Van .* 2 cliënten\.$/ });
  await tabTo(desk, /^Gezien: Van .* 2 cliënten\.$/);
  await desk.keyboard.press("Enter");
  await expect(line).toHaveCount(0);
  await desk.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(seen).toBeVisible();
  await seen.click();
  await expect(seen).toHaveCount(0);
  await desk.reload();
  await expect(line).toHaveCount(0);

  // A holiday that is put off.
  await page.getByRole("button", { name: new RegExp(`^${teun} beëindigen: neemt waar`) }).click();
  await expect(page.getByText(`${teun} neemt niet meer waar voor 2 cliënten.`)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Al afgesproken" })).toBeFocused();
  await expect(ticked).toHaveCount(2);
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(ticked).toHaveCount(0);
});

test("the owner arranges it for a colleague who fell ill, and the client reads who stands in", async ({
  asOwner,
  open,
  baseURL,
}) => {
  const [tess, other] = [
    await makeTherapist(asOwner, baseURL as string),
    await makeTherapist(asOwner, baseURL as string),
  ];
  const { id, name } = await told<{ id: string; name: string }>(tess, "GET", "/me");
  const standIn = `Wim ${id.slice(-6)}`;
  await told(other, "PATCH", "/me", { name: standIn });
  const client = await makeClient(tess);
  const { page } = asOwner;
  await page.goto(`/practice/members/${id}`);
  await page.getByRole("link", { name: `Waarneming voor ${name} regelen` }).click();
  await expect(page.getByRole("heading", { level: 1, name: `${name} een periode weg` })).toBeVisible();
  await page.getByLabel("Eerste dag").fill(today);
  await page.getByLabel("Laatste dag").fill(addDays(today, 6));
  await page.getByLabel("Wie neemt waar?").selectOption({ label: standIn });
  await expectNoAxeFindings(page);
  await page.getByRole("button", { name: "Vastleggen" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: `Vastgelegd: ${standIn} neemt waar voor één cliënt` }),
  ).toBeVisible();
  expect((await other.ask("GET", `/api/v1/clients/${client.id}`)).status).toBe(200);
  const desk = await open(other);
  await desk.goto("/inbox");
  const news = desk.getByRole("listitem").filter({ hasText: client.name });
  await expect(news.first()).toContainText(new RegExp(`^Je neemt tot en met .* waar voor ${name}: één cliënt\\.`));
});
