import { addDays, dayOf } from "@/lib/calendar";
import { expect, expectNoAxeFindings, makeClient, makeTherapist, test, told } from "./house";

const today = dayOf(new Date(), "Europe/Amsterdam");
const nameOf = async (who: Parameters<typeof told>[0]) => (await told<{ name: string }>(who, "GET", "/me")).name;

test("a colleague stands in for some days: opens the record, and the client reads who and until when", async ({
  asTherapist,
  asColleague,
  asClient,
}) => {
  const { page } = asTherapist;
  const [own, name] = [await nameOf(asTherapist), await nameOf(asColleague)];
  const record = `/api/v1/clients/${asClient.id}`;
  expect((await asColleague.ask("GET", record)).status).toBe(404);
  await page.goto(`/clients/${asClient.id}`);
  await page.getByRole("button", { name: "Waarneming of overdracht" }).click();
  const form = page.getByRole("dialog", { name: "Waarneming of overdracht" });
  await expect(form.getByLabel("Collega", { exact: true })).toBeFocused();
  await form.getByRole("button", { name: "Vastleggen" }).click();
  await expect(form.getByText("Kies een collega.", { exact: true })).toBeVisible();
  await expect(form.getByText("Vul een dag in.")).toBeVisible();
  await form.getByLabel("Collega", { exact: true }).selectOption({ label: name });
  await form.getByLabel("Tot en met").fill(addDays(today, 200));
  await form.getByRole("button", { name: "Vastleggen" }).click();
  await expect(form.getByText(/^Dat is langer dan drie maanden: tot en met .* Klopt dat\?$/)).toBeVisible();
  expect((await asColleague.ask("GET", record)).status).toBe(404);
  await form.getByLabel("Tot en met").fill(addDays(today, 9));
  await expectNoAxeFindings(page);
  await form.getByRole("button", { name: "Vastleggen" }).click();
  await expect(form).toHaveCount(0);
  const card = page.getByRole("region", { name: "Wie behandelt" });
  await expect(card.getByRole("status")).toHaveText(
    new RegExp(`^Vastgelegd: ${name} neemt waar voor ${own} tot en met \\d+ [a-z]+\\.$`),
  );
  expect((await asColleague.ask("GET", record)).status).toBe(200);
  await asColleague.page.goto("/clients");
  await expect(asColleague.page.getByText(/^neemt waar tot en met \d+ [a-z]+$/)).toBeVisible();

  await asClient.page.goto("/settings");
  await expect(asClient.page.getByRole("region", { name: "Wie jou behandelt" })).toContainText(
    new RegExp(`${name}neemt waar voor ${own} tot en met \\d+ [a-z]+`),
  );
  await asClient.page.goto("/today");
  await expect(asClient.page.getByText(`${name} neemt waar`, { exact: true })).toBeVisible();
  await expect(asClient.page.getByText(new RegExp(`^Voor ${own}, tot en met \\d+ [a-z]+\\.$`))).toBeVisible();
  await expectNoAxeFindings(asClient.page);
  await asClient.page.goto("/who-looked?period=week");
  await expect(asClient.page.getByText(new RegExp(`^sprak af dat ${name} waarneemt van .* tot en met`))).toBeVisible();

  const end = page.getByRole("button", { name: `${name} beëindigen: neemt waar` });
  await end.click();
  await expect(end).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Wie behandelt" })).toBeFocused();
  expect((await asColleague.ask("GET", record)).status).toBe(404);
  await page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(end).toBeVisible();
  expect((await asColleague.ask("GET", record)).status).toBe(200);
});

test("a hand-over for later leaves the buttons, and is called off in one press", async ({
  asTherapist,
  asColleague,
  asClient,
}) => {
  const { page } = asTherapist;
  const name = await nameOf(asColleague);
  await page.goto(`/clients/${asClient.id}`);
  await page.getByRole("button", { name: "Waarneming of overdracht" }).click();
  const form = page.getByRole("dialog", { name: "Waarneming of overdracht" });
  await form.getByLabel("Collega", { exact: true }).selectOption({ label: name });
  await form.getByLabel("Neemt het over").check();
  await expect(form.getByText(/^Jij behandelt deze cliënt vanaf die dag niet meer en kunt/)).toBeVisible();
  await form.getByLabel("Vanaf", { exact: true }).fill(addDays(today, 5));
  await form.getByRole("button", { name: "Vastleggen" }).click();
  const card = page.getByRole("region", { name: "Wie behandelt" });
  await expect(card.getByRole("status")).toHaveText(new RegExp(`^Vastgelegd: ${name} neemt het over vanaf`));
  await asClient.page.goto("/today");
  await expect(asClient.page.getByText(new RegExp(`^Vanaf .* behandelt ${name} je$`))).toBeVisible();
  await page.getByRole("button", { name: "Waarneming of overdracht" }).click();
  await expect(form.getByLabel("Neemt het over")).toBeDisabled();
  await form.getByRole("button", { name: "Sluiten" }).click();
  await page.getByRole("button", { name: /^Overdracht van .* intrekken$/ }).click();
  await expect(card.getByRole("status")).toHaveText(/^De overdracht is ingetrokken\. Jij blijft /);
  await expect(card.getByText(name)).toHaveCount(0);
  await asClient.page.goto("/settings");
  await expect(asClient.page.getByRole("region", { name: "Wie jou behandelt" })).not.toContainText(name);
});

test("a hand-over from today ends on the list, with a word that stays; the colleague can't end whom they were put beside", async ({
  asTherapist,
  asColleague,
  asClient,
}) => {
  const { page } = asTherapist;
  const [own, name] = [await nameOf(asTherapist), await nameOf(asColleague)];
  const { id } = await told<{ id: string }>(asColleague, "GET", "/me");
  const care = `/api/v1/clients/${asClient.id}/care`;
  expect((await asTherapist.ask("PUT", `${care}/${id}`, { from: today })).status).toBe(200);
  await asColleague.page.goto(`/clients/${asClient.id}`);
  const theirs = asColleague.page.getByRole("region", { name: "Wie behandelt" });
  await expect(theirs.getByText(own)).toBeVisible();
  await expect(theirs.getByRole("button", { name: new RegExp(`${own} beëindigen`) })).toHaveCount(0);
  await page.goto(`/clients/${asClient.id}`);
  await page.getByRole("button", { name: "Waarneming of overdracht" }).click();
  const form = page.getByRole("dialog", { name: "Waarneming of overdracht" });
  await form.getByLabel("Collega", { exact: true }).selectOption({ label: name });
  await form.getByLabel("Neemt het over").check();
  await form.getByRole("button", { name: "Vastleggen" }).click();
  await expect(page).toHaveURL(/\/clients$/);
  await expect(
    page.getByText(new RegExp(`^${name} behandelt .* vanaf vandaag\\. Jij ziet het dossier niet meer\\.`)),
  ).toBeVisible();
});

test("a colleague leaves: without somebody for each client nothing happens, and then the door is shut", async ({
  asOwner,
  asTherapist,
  baseURL,
  expectedErrors,
}) => {
  expectedErrors.push(/ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)/);
  const { page } = asOwner;
  const tess = await makeTherapist(asOwner, baseURL as string);
  const { id } = await told<{ id: string }>(tess, "GET", "/me");
  const name = await nameOf(asTherapist);
  const clients = [await makeClient(tess), await makeClient(tess)];
  const stoodIn = await makeClient(asTherapist);
  const term = { from: today, until: addDays(today, 9) };
  expect((await asTherapist.ask("PUT", `/api/v1/clients/${stoodIn.id}/care/${id}`, term)).status).toBe(200);
  await page.goto("/practice");
  await page.locator(`a[href="/practice/members/${id}"]`).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tess Jonker" })).toBeVisible();
  await page.getByLabel("Eigenaar").check();
  await page.getByRole("button", { name: "Rol wijzigen" }).click();
  await expect(page.getByText(/^Tess Jonker kan dan elk dossier .* Weet je het zeker\?$/)).toBeFocused();
  await page.getByRole("button", { name: "Nee" }).click();
  await expect(page.getByRole("button", { name: "Rol wijzigen" })).toBeFocused();

  const leave = page.getByRole("button", { name: "Tess Jonker uit de praktijk halen" });
  await leave.click();
  await expect(page.getByText(`Kies wie ${clients[0]?.name} overneemt.`)).toBeVisible();
  await expect(page.getByLabel(new RegExp(`^Tess Jonker neemt waar voor ${stoodIn.name} tot en met`))).toBeVisible();
  const all = page.getByLabel("Alle cliënten gaan naar");
  await all.selectOption({ label: name });
  await expect(all.locator("option:checked")).toHaveText(name);
  await expectNoAxeFindings(page);
  await leave.click();
  await expect(page.getByText("Weet je het zeker? Tess Jonker kan hierna niet meer inloggen.")).toBeFocused();
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Ja, uit de praktijk halen" }).click();
  await expect(page.getByText("Er is geen verbinding. Wat je invulde staat nog hier.")).toBeVisible();
  await expect(all.locator("option:checked")).toHaveText(name);
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Ja, uit de praktijk halen" }).click();
  await expect(page).toHaveURL(/\/practice$/);
  await expect(page.getByText(`Tess Jonker werkt hier niet meer. 2 cliënten zijn nu bij ${name}.`)).toBeVisible();
  await expect(page.locator(`a[href="/practice/members/${id}"]`)).toHaveCount(0);
  expect((await tess.ask("GET", "/api/v1/me")).status).toBe(401);
  for (const client of clients) expect((await asTherapist.ask("GET", `/api/v1/clients/${client.id}`)).status).toBe(200);
  await page.goto(`/practice/members/${id}`);
  await expect(page.getByText("Tess Jonker werkt hier niet meer.")).toBeVisible();
});
