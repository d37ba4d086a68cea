import type { BrowserContext, Page } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import { sealAsBefore, sealedNames, shellKept } from "./flight";
import { type ClientVisitor, expect, expectNoAxeFindings, makeClient, sessionOf, test, type Visitor } from "./house";
import { agreed, beginsAt, button, expectCalm, logged, rates, title } from "./session-steps";

test.use({
  expectedErrors: [
    /ERR_INTERNET_DISCONNECTED|fetching the script|ERR_FAILED|Failed to fetch|responded with a status of (401|404|422)/,
  ],
});

const sessions = "**/api/v1/sessions/**";
const shut = (context: BrowserContext) => context.route(sessions, (route) => route.abort());
const waiting = async (page: Page) => (await sealedNames(page)).filter((name) => name.includes(" waiting/"));

/** A session that was stopped at once, with the line to the practice shut: it waits on the phone. */
async function leavesOneWaiting(therapist: Visitor, client: ClientVisitor) {
  const { page } = client;
  const program = await agreed(therapist, client, ["constructive-rest"]);
  await shut(page.context());
  await beginsAt(page);
  await rates(page, 5, 9);
  await button(page, /^Alleen ontspannen/).tap();
  await button(page, "Stoppen").tap();
  await button(page, "Hier ophouden").tap();
  await expect(page.getByText(/Je sessie is bewaard op dit toestel/)).toBeVisible();
  return program;
}

async function asksToLeave(page: Page) {
  await page.goto("/settings");
  await button(page, "Uitloggen").tap();
  await expect(page.getByRole("dialog", { name: "Er is nog iets niet verzonden" })).toContainText("Sessie van");
}

async function signsIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
  await button(page, "Inloggen").tap();
  await expect(title(page, "Vandaag")).toBeVisible();
}

test("signing out with something unsent: sending it now comes first, and says so when it does not work", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await leavesOneWaiting(asTherapist, asClient);
  await asksToLeave(page);
  await expectNoAxeFindings(page);
  await button(page, "Nu verzenden en uitloggen").tap();
  await expect(page.getByText(/Verzenden is nog niet gelukt/)).toBeVisible();
  await page.context().unroute(sessions);
  await button(page, "Nu verzenden en uitloggen").tap();
  await page.waitForURL("**/sign-in");
  expect(await logged(asTherapist, asClient)).toHaveLength(1);
  expect(await waiting(page)).toEqual([]);
  expect((await sealedNames(page)).filter((name) => name.endsWith(" day"))).toEqual([]);
});

test("left sealed, it stays for its owner: another on this phone neither sees nor sends it", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await leavesOneWaiting(asTherapist, asClient);
  const other = await makeClient(asTherapist);
  await asksToLeave(page);
  await button(page, "Verzegeld laten staan en uitloggen").tap();
  await page.waitForURL("**/sign-in");
  const [lying] = await waiting(page);
  expect(lying).toBeDefined();
  expect((await sealedNames(page)).filter((name) => name.endsWith(" day"))).toEqual([]);
  await page.context().unroute(sessions);

  const sent: string[] = [];
  page.context().on("request", (request) => {
    if (request.method() === "PUT") sent.push(request.url());
  });
  await signsIn(page, other);
  await shellKept(page);
  await page.reload();
  await expect(title(page, "Vandaag")).toBeVisible();
  await expect(page.getByText(/op dit toestel/)).toHaveCount(0);
  expect(await waiting(page)).toEqual([lying]);
  expect(sent).toEqual([]);
  await page.goto("/settings");
  await button(page, "Uitloggen").tap();
  await page.waitForURL("**/sign-in");

  await signsIn(page, asClient);
  await expect(page.getByText("Wat nog op dit toestel stond, is nu verzonden.")).toBeVisible();
  expect(sent).toHaveLength(1);
  expect(await logged(asTherapist, asClient)).toHaveLength(1);
});

test("a tab that was left open sends nothing under the name of whoever signed in after", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await leavesOneWaiting(asTherapist, asClient);
  const context = page.context();
  const other = await makeClient(asTherapist);
  const second = await context.newPage();
  await context.clearCookies();
  await second.goto("/sign-in");
  await signsIn(second, other);
  await context.unroute(sessions);
  const sent: string[] = [];
  context.on("request", (request) => {
    if (request.method() === "PUT") sent.push(request.url());
  });
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.getByText(/Je bent niet meer ingelogd/)).toBeVisible();
  expect(sent).toEqual([]);
  expect(await waiting(page)).toHaveLength(1);
});

test("discarding takes a second tap that names what goes", async ({ asTherapist, asClient }) => {
  const { page } = asClient;
  await leavesOneWaiting(asTherapist, asClient);
  await asksToLeave(page);
  await button(page, "Weghalen en uitloggen").tap();
  await expect(page.getByText("Dan is dit voorgoed weg:")).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("listitem")).toHaveText(/^Sessie van \w+dag \d+ \w+ om \d\d:\d\d$/);
  await button(page, "Terug").tap();
  await button(page, "Weghalen en uitloggen").tap();
  await button(page, "Ja, haal dit weg en log uit").tap();
  await page.waitForURL("**/sign-in");
  await page.context().unroute(sessions);
  expect(await waiting(page)).toEqual([]);
  expect(await logged(asTherapist, asClient)).toEqual([]);
});

test("a sign-in that has ended keeps it, and it goes when the same person signs in", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest"]);
  await beginsAt(page);
  await rates(page, 5, 9);
  await button(page, /^Alleen ontspannen/).tap();
  const { csrfToken } = (await (await asClient.ask("GET", "/api/auth/csrf")).json()) as { csrfToken: string };
  await asClient.ask("POST", "/api/auth/signout", new URLSearchParams({ csrfToken, json: "true" }));
  await button(page, "Stoppen").tap();
  await button(page, "Hier ophouden").tap();
  await expect(page.getByText(/Je bent niet meer ingelogd. Wat je invulde, is bewaard/)).toBeVisible();
  await expectCalm(page);
  await page.getByRole("link", { name: "Inloggen" }).tap();
  await signsIn(page, asClient);
  await expect(page.getByText("Wat nog op dit toestel stond, is nu verzonden.")).toBeVisible();
  expect(await logged(asTherapist, asClient)).toHaveLength(1);
});

test("a phone without room says so at once, and the page keeps what was typed until it is sent", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  await agreed(asTherapist, asClient, ["constructive-rest"]);
  await page.addInitScript(() => {
    const stores = IDBObjectStore.prototype as {
      put: (this: IDBObjectStore, value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey>;
    };
    const { put } = stores;
    stores.put = function (value, key) {
      if ("full" in window) throw new DOMException("no room", "QuotaExceededError");
      return put.call(this, value, key);
    };
  });
  await beginsAt(page);
  await rates(page, 5, 9);
  await button(page, /^Alleen ontspannen/).tap();
  await shut(page.context());
  await button(page, "Stoppen").tap();
  await button(page, "Rustig afsluiten").tap();
  for (const next of ["Overslaan", "Overslaan", "Overslaan"]) await button(page, next).tap();
  await page.getByRole("textbox").fill("Dit wil ik niet kwijt.");
  await page.evaluate(() => Object.assign(window, { full: true }));
  await button(page, "Bewaren").tap();
  await expect(page.getByText(/Dit toestel heeft geen ruimte om dit te bewaren/)).toBeVisible();
  await page.getByText("Lezen wat erin staat").tap();
  await expect(page.getByText("Je schreef: Dit wil ik niet kwijt.")).toBeVisible();
  await expectCalm(page);
  await page.context().unroute(sessions);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.getByText("Verzonden naar je praktijk")).toBeVisible();
  expect((await logged(asTherapist, asClient)).map(({ note }) => note)).toEqual(["Dit wil ik niet kwijt."]);
});

test("what waits on a phone, the browser is asked to keep when it makes room, and not before there is any", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  let asked = 0;
  await page.exposeFunction("askedToStay", () => asked++);
  await page.addInitScript(() => {
    StorageManager.prototype.persist = async () => {
      await (window as unknown as { askedToStay: () => Promise<void> }).askedToStay();
      return true;
    };
  });
  await page.goto("/today");
  await expect(title(page, "Vandaag")).toBeVisible();
  expect(asked).toBe(0);
  await leavesOneWaiting(asTherapist, asClient);
  await expect.poll(() => asked).toBeGreaterThan(0);
});

test("what the release before left on the phone is sent, in its place in the order", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  const program = await agreed(asTherapist, asClient, ["constructive-rest"]);
  await page.goto("/today");
  await shellKept(page);
  const { id: memberId } = (await (await asClient.ask("GET", "/api/v1/me")).json()) as { id: string };
  const id = uuidv7();
  await sealAsBefore(page, memberId, id, { id, log: sessionOf(program, { note: "Van vóór de vernieuwing." }) });
  await page.reload();
  await expect(page.getByText("Wat nog op dit toestel stond, is nu verzonden.")).toBeVisible();
  expect((await logged(asTherapist, asClient)).map(({ note }) => note)).toEqual(["Van vóór de vernieuwing."]);
  expect(await waiting(page)).toEqual([]);
});

test("what the practice can never take is told, can be read, and goes only with a second tap", async ({
  asTherapist,
  asClient,
}) => {
  const { page } = asClient;
  const program = await agreed(asTherapist, asClient, ["constructive-rest"]);
  await page.goto("/today");
  await shellKept(page);
  const { id: memberId } = (await (await asClient.ask("GET", "/api/v1/me")).json()) as { id: string };
  const id = uuidv7();
  const log = sessionOf(program, { programId: uuidv7(), note: "Hier is niets mee mis." });
  await sealAsBefore(page, memberId, id, { id, log });
  await page.reload();
  const told = page.getByText("Dit kon de praktijk niet opslaan");
  await expect(told).toBeVisible();
  await expectCalm(page);
  await page.getByText("Lezen wat erin staat").tap();
  await expect(page.getByText("Je schreef: Hier is niets mee mis.")).toBeVisible();
  await expect(page.getByText(/Voor: spanning 7, veiligheid 6/)).toBeVisible();
  await page.reload();
  await expect(told).toBeVisible();
  await button(page, "Van dit toestel halen").tap();
  await button(page, /^Ja, haal dit weg: Sessie van/).tap();
  await expect(told).toHaveCount(0);
  expect(await waiting(page)).toEqual([]);
});
