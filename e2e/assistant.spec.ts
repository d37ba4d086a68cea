import { uuidv7 } from "uuidv7";
import { expect, expectNoAxeFindings, makeAssistant, makeClient, test, told } from "./house";

const password = "een zin van dit ene verhaal";
const phone = { width: 390, height: 844 };

test("the owner invites an assistant, who finds a client, puts an address right and makes a link; no record is here", async ({
  asOwner,
  asTherapist,
  expectedErrors,
  open,
}) => {
  expectedErrors.push(/404|412/);
  const client = { id: uuidv7(), name: `Éva Assen ${uuidv7().slice(-6)}`, email: `${uuidv7()}@village.test` };
  await told(asTherapist, "POST", "/clients", { ...client, locale: "nl" });

  const desk = asOwner.page;
  const email = `${uuidv7()}@village.test`;
  await desk.goto("/practice");
  await desk.getByLabel("Naam", { exact: true }).fill("Anneke Prins");
  await desk.getByLabel("E-mailadres", { exact: true }).fill(email);
  await desk.getByRole("radio", { name: "Assisteren" }).check();
  await desk.getByRole("button", { name: "Link maken" }).click();
  const link = await desk.getByLabel("Link", { exact: true }).inputValue();
  await expect(desk.getByRole("row", { name: new RegExp(`Anneke Prins.*${email}`) })).toContainText("Assistent");

  const page = await open({ ...asOwner, cookies: new Map() });
  await page.goto(link);
  await expect(page.getByText("om als assistent met Verzacht te werken")).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByLabel("Kies een wachtwoord").fill(password);
  await page.getByRole("button", { name: "Account maken" }).click();
  await expect(page).toHaveURL(/\/contacts$/);
  const menu = page.getByRole("navigation", { name: "Hoofdmenu" });
  await expect(menu.getByRole("link")).toHaveText(["Cliënten"]);

  await page.getByRole("searchbox", { name: "Zoek op naam of e-mailadres" }).fill(client.name.replace("É", "e"));
  await expect(page.getByText(/^1 cliënt met/)).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByRole("searchbox").fill(client.email.toUpperCase());
  await expect(page.getByText(/^1 cliënt met/)).toBeVisible();
  await page.getByRole("link", { name: client.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: client.name })).toBeVisible();
  await expect(page.getByText("Nog geen account", { exact: true })).toBeVisible();
  await expectNoAxeFindings(page);

  await page.getByRole("button", { name: "Gegevens wijzigen" }).click();
  const form = page.getByRole("dialog", { name: "Gegevens wijzigen" });
  await expect(form.getByText("Tijdzone")).toHaveCount(0);
  const mended = `${uuidv7()}@village.test`;
  await form.getByLabel("E-mailadres").fill(mended);
  // Meanwhile the therapist puts it right, too.
  const theirs = `${uuidv7()}@village.test`;
  const match = { "if-match": '"1"' };
  await told(asTherapist, "PATCH", `/clients/${client.id}`, { email: theirs }, match);
  await form.getByRole("button", { name: "Bewaren" }).click();
  await expect(form.getByText("Iemand anders heeft dit intussen veranderd").first()).toBeVisible();
  await expect(form.getByRole("row", { name: /E-mailadres/ })).toContainText(theirs);
  await expectNoAxeFindings(page);
  await form.getByRole("button", { name: "Mijn versie bewaren" }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByText(mended)).toBeVisible();
  await expect(page.getByText(theirs)).toHaveCount(0);

  await page.getByRole("button", { name: "Link maken" }).click();
  await expect(page.getByLabel("Link voor je cliënt")).toHaveValue(/\/invitation\/[\w-]{43}$/);
  await page.setViewportSize(phone);
  await expectNoAxeFindings(page);
  for (const address of [`/clients/${client.id}`, `/clients/${client.id}/reports`, "/inbox", "/practice"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1, name: "Dit is er niet" })).toBeVisible();
    await expect(page.getByText(client.name)).toHaveCount(0);
  }
  await page.goto("/contacts");
  await expectNoAxeFindings(page);
});

test("an assistant registers a client for a therapist, who has them at once", async ({
  asOwner,
  asTherapist,
  baseURL,
  open,
}) => {
  const assistant = await makeAssistant(asOwner, baseURL as string);
  const page = await open(assistant, true);
  const { name: carer } = await told<{ name: string }>(asTherapist, "GET", "/me");
  const name = `Wout Vos ${uuidv7().slice(-6)}`;
  await page.goto("/contacts");
  await page.getByRole("link", { name: "Cliënt inschrijven" }).click();
  await page.getByRole("button", { name: "Inschrijven" }).click();
  await expect(page.getByText("Kies wie de cliënt behandelt.")).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByLabel("Naam").fill(name);
  await page.getByLabel("Wie behandelt").selectOption({ label: carer });
  await page.getByRole("button", { name: "Inschrijven" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("Geen e-mailadres")).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: carer })).toBeVisible();
  await asTherapist.page.goto("/clients");
  await asTherapist.page.getByRole("link", { name }).first().click();
  await expect(asTherapist.page.getByRole("heading", { level: 1, name })).toBeVisible();
  // Where there are clients on other pages, what is counted and found is of this one.
  await makeClient(asTherapist);
  const { nextCursor } = await told<{ nextCursor: string }>(assistant, "GET", "/contacts?limit=1");
  await page.goto(`/contacts?cursor=${encodeURIComponent(nextCursor)}`);
  await expect(page.getByText(/^\d+ cliënt(en)? op deze pagina$/)).toBeVisible();
  await page.getByRole("searchbox").fill(uuidv7());
  await expect(page.getByText(/^Niemand met .* op deze pagina$/)).toBeVisible();
});

test("the client reads that an assistant looked at their contact data, and changed them", async ({
  asOwner,
  asClient,
  baseURL,
}) => {
  const assistant = await makeAssistant(asOwner, baseURL as string);
  const answer = await assistant.ask("GET", `/api/v1/contacts/${asClient.id}`);
  const match = { "if-match": answer.headers.get("etag") ?? "" };
  await told(assistant, "PATCH", `/contacts/${asClient.id}`, { name: "Sanne de Boer" }, match);
  const { page } = asClient;
  await page.goto("/settings");
  await expect(page.getByText(/Anneke Prins.* alleen je contactgegevens: naam/)).toBeVisible();
  await page.goto("/who-looked?period=week");
  await expect(page.getByText("bekeek je contactgegevens")).toBeVisible();
  await expect(page.getByText("wijzigde je gegevens").first()).toBeVisible();
  await expect(page.getByText(/^assistent, /).first()).toBeVisible();
  await expect(page.getByText("ziet alleen je contactgegevens").first()).toBeAttached();
  await expectNoAxeFindings(page);
});

test("a colleague's page says that they assist; the role stays, and they leave without anybody to pass on", async ({
  asOwner,
  asTherapist,
  baseURL,
}) => {
  const { page } = asOwner;
  const assistant = await makeAssistant(asOwner, baseURL as string);
  const { id } = await told<{ id: string }>(assistant, "GET", "/me");
  const client = await makeClient(asTherapist);
  const today = new Date().toISOString().slice(0, 10);
  const care = await asOwner.ask("PUT", `/api/v1/clients/${client.id}/care/${id}`, { from: today });
  expect(care.status).toBe(404);
  await asOwner.prove();
  const other = await asOwner.ask("PATCH", `/api/v1/members/${id}`, { role: "therapist" });
  expect([other.status, await other.text()]).toEqual([409, expect.stringContaining("Een assistent blijft assistent.")]);
  await page.goto(`/practice/members/${id}`);
  await expect(page.getByText("Anneke Prins is assistent, en ziet alleen contactgegevens")).toBeVisible();
  await expect(page.getByText("Anneke Prins heeft geen cliënten.")).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByRole("button", { name: "Anneke Prins uit de praktijk halen" }).click();
  await page.getByRole("button", { name: "Ja, uit de praktijk halen" }).click();
  await expect(page).toHaveURL(/\/practice$/);
  expect((await assistant.ask("GET", "/api/v1/me")).status).toBe(401);
});
