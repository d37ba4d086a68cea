import { type Page, test, expect as usual } from "@playwright/test";
import { expectNoAxeFindings } from "./house";
import { signedIn } from "./person";
import { codeOf, codesAfter, owner, phone, realHouse } from "./real-house";

// One house, in which one thing follows from the other.
test.describe.configure({ mode: "serial", timeout: 600_000 });

// A first page of each kind takes its time on a busy machine.
const expect = usual.configure({ timeout: 60_000 });
const house = realHouse();
const nextPassword = "een andere zin, en een ander verhaal";
let secret: string;
let codes: string[];

async function signIn(page: Page, { email, password } = owner): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Inloggen" }).click();
}

async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code uit je app").fill(code);
  await page.getByRole("button", { name: "Verder" }).click();
}

test("whoever sets up a practice goes on to a second factor, and gets no further without", async ({ browser }) => {
  const page = await house.open(browser);
  await page.goto("/");
  await page.getByLabel("Code", { exact: true }).fill(house.code());
  await page.getByLabel("Naam van de praktijk").fill("Praktijk De Linde");
  await page.getByLabel("Je naam").fill(owner.name);
  await page.getByLabel("Je e-mailadres").fill(owner.email);
  await page.getByLabel("Kies een wachtwoord").fill(owner.password);
  await page.getByRole("button", { name: "Praktijk inrichten" }).click();
  await expect(page).toHaveURL(/\/second-factor\?to=%2Fclients$/);
  // This house is at a number: passkeys belong to a name.
  await expect(page.getByText("Een passkey kan op dit adres niet")).toBeVisible();
  await expect(page.getByRole("button", { name: "Passkey maken" })).toHaveCount(0);
  await expectNoAxeFindings(page);

  for (const path of ["/clients", "/practice", "/account"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/second-factor/);
  }
  const refused = await page.request.get("/api/v1/clients");
  expect([refused.status(), (await refused.json()).type]).toEqual([403, "urn:verzacht:problem:second_factor_needed"]);

  await page.goto("/second-factor?to=/clients");
  await page.getByRole("button", { name: "Instellen" }).click();
  await expect(page.getByRole("img", { name: "QR-code voor je authenticator-app" })).toBeVisible();
  await expectNoAxeFindings(page);
  const link = (await page.getByRole("link", { name: "In een app op dit apparaat openen" }).getAttribute("href")) ?? "";
  secret = new URL(link).searchParams.get("secret") ?? "";
  expect(await page.getByText(secret.replace(/.{4}(?=.)/g, "$& ")).count()).toBe(1);

  await page.getByLabel("De zes cijfers die je app nu laat zien").fill("000000");
  await page.getByRole("button", { name: "Klaar met instellen" }).click();
  await expect(page.getByText("Deze code klopt niet, of is al gebruikt.")).toBeVisible();
  await page.getByLabel("De zes cijfers die je app nu laat zien").fill(codeOf(secret, -1));
  codes = await codesAfter(page, () => page.getByRole("button", { name: "Klaar met instellen" }).click());
  await expect(page).toHaveURL(/\/clients$/);
  await page.context().close();
});

test("signing in asks for the code after the right password, and takes it once", async ({ browser }) => {
  const page = await house.open(browser, phone);
  await signIn(page, { ...owner, password: "niet het goede wachtwoord" });
  await expect(page.getByRole("main").getByRole("alert")).toContainText("horen niet bij elkaar");
  await signIn(page);
  await expect(page.getByLabel("Code uit je app")).toBeFocused();
  await expectNoAxeFindings(page);
  await giveCode(page, "000000");
  await expect(page.getByText("Deze code klopt niet, of is al gebruikt.")).toBeVisible();
  const code = codeOf(secret);
  await giveCode(page, code);
  await expect(page).toHaveURL(/\/clients$/);
  await expect(signedIn(house.url(), owner.email, owner.password, code)).rejects.toThrow("401");
  await page.context().close();
});

test("a recovery code lets in once", async ({ browser }) => {
  const page = await house.open(browser);
  await signIn(page);
  await page.getByRole("button", { name: "Mijn app is niet bij de hand" }).click();
  await page.getByLabel("Herstelcode").fill((codes[0] ?? "").toLowerCase());
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page).toHaveURL(/\/clients$/);
  await page.goto("/account");
  await expect(page.getByText("Je hebt nog 9 herstelcodes.")).toBeVisible();
  await expect(signedIn(house.url(), owner.email, owner.password, codes[0])).rejects.toThrow("401");
  await page.context().close();
});

test("the record leaves the house only after a code of the last ten minutes", async ({ browser }) => {
  const page = await house.open(browser);
  await signIn(page);
  await giveCode(page, codes[1] ?? "");
  await expect(page).toHaveURL(/\/clients$/);
  const headers = { origin: house.url() };
  const id = crypto.randomUUID();
  const data = { id, name: "Sanne Bakker", email: null, locale: "nl" };
  expect((await page.request.post("/api/v1/clients", { data, headers })).status()).toBe(201);
  await house.beside("update sign_ins set fresh_at = now() - interval '10 minutes'");
  const refused = await page.request.get(`/api/v1/clients/${id}/export`);
  expect([refused.status(), await refused.json()]).toEqual([
    403,
    expect.objectContaining({ type: "urn:verzacht:problem:step_up_needed", current: { ask: "code" } }),
  ]);

  await page.goto(`/clients/${id}/reports`);
  await page.getByRole("button", { name: "Sessies als CSV" }).click();
  const dialog = page.getByRole("dialog", { name: "Ben jij het?" });
  await expect(dialog.getByLabel("Code uit je app")).toBeFocused();
  await expectNoAxeFindings(page);
  await dialog.getByRole("button", { name: "Mijn app is niet bij de hand" }).click();
  await dialog.getByLabel("Herstelcode").fill(codes[2] ?? "");
  const saving = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Verder" }).click();
  expect((await saving).suggestedFilename()).toBe("verzacht-record.csv");
  await expect(dialog).toBeHidden();
  await page.context().close();
});

test("a lost device is signed out from another one, and its next request is refused", async ({ browser }) => {
  const lost = await signedIn(house.url(), owner.email, owner.password, codes[3]);
  const page = await house.open(browser);
  await signIn(page);
  await giveCode(page, codes[4] ?? "");
  await expect(page).toHaveURL(/\/clients$/);
  await page.goto("/account");
  await expect(page.getByRole("list", { name: "Waar je bent ingelogd" })).toContainText("Chrome op Windows");
  await expect(page.getByText("Dit apparaat")).toBeVisible();
  expect((await lost.ask("GET", "/api/v1/me")).status).toBe(200);
  await page.getByRole("button", { name: "Overal elders uitloggen" }).click();
  await expect(page.getByText("Je bent nergens anders ingelogd.")).toBeVisible();
  expect((await lost.ask("GET", "/api/v1/me")).status).toBe(401);
  expect((await page.request.get("/api/v1/me")).status()).toBe(200);
  await page.context().close();
});

test("a lost password is replaced by a link from a letter, everybody is signed out, and the factor stays", async ({
  browser,
}) => {
  const before = await signedIn(house.url(), owner.email, owner.password, codes[5]);
  const page = await house.open(browser, phone);
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Wachtwoord vergeten?" }).click();
  const told: string[] = [];
  for (const email of [`nobody-${crypto.randomUUID()}@linde.test`, owner.email]) {
    await page.goto("/forgotten");
    await page.getByLabel("E-mailadres").fill(email);
    await page.getByRole("button", { name: "Stuur een link" }).click();
    await expect(page.getByText("Kijk in je mail")).toBeVisible();
    told.push(((await page.getByRole("main").textContent()) ?? "").replace(email, "…"));
  }
  expect(told[0]).toBe(told[1]);
  await expectNoAxeFindings(page);

  const link = await house.linkTo(owner.email, "/password/");
  await page.goto(link);
  await expect(page.getByText(`Voor ${owner.email}.`)).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByLabel("Kies een wachtwoord").fill(nextPassword);
  await page.getByRole("button", { name: "Wachtwoord opslaan" }).click();
  await expect(page.getByText("Je nieuwe wachtwoord is opgeslagen")).toBeVisible();
  expect((await before.ask("GET", "/api/v1/me")).status).toBe(401);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deze link werkt niet meer");

  await signIn(page);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("horen niet bij elkaar");
  await signIn(page, { ...owner, password: nextPassword });
  await giveCode(page, codeOf(secret, 1));
  await expect(page).toHaveURL(/\/clients$/);
  await page.context().close();
});

test("another address counts once its link was followed, and the one of before gets word", async ({ browser }) => {
  const page = await house.open(browser);
  await signIn(page, { ...owner, password: nextPassword });
  await page.getByRole("button", { name: "Mijn app is niet bij de hand" }).click();
  await page.getByLabel("Herstelcode").fill(codes[6] ?? "");
  await page.getByRole("button", { name: "Verder" }).click();
  await expect(page).toHaveURL(/\/clients$/);
  await page.goto("/account");
  await page.getByRole("button", { name: "E-mailadres wijzigen" }).click();
  await page.getByLabel("Je nieuwe e-mailadres").fill("hofstra@linde.test");
  await page.getByRole("button", { name: "Stuur de link" }).click();
  await expect(page.getByText("We stuurden een link naar hofstra@linde.test.")).toBeVisible();
  await expect(page.getByText(`Je logt in met ${owner.email}.`)).toBeVisible();
  await expectNoAxeFindings(page);

  await page.goto(await house.linkTo("hofstra@linde.test", "/address/"));
  await expectNoAxeFindings(page);
  await page.getByRole("button", { name: "Bevestigen" }).click();
  await expect(page.getByText("Je nieuwe adres is ingesteld")).toBeVisible();
  await page.goto("/account");
  await expect(page.getByText("Je logt in met hofstra@linde.test.")).toBeVisible();
  const word = () =>
    house.mail().arrived.filter(({ to, text }) => to === owner.email && text.includes("ander e-mailadres"));
  await expect.poll(() => word().length).toBe(1);
  await expect(signedIn(house.url(), owner.email, nextPassword, codes[7])).rejects.toThrow("401");
  await page.context().close();
});
