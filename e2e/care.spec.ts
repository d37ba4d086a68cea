import { addDays, dayOf } from "@/lib/calendar";
import { expect, expectNoAxeFindings, makeClient, makeTherapist, test, told } from "./house";

const today = dayOf(new Date(), "Europe/Amsterdam");

test("a colleague stands in for some days: opens the record, and the client reads who and until when", async ({
  asTherapist,
  asColleague,
  asClient,
}) => {
  const { page } = asTherapist;
  const { name } = await told<{ name: string }>(asColleague, "GET", "/me");
  const record = `/api/v1/clients/${asClient.id}`;
  expect((await asColleague.ask("GET", record)).status).toBe(404);
  await page.goto(`/clients/${asClient.id}`);
  await page.getByRole("button", { name: "Waarneming of overdracht" }).click();
  const form = page.getByRole("dialog", { name: "Waarneming of overdracht" });
  await form.getByRole("button", { name: "Vastleggen" }).click();
  await expect(form.getByText("Kies een collega.", { exact: true })).toBeVisible();
  await expect(form.getByText("Vul een dag in.")).toBeVisible();
  await form.getByLabel("Collega", { exact: true }).selectOption({ label: name });
  await form.getByLabel("Tot en met").fill(addDays(today, 9));
  await expectNoAxeFindings(page);
  await form.getByRole("button", { name: "Vastleggen" }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Wie behandelt" }).getByText(/^tot en met \d+/)).toBeVisible();
  expect((await asColleague.ask("GET", record)).status).toBe(200);

  await asClient.page.goto("/settings");
  await expect(asClient.page.getByText(/^je behandelaar, tot en met \d+ [a-z]+$/)).toBeVisible();
  await asClient.page.goto("/who-looked?period=week");
  await expect(asClient.page.getByText("sprak af wie jou behandelt")).toBeVisible();

  await page.getByRole("button", { name: `Behandeling door ${name} beëindigen, tot en met` }).click();
  await expect(page.getByText(`${name} behandelt deze cliënt niet meer.`)).toBeVisible();
  await expect(page.getByRole("button", { name: `Behandeling door ${name} beëindigen` })).toHaveCount(0);
  expect((await asColleague.ask("GET", record)).status).toBe(404);
});

test("a colleague leaves: without somebody for each client nothing happens, and then the door is shut", async ({
  asOwner,
  asTherapist,
  baseURL,
}) => {
  const { page } = asOwner;
  const tess = await makeTherapist(asOwner, baseURL as string);
  const { id } = await told<{ id: string }>(tess, "GET", "/me");
  const { name } = await told<{ name: string }>(asTherapist, "GET", "/me");
  const clients = [await makeClient(tess), await makeClient(tess)];
  await page.goto("/practice");
  await page.locator(`a[href="/practice/members/${id}"]`).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tess Jonker" })).toBeVisible();
  const leave = page.getByRole("button", { name: "Afscheid nemen van Tess Jonker" });
  await leave.click();
  await expect(page.getByText(`Kies wie ${clients[0]?.name} overneemt.`)).toBeVisible();
  await page.getByLabel("Iedereen naar").selectOption({ label: name });
  await expectNoAxeFindings(page);
  await leave.click();
  await page.getByRole("button", { name: "Ja, afscheid nemen" }).click();
  await expect(page).toHaveURL(/\/practice$/);
  await expect(page.locator(`a[href="/practice/members/${id}"]`)).toHaveCount(0);
  expect((await tess.ask("GET", "/api/v1/me")).status).toBe(401);
  for (const client of clients) expect((await asTherapist.ask("GET", `/api/v1/clients/${client.id}`)).status).toBe(200);
});
