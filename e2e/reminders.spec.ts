/// <reference lib="webworker" />
import { rmSync } from "node:fs";
import { type BrowserContext, expect, type Page, test, type Worker } from "@playwright/test";
import { openMailServer } from "@/db/testing/mail-server";
import { openPushGateway } from "@/db/testing/push-gateway";
import { expectNoAxeFindings } from "./house";
import { signedIn } from "./person";
import { makeDataDir, serveDemo, stopServing } from "./server";

// A house of its own, with a push service and a mail server on loopback behind it.

type Subscription = ReturnType<Awaited<ReturnType<typeof openPushGateway>>["subscription"]>;

/** The browser's push service is far away: what it would answer to `subscribe` is answered by the one on loopback. */
const subscribeTo = (context: BrowserContext, subscription: Subscription) =>
  context.addInitScript(({ endpoint, keys }) => {
    PushManager.prototype.subscribe = async () =>
      ({ toJSON: () => ({ endpoint, keys }) }) as unknown as PushSubscription;
    PushManager.prototype.getSubscription = async () => null;
    Notification.requestPermission = async () => "granted";
  }, subscription);

interface Shown {
  shown: object | null;
}

/** A headless browser shows no notifications: what would be shown is kept where the test can read it. */
const standInForNotifications = (worker: Worker) =>
  worker.evaluate(() => {
    const { registration } = self as unknown as ServiceWorkerGlobalScope;
    registration.showNotification = async (title, options) => {
      (self as unknown as Shown).shown = { title, ...options };
    };
  });

/** The tap of somebody on one of a notification's two words. */
const tap = (worker: Worker, action: string, id: string) =>
  worker.evaluate(
    ([chosen, of]) => {
      const notification = { close: () => undefined, data: { id: of, to: "/today" } };
      self.dispatchEvent(Object.assign(new ExtendableEvent("notificationclick"), { action: chosen, notification }));
    },
    [action, id] as const,
  );

/** Hands a message to the page's service worker, as the browser does when its push service has one. */
async function deliver(page: Page, words: object): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const registered = new Promise<string>((found) =>
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ isDeleted }) => !isDeleted);
      if (own) found(own.registrationId);
    }),
  );
  await devtools.send("ServiceWorker.enable");
  const origin = new URL(page.url()).origin;
  await devtools.send("ServiceWorker.deliverPushMessage", {
    origin,
    registrationId: await registered,
    data: JSON.stringify(words),
  });
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Wachtwoord", { exact: true }).fill("verzacht-demo");
  await page.getByRole("button", { name: "Inloggen" }).click();
}

test("a client chooses reminders, sees that they arrive, and a link leads to where it points after signing in", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const [push, mail, dataDir] = [await openPushGateway(), await openMailServer(), makeDataDir()];
  const house = await serveDemo(dataDir, {
    PUSH_ORIGIN: push.origin,
    SMTP_URL: mail.url,
    DEMO_CLIENTS: "1",
    DEMO_DAYS: "2",
  });
  try {
    const phone = { baseURL: house.url, viewport: { width: 390, height: 844 }, locale: "nl-NL" };
    const context = await browser.newContext(phone);
    await context.grantPermissions(["notifications"], { origin: house.url });
    await subscribeTo(context, push.subscription("phone"));
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto("/settings/reminders");
    await signIn(page, "client@demo.test");
    await expect(page).toHaveURL(/\/settings\/reminders$/);
    await expect(page.getByText("Geen dag gekozen")).toBeVisible();

    // A time in the quiet hours is not kept, and says why.
    for (const day of ["maandag", "donderdag"]) await page.getByRole("checkbox", { name: day }).check();
    await page.getByLabel("Hoe laat").fill("22:30");
    await page.getByRole("button", { name: "Bewaren" }).click();
    await expect(page.getByText("valt in je stille uren")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Hoe laat")).toHaveValue("22:30");
    await page.getByLabel("Hoe laat").fill("19:30");
    await page.getByRole("radio", { name: /^Op je toestel, en als/ }).check();
    await page.getByRole("button", { name: "Bewaren" }).click();
    await expect(page.getByText("Bewaard.")).toBeVisible();

    await page.getByRole("button", { name: "Berichten op dit toestel aanzetten" }).click();
    await expect(page.getByText("Berichten komen op dit toestel aan.")).toBeVisible();
    await page.getByRole("button", { name: "Stuur nu een proefbericht" }).click();
    await expect.poll(() => push.woken.length).toBe(1);
    expect(push.woken[0]?.words).toMatchObject({ title: "Verzacht", body: "Zo ziet een herinnering eruit" });
    await expect(page.getByRole("status").filter({ hasText: "Verstuurd naar je toestel." })).toBeVisible();

    // The browser's own push service would hand it to the service worker, which says that it was shown.
    const worker = context.serviceWorkers()[0];
    if (!worker) throw new Error("no service worker");
    await standInForNotifications(worker);
    await deliver(page, push.woken[0]?.words ?? {});
    await expect(page.getByRole("status").filter({ hasText: "Aangekomen op je toestel." })).toBeVisible();
    expect(await worker.evaluate(() => (self as unknown as Shown).shown)).toMatchObject({
      title: "Verzacht",
      body: "Zo ziet een herinnering eruit",
      data: { to: "/settings/reminders", id: push.woken[0]?.words.id },
    });
    const tapped = context.waitForEvent("response", (answer) => answer.url().endsWith("/api/v1/reminders/tap"));
    await tap(worker, "later", String(push.woken[0]?.words.id));
    expect((await tapped).status()).toBe(200);
    await expectNoAxeFindings(page);

    // The device is lost: the second way takes over, and the screen says which device it was.
    push.answer(410);
    await expect(page.getByRole("button", { name: "Stuur nu een proefbericht" })).toBeEnabled({ timeout: 20_000 });
    await page.getByRole("button", { name: "Stuur nu een proefbericht" }).click();
    await expect.poll(() => mail.arrived.length).toBe(1);
    await expect(page.getByRole("status").filter({ hasText: "Verstuurd per e-mail." })).toBeVisible();
    await expect(page.getByText("Hier komt niets meer aan.")).toBeVisible();
    await context.close();

    // Whoever opens the link elsewhere signs in first, and ends where it pointed.
    const links = mail.arrived[0]?.text.match(/http\S+/g) ?? [];
    expect(links.map((link) => new URL(link).pathname)).toEqual(["/today", "/settings/reminders"]);
    for (const link of links) {
      const elsewhere = await browser.newContext(phone);
      const opened = await elsewhere.newPage();
      await opened.goto(link);
      await expect(opened).toHaveURL(/\/sign-in/);
      await signIn(opened, "client@demo.test");
      await expect(opened).toHaveURL(link);
      await elsewhere.close();
    }
  } finally {
    await stopServing(house.child);
    await Promise.all([push.stop(), mail.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test("what is being sent when the house is stopped is sent to its end, and known after the next start", async () => {
  test.setTimeout(120_000);
  const [mail, dataDir] = [await openMailServer(), makeDataDir()];
  const wishes = { SMTP_URL: mail.url, DEMO_CLIENTS: "1", DEMO_DAYS: "2" };
  let house = await serveDemo(dataDir, wishes);
  try {
    mail.think(2500);
    const before = await signedIn(house.url, "client@demo.test");
    expect((await before.ask("POST", "/api/v1/reminders/test")).status).toBe(202);
    await expect.poll(() => mail.begun()).toBe(1);
    const since = Date.now();
    await stopServing(house.child);
    const took = Date.now() - since;
    house = await serveDemo(dataDir, wishes);
    const after = await signedIn(house.url, "client@demo.test");
    const { deliveries } = (await (await after.ask("GET", "/api/v1/reminders")).json()) as {
      deliveries: { kind: string; state: string }[];
    };
    console.log(
      `stopped in ${took} ms in the middle of a letter that takes 2500: ${mail.arrived.length} of ${mail.begun()} arrived, known as ${deliveries.map(({ state }) => state).join()}`,
    );
    expect(deliveries).toMatchObject([{ kind: "test", state: "sent" }]);
    // Signing in again brings a letter of its own.
    expect(mail.arrived.filter(({ text }) => text.includes("Zo ziet een herinnering eruit"))).toHaveLength(1);
  } finally {
    await stopServing(house.child);
    await mail.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
