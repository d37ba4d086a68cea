import { type APIRequestContext, type Browser, expect, type Page, test } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import { expectNoAxeFindings } from "./house";

const demoPassword = process.env.DEMO_PASSWORD || "verzacht-demo";
const phone = { width: 390, height: 844 };
const signInCookie = /verzacht\.sign-in$/;

async function fillSignIn(page: Page, email: string, password: string) {
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Inloggen" }).click();
}

async function signIn(page: Page, email: string, password = demoPassword) {
  await page.goto("/sign-in");
  await fillSignIn(page, email, password);
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}

const ownOrigin = (page: Page) => ({ origin: new URL(page.url()).origin });

/** A client of the demo's therapist who has no account yet, and the link to make one. */
async function invitedClient(browser: Browser): Promise<{ name: string; email: string; path: string }> {
  const page = await browser.newPage();
  await signIn(page, "therapist@demo.test");
  const id = uuidv7();
  const person = { id, name: "Joris Proef", email: `joris-${id}@proef.test`, locale: "nl" };
  const added = await page.request.post("/api/v1/clients", { data: person, headers: ownOrigin(page) });
  expect(added.status()).toBe(201);
  const invited = await page.request.post(`/api/v1/clients/${id}/invitations`, { headers: ownOrigin(page) });
  expect(invited.status()).toBe(201);
  const { url } = (await invited.json()) as { url: string };
  await page.close();
  return { ...person, path: new URL(url).pathname };
}

const whoIs = async (request: APIRequestContext, cookie: string) =>
  (await request.get("/api/v1/me", { headers: { cookie } })).status();

test("a wrong password says that the two do not belong together, and nothing more", async ({ page }) => {
  const told: string[] = [];
  for (const email of ["therapist@demo.test", `nobody-${uuidv7()}@demo.test`]) {
    await page.goto("/sign-in");
    await fillSignIn(page, email, "not the password of anybody");
    const alert = page.getByRole("main").getByRole("alert");
    await expect(alert).toContainText("horen niet bij elkaar");
    told.push((await alert.textContent()) ?? "");
    await expect(page.getByLabel("E-mailadres")).toHaveValue(email);
  }
  expect(told[0]).toBe(told[1]);
  expect((await page.context().cookies()).filter(({ name }) => signInCookie.test(name))).toEqual([]);
});

test("who forgot a password where no mail goes out is told who can help, and nothing else", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Wachtwoord vergeten?" }).click();
  const main = page.getByRole("main");
  await expect(main.getByText("Deze praktijk verstuurt geen mail")).toBeVisible();
  await expect(main.getByText("Ben je cliënt? Vraag het je behandelaar.")).toBeVisible();
  await expect(main.getByText("Vraag het wie Verzacht voor jullie beheert.")).toBeVisible();
  await expect(main.getByRole("textbox")).toHaveCount(0);
  await expect(main.getByText(/Kijk in je mail|Je krijgt een link/)).toHaveCount(0);
  await expectNoAxeFindings(page);
  await main.getByRole("link", { name: "Naar inloggen" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
});

test("who tries too often is told how long to wait, and may try again afterwards", async ({ page }) => {
  await page.goto("/sign-in");
  const email = `hasty-${uuidv7()}@demo.test`;
  const password = "still not the password";
  await fillSignIn(page, email, password);
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  // Until the pause is long enough to be seen; each try without one was a failed one.
  await expect(async () => {
    await page.getByRole("button", { name: "Inloggen" }).click();
    await expect(page.getByText(/Over \d+ seconden? kan het weer/)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.getByLabel("E-mailadres")).toHaveValue(email);
  await expect(page.getByText("Je laatste poging is niet nagekeken. Je kunt het nu opnieuw proberen.")).toBeVisible({
    timeout: 25_000,
  });
});

test("whoever keeps guessing an address holds up nobody in the browser that signs in with it", async ({
  page,
  browser,
  baseURL,
}) => {
  const { email, path } = await invitedClient(browser);
  const password = "een zachte deken bij het raam";
  await page.goto(path);
  await page.getByLabel("Kies een wachtwoord").fill(password);
  await page.getByRole("button", { name: "Account maken" }).click();
  await page.waitForURL((url) => url.pathname === "/today");
  const [known] = (await page.context().cookies(`${baseURL}/api/auth`)).filter(({ name }) =>
    name.endsWith("known-browser"),
  );
  expect(known).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/api/auth" });
  expect(known?.value).not.toContain(email.split("@")[0]);

  // Somebody in the same house tries on, without a pause.
  const guesser = await browser.newContext({ baseURL });
  const { csrfToken } = (await (await guesser.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const guess = async (more = "") => {
    const form = { csrfToken, email, password: "a guess, and one more", json: "true" };
    return guesser.request.post(`/api/auth/callback/credentials${more}`, { form });
  };
  await expect(async () => {
    const told = await guess();
    expect([told.status(), Number(told.headers()["retry-after"] ?? 0) > 5]).toEqual([429, true]);
  }).toPass({ timeout: 40_000, intervals: [50] });
  // Their own guess would have to wait, and so would anybody's who was never here.
  expect((await guess()).status()).toBe(429);
  // A longer address is no way around: next-auth would take it for the same one.
  expect((await guess("/x")).status()).toBe(404);

  await page.goto("/settings");
  await page.getByRole("button", { name: "Uitloggen" }).click();
  await page.waitForURL((url) => url.pathname === "/sign-in");
  await fillSignIn(page, email, password);
  await page.waitForURL((url) => url.pathname === "/today");
  // Where all this took longer than the pause, one guess is judged, and makes the next pause.
  expect([(await guess()).status(), (await guess()).status()]).toContain(429);
  await guesser.close();
});

test("signing in returns to where the link pointed", async ({ page }) => {
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in\?to=%2Faccount$/);
  await fillSignIn(page, "therapist@demo.test", demoPassword);
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Je account");
});

for (const elsewhere of ["//evil.example/x", "https://evil.example", "/\\evil.example", "/%09/evil.example"]) {
  test(`signing in never leads outside: ${elsewhere}`, async ({ page, baseURL }) => {
    await page.goto(`/sign-in?to=${encodeURIComponent(elsewhere)}`);
    await fillSignIn(page, "therapist@demo.test", demoPassword);
    await page.waitForURL((url) => url.pathname !== "/sign-in");
    expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? "").origin);
  });
}

test("after signing out the old cookie opens nothing", async ({ page, playwright, baseURL }) => {
  await signIn(page, "client@demo.test");
  const kept = (await page.context().cookies()).find(({ name }) => signInCookie.test(name));
  expect(kept?.httpOnly).toBe(true);
  const cookie = `${kept?.name}=${kept?.value}`;
  const elsewhere = await playwright.request.newContext({ baseURL });
  expect(await whoIs(elsewhere, cookie)).toBe(200);

  await page.goto("/settings");
  await page.getByRole("button", { name: "Uitloggen" }).click();
  await page.waitForURL((url) => url.pathname === "/sign-in");
  expect(await whoIs(elsewhere, cookie)).toBe(401);
  await elsewhere.dispose();

  // Who is signed out in the middle of something is told so, and goes on there.
  const ended = page.getByText("Je bent uitgelogd. Log opnieuw in");
  await expect(ended).toHaveCount(0);
  await page.context().addCookies([{ name: kept?.name ?? "", value: kept?.value ?? "", url: baseURL ?? "" }]);
  await page.goto("/my-progress");
  await expect(ended).toBeVisible();
  await fillSignIn(page, "client@demo.test", demoPassword);
  await expect(page).toHaveURL(/\/my-progress$/);
});

test.describe("an invitation, on a phone", () => {
  test.use({ viewport: phone, hasTouch: true });

  test("is accepted once, and its link is then spent", async ({ page, browser }) => {
    const { name, email, path } = await invitedClient(browser);
    // A mail filter follows the link first; that takes nothing away.
    expect((await page.request.get(path)).status()).toBe(200);

    await page.goto(path);
    await expect(page.getByText(`Deze uitnodiging is voor ${name}.`)).toBeVisible();
    await expect(page.getByText("Niemand kijkt live mee.")).toBeVisible();
    await expectNoAxeFindings(page);
    await page.getByLabel("Kies een wachtwoord").fill("te kort");
    await page.getByRole("button", { name: "Account maken" }).click();
    await expect(page.getByText("Er zijn er nu 7.")).toBeVisible();
    await page.getByLabel("Kies een wachtwoord").fill("een zachte deken bij het raam");
    await page.getByRole("button", { name: "Account maken" }).click();
    await page.waitForURL((url) => url.pathname === "/today");

    const stranger = await browser.newPage({ viewport: phone });
    await stranger.goto(path);
    await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Deze link is al gebruikt of verlopen");
    await expect(stranger.getByText(name)).toHaveCount(0);
    await signIn(stranger, email, "een zachte deken bij het raam");
    await expect(stranger).toHaveURL(/\/today$/);
    await stranger.close();
  });

  test("a link that never was gets a kind answer", async ({ page }) => {
    await page.goto("/invitation/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Deze link herkennen we niet");
    await expect(page.getByRole("link", { name: "Naar inloggen" })).toBeVisible();
  });

  test("the settings name who reads along, and say that nobody watches live", async ({ page, browser }) => {
    const { email, path } = await invitedClient(browser);
    await page.goto(path);
    await page.getByLabel("Kies een wachtwoord").fill("een zachte deken bij het raam");
    await page.getByRole("button", { name: "Account maken" }).click();
    await page.waitForURL((url) => url.pathname === "/today");
    await page.goto("/settings");
    await expect(page.getByRole("region", { name: "Wie jou behandelt" }).getByText("Nienke de Wit")).toBeVisible();
    await expect(page.getByText("Bas Vermeer")).toHaveCount(0);
    await expect(page.getByRole("link", { name: "112" })).toHaveAttribute("href", "tel:112");
    await expectNoAxeFindings(page);

    // The language is the person's: another device speaks it too.
    await page.getByRole("radio", { name: "English" }).check();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
    const other = await browser.newPage({ viewport: phone });
    await signIn(other, email, "een zachte deken bij het raam");
    await other.goto("/settings");
    await expect(other.getByRole("heading", { level: 1 })).toHaveText("Settings");
    await other.close();
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`the sign-in, ${colorScheme}`, () => {
    test.use({ viewport: phone, colorScheme });

    test("can be used by everybody, and points at the first thing that is missing", async ({ page }) => {
      await page.goto("/sign-in");
      await expectNoAxeFindings(page);
      await page.getByRole("button", { name: "Inloggen" }).click();
      await expect(page.getByText("Vul je e-mailadres in.")).toBeVisible();
      await expect(page.getByLabel("E-mailadres")).toBeFocused();
      await expectNoAxeFindings(page);
    });
  });
}
