import { type CDPSession, type Page, test, expect as usual } from "@playwright/test";
import { expectNoAxeFindings } from "./house";
import { codesAfter, owner, phone, realHouse } from "./real-house";

// One house at a name, in which one thing follows from the other. The devices are Chromium's own virtual ones: they keep
// keys and sign as a phone would, and speak through the browser's real WebAuthn.
test.describe.configure({ mode: "serial", timeout: 600_000 });

const expect = usual.configure({ timeout: 60_000 });
const house = realHouse({ named: true });
/** A name that would run where it was taken for a page. */
const oddName = '<img src=x onerror="window.wasRun=true">';
let codes: string[];

interface Device {
  session: CDPSession;
  id: string;
  /** Whether whoever holds it shows who they are. */
  unlocks(yes: boolean): Promise<unknown>;
}

/** Puts a device beside a page; with what another one keeps, where it is the same. */
async function deviceOf(page: Page, same?: Awaited<ReturnType<typeof kept>>): Promise<Device> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId: id } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  for (const credential of same ?? [])
    await session.send("WebAuthn.addCredential", { authenticatorId: id, credential });
  const unlocks = (isUserVerified: boolean) =>
    session.send("WebAuthn.setUserVerified", { authenticatorId: id, isUserVerified });
  return { session, id, unlocks };
}

const kept = async ({ session, id }: Device) =>
  (await session.send("WebAuthn.getCredentials", { authenticatorId: id })).credentials;

async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mailadres").fill(owner.email);
  await page.getByLabel("Wachtwoord", { exact: true }).fill(owner.password);
  await page.getByRole("button", { name: "Inloggen" }).click();
}

const byPasskey = (page: Page) => page.getByRole("button", { name: "Verder met je passkey" });
const forgetting = "update sign_ins set fresh_at = now() - interval '10 minutes'";
let keys: Awaited<ReturnType<typeof kept>>;

test("whoever sets up a practice makes a passkey, and comes in again with it", async ({ browser }) => {
  const page = await house.open(browser);
  const device = await deviceOf(page);
  await page.goto("/");
  await page.getByLabel("Code", { exact: true }).fill(house.code());
  await page.getByLabel("Naam van de praktijk").fill("Praktijk De Linde");
  await page.getByLabel("Je naam").fill(owner.name);
  await page.getByLabel("Je e-mailadres").fill(owner.email);
  await page.getByLabel("Kies een wachtwoord").fill(owner.password);
  await page.getByRole("button", { name: "Praktijk inrichten" }).click();
  await expect(page).toHaveURL(/\/second-factor/);
  await expect(page.getByRole("heading", { name: "Met een code uit een app" })).toBeVisible();
  await expect(page.getByLabel("Naam voor deze passkey")).toHaveValue(/^Chrome op /);
  await expectNoAxeFindings(page);

  // Nobody showed the device who they are: nothing is made, and that is said.
  await device.unlocks(false);
  await page.getByLabel("Naam voor deze passkey").fill(oddName);
  await page.getByRole("button", { name: "Passkey maken" }).click();
  await expect(page.getByText("Er is geen passkey gemaakt.")).toBeVisible();
  await device.unlocks(true);
  codes = await codesAfter(page, () => page.getByRole("button", { name: "Passkey maken" }).click());
  await expect(page).toHaveURL(/\/clients$/);

  await page.goto("/account");
  await expect(page.getByText(`Passkey: ${oddName}`)).toBeVisible();
  await expect(page.getByText("Nog niet gebruikt.")).toBeVisible();
  expect(await page.evaluate(() => "wasRun" in window)).toBe(false);
  await expect(page.getByRole("button", { name: `Passkey ${oddName} weghalen` })).toHaveCount(0);
  await expectNoAxeFindings(page);
  const word = () => house.mail().arrived.filter(({ to, text }) => to === owner.email && text.includes("een passkey"));
  await expect.poll(() => word().length).toBe(1);

  await page.context().clearCookies();
  await signIn(page);
  await expect(byPasskey(page)).toBeFocused();
  await expectNoAxeFindings(page);
  await byPasskey(page).click();
  await expect(page).toHaveURL(/\/clients$/);
  await page.goto("/account");
  await expect(page.getByText(/Laatst gebruikt op/)).toBeVisible();
  keys = await kept(device);
  await page.context().close();
});

test("who can't show it is told so, and comes in by a recovery code", async ({ browser }) => {
  const page = await house.open(browser, phone);
  const device = await deviceOf(page, keys);
  await device.unlocks(false);
  await signIn(page);
  await byPasskey(page).click();
  await expect(page.getByText("Het is niet gelukt met je passkey.")).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByRole("button", { name: "Mijn passkey is niet bij de hand" }).click();
  await expect(page.getByLabel("Herstelcode")).toBeFocused();
  await page.getByLabel("Herstelcode").fill(codes[0] ?? "");
  await page.getByRole("button", { name: "Verder", exact: true }).click();
  await expect(page).toHaveURL(/\/clients$/);
  await page.context().close();
});

test("what a passkey signed lets in once, and not whoever copied it", async ({ browser }) => {
  const page = await house.open(browser);
  const device = await deviceOf(page, keys);
  const sent = page.waitForRequest((request) => request.postData()?.includes("passkey=") ?? false);
  await signIn(page);
  await byPasskey(page).click();
  await expect(page).toHaveURL(/\/clients$/);
  const copied = Object.fromEntries(new URLSearchParams((await sent).postData() ?? ""));
  keys = await kept(device);

  const thief = await house.open(browser);
  const { csrfToken } = (await (await thief.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await thief.request.post("/api/auth/callback/credentials", {
    form: { ...copied, csrfToken },
    headers: { origin: house.url() },
  });
  expect([answer.status(), (await answer.json()).type]).toEqual([401, "urn:verzacht:problem:passkey_wrong"]);
  expect((await thief.request.get("/api/v1/me")).status()).toBe(401);
  await thief.context().close();
  await page.context().close();
});

test("a passkey shows once more who is there, and another one takes the place of a lost one", async ({ browser }) => {
  const page = await house.open(browser);
  const device = await deviceOf(page, keys);
  await signIn(page);
  await byPasskey(page).click();
  await expect(page).toHaveURL(/\/clients$/);
  await house.beside(forgetting);
  await page.goto("/account");
  await page.getByRole("button", { name: "Nieuwe herstelcodes maken" }).click();
  await expect(page.getByText("De codes die je al had, werken dan niet meer.")).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByRole("button", { name: "Nieuwe codes maken" }).click();
  const dialog = page.getByRole("dialog", { name: "Ben jij het?" });
  await expect(byPasskey(page)).toBeFocused();
  await expectNoAxeFindings(page);
  await device.unlocks(false);
  await dialog.getByRole("button", { name: "Verder met je passkey" }).click();
  await expect(dialog.getByText("Het is niet gelukt met je passkey.")).toBeVisible();
  await device.unlocks(true);
  await dialog.getByRole("button", { name: "Verder met je passkey" }).click();
  const list = page.getByRole("list", { name: "Herstelcodes" });
  await expect(list.getByRole("listitem")).toHaveCount(10);
  codes = await list.getByRole("listitem").allTextContents();
  await page.getByRole("button", { name: "Ik heb ze bewaard" }).click();

  // The same device has one already, and says so; another one makes another.
  await page.getByRole("link", { name: "Passkey toevoegen" }).click();
  await expect(page.getByText("Had je de herstelcodes nog niet bewaard?")).toBeVisible();
  await page.getByRole("button", { name: "Passkey maken" }).click();
  await expect(page.getByText("Op dit toestel heb je al een passkey voor je account.")).toBeVisible();
  await device.session.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: device.id });
  await deviceOf(page);
  await page.getByLabel("Naam voor deze passkey").fill("Sleutelhanger");
  await page.getByRole("button", { name: "Passkey maken" }).click();
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByText("Passkey: Sleutelhanger")).toBeVisible();
  await expect(page.getByText("Je hebt nog 10 herstelcodes.")).toBeVisible();
  await expectNoAxeFindings(page);

  const removal = page.getByRole("dialog", { name: `Passkey ${oddName} weghalen?` });
  await page.getByRole("button", { name: `Passkey ${oddName} weghalen` }).click();
  await expect(removal.getByText("Dit is je enige tweede stap.")).toHaveCount(0);
  await removal.getByRole("button", { name: "Annuleren" }).click();
  await expect(page.getByText(`Passkey: ${oddName}`)).toBeVisible();
  await page.getByRole("button", { name: `Passkey ${oddName} weghalen` }).click();
  await removal.getByRole("button", { name: "Passkey weghalen" }).click();
  await expect(page.getByText("De passkey is weggehaald.")).toBeVisible();
  await expect(page.getByText(`Passkey: ${oddName}`)).toHaveCount(0);
  await expect(page.getByRole("button", { name: /weghalen$/ })).toHaveCount(0);
  await page.context().close();

  const lost = await house.open(browser);
  await deviceOf(lost, keys);
  await signIn(lost);
  await byPasskey(lost).click();
  await expect(lost.getByText("Het is niet gelukt met je passkey.")).toBeVisible();
  await lost.context().close();
});

test("a client may have one on their phone, and do without again", async ({ browser }) => {
  const desk = await house.open(browser);
  await signIn(desk);
  await desk.getByRole("button", { name: "Mijn passkey is niet bij de hand" }).click();
  await desk.getByLabel("Herstelcode").fill(codes[0] ?? "");
  await desk.getByRole("button", { name: "Verder", exact: true }).click();
  await expect(desk).toHaveURL(/\/clients$/);
  const headers = { origin: house.url() };
  const id = crypto.randomUUID();
  const client = { id, name: "Sanne Bakker", email: "sanne@linde.test", locale: "nl" };
  expect((await desk.request.post("/api/v1/clients", { data: client, headers })).status()).toBe(201);
  const invited = await desk.request.post(`/api/v1/clients/${id}/invitations`, { headers });
  const { url } = (await invited.json()) as { url: string };
  await desk.context().close();

  const page = await house.open(browser, phone);
  await deviceOf(page);
  await page.goto(new URL(url).pathname);
  await page.getByLabel("Kies een wachtwoord").fill(owner.password);
  await page.getByRole("button", { name: "Account maken" }).click();
  await expect(page).toHaveURL(/\/today$/);
  await page.goto("/settings/sign-in");
  await page.getByRole("link", { name: "Tweede stap instellen" }).click();
  await expect(page.getByRole("link", { name: "Niet nu" })).toBeVisible();
  await page.getByRole("button", { name: "Passkey maken" }).click();
  await expect(page.getByRole("list", { name: "Herstelcodes" }).getByRole("listitem")).toHaveCount(10);
  await page.getByRole("button", { name: "Ik heb ze bewaard" }).click();
  await expect(page).toHaveURL(/\/settings\/sign-in$/);
  await expectNoAxeFindings(page);
  await page.getByRole("button", { name: /^Passkey .* weghalen$/ }).click();
  await expect(page.getByText("Je herstelcodes werken dan ook niet meer")).toBeVisible();
  await expectNoAxeFindings(page);
  await page.getByRole("button", { name: "Passkey weghalen", exact: true }).click();
  await expect(page.getByText("Je logt nu in met alleen een wachtwoord.")).toBeVisible();
  await page.context().close();
});
