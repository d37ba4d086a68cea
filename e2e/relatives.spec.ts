import type { BrowserContext } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import { addDays, dayOf } from "@/lib/calendar";
import { expect, makeProgram, type Page, sessionOf, test, told, type Visitor } from "./house";
import { signedIn } from "./person";
import { expectCalm } from "./session-steps";
import { signedOut } from "./victim";

const today = dayOf(new Date(), "Europe/Amsterdam");
const password = "een zin van iemand dichtbij";

async function practising(therapist: Visitor, client: Visitor & { id: string }) {
  const keys = ["constructive-rest", "lower-belly-breathing"];
  const program = await makeProgram(therapist, client.id, keys, {
    startsOn: addDays(today, -7),
    title: "Titel van de behandelaar",
    remark: "Opmerking van de behandelaar",
    days: ["mon", "thu"],
  });
  await told(client, "PUT", `/sessions/${uuidv7()}`, sessionOf(program, { note: "Alleen voor mij en Nienke." }));
}

/** What this phone keeps beside cookies: no store, no shell, and no word about anybody. */
const keptOn = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: (await globalThis.caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    words: Object.values(localStorage).filter((value) => /Cli|oefen|spanning|gedeeld/i.test(String(value))),
  }));

const noFurther = (context: BrowserContext, path: string) =>
  context.request.get(path, { maxRedirects: 0 }).then((answer) => answer.status());

test("a client lets somebody look along, shows more, and takes it back; each time it counts at the next look", async ({
  asTherapist,
  asClient,
  open,
  baseURL,
}) => {
  test.setTimeout(180_000);
  await practising(asTherapist, asClient);
  const { page } = asClient;
  await page.goto("/settings");
  await page.getByRole("link", { name: "Meekijken bekijken" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Iemand laten meekijken" })).toBeVisible();
  await expect(page.getByText("Niemand kijkt mee.")).toBeVisible();
  // Nothing is ticked beforehand, and nothing goes out while nothing is.
  for (const box of await page.getByRole("checkbox").all()) await expect(box).not.toBeChecked();
  await expectCalm(page);
  await page.getByLabel("Naam").fill("Joris");
  await page.getByRole("button", { name: "Link maken" }).tap();
  await expect(page.getByText("Kies minstens één ding.")).toBeVisible();
  await expectCalm(page);
  await page.getByRole("checkbox", { name: "Wat ik nu oefen" }).check();
  await page.getByRole("checkbox", { name: "Op welke dagen ik oefende" }).check();
  await page.getByRole("button", { name: "Link maken" }).tap();
  await expect(page.getByRole("heading", { name: "De link voor Joris" })).toBeVisible();
  await expect(page.getByText(/^Deze link werkt één keer, tot /)).toBeVisible();
  await expectCalm(page);
  const url = await page.getByLabel("Link", { exact: true }).inputValue();
  await page.getByRole("button", { name: "Klaar" }).tap();
  await expect(page.getByText(/^Is nog niet binnen\./)).toBeVisible();

  const near = await open(signedOut(baseURL as string), true);
  await near.goto(new URL(url).pathname);
  await expect(near.getByRole("heading", { level: 1, name: "Iemand laat je meekijken" })).toBeVisible();
  // A link that went astray names neither the client nor the practice.
  await expect(near.getByText(asClient.name)).toHaveCount(0);
  await expect(near.getByText("Praktijk De Linde")).toHaveCount(0);
  await expectCalm(near);
  await near.getByLabel("Je e-mailadres").fill(`${uuidv7()}@village.test`);
  await near.getByLabel("Kies een wachtwoord").fill(password);
  await near.getByRole("button", { name: "Account maken" }).tap();
  await expect(near).toHaveURL(/\/shared$/);
  await expect(near.getByRole("heading", { level: 1, name: "Cliënt laat je meekijken" })).toBeVisible();
  const choices = near.getByRole("main").getByRole("link");
  await expect(choices).toHaveText([/^Wat Cliënt nu oefent/, /^Op welke dagen Cliënt oefende/]);
  await expectCalm(near);

  await choices.first().tap();
  await expect(near.getByRole("heading", { level: 1, name: "Wat Cliënt nu oefent" })).toBeVisible();
  await expect(near.getByText("ma en do")).toHaveCount(2);
  await expect(near.getByText(/Titel van de behandelaar|Opmerking van de behandelaar/)).toHaveCount(0);
  await expectCalm(near);
  const exercise = near.getByRole("main").getByRole("listitem").first().getByRole("link");
  const title = (await exercise.textContent()) ?? "";
  await exercise.tap();
  await expect(near.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(near.getByRole("heading", { level: 2, name: "Stappen" })).toBeVisible();
  await expectCalm(near);
  await near.goto("/shared/days");
  await expect(near.getByRole("table", { name: "Dagen waarop Cliënt oefende" }).getByText(/: geoefend$/)).toHaveCount(
    1,
  );
  await expect(near.getByText("Eén dag in deze zes weken.")).toBeVisible();
  await expectCalm(near);
  // What is not shared leads back to what is, and says nothing.
  await near.goto("/shared/progress");
  await expect(near).toHaveURL(/\/shared$/);
  for (const path of ["/today", "/clients", "/settings", "/who-looked", "/practice", "/account", "/my-record"]) {
    await near.goto(path);
    await expect(near).toHaveURL(/\/shared$/);
  }
  expect(await keptOn(near)).toEqual({ databases: [], caches: 0, workers: 0, words: [] });
  await near.getByRole("link", { name: "Account" }).tap();
  await expect(near.getByText("Je heet hier Joris.")).toBeVisible();
  await expectCalm(near);

  await page.reload();
  await expect(page.getByText(/^Kijkt mee sinds /)).toBeVisible();
  await page.getByText("Wijzigen wat Joris ziet").tap();
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Joris" }) });
  await card.getByRole("checkbox", { name: "Mijn spanning en gevoel van veiligheid" }).check();
  await expectCalm(page);
  await card.getByRole("button", { name: "Bewaren" }).tap();
  await expect(page.getByText("Bewaard. Joris ziet het zo vanaf de volgende keer.")).toBeInViewport();
  await near.goto("/shared");
  await near
    .getByRole("main")
    .getByRole("link", { name: /^Spanning en gevoel van veiligheid/ })
    .tap();
  await expect(near.getByRole("img", { name: /^Spanning voor en na, op een schaal/ })).toBeVisible();
  await near.getByText("Toon cijfers").first().tap();
  await expect(near.getByRole("table", { name: "Spanning voor en na" }).getByRole("cell")).toHaveText(["7", "4"]);
  await expect(near.getByText("Alleen voor mij en Nienke.")).toHaveCount(0);
  await expectCalm(near);

  await page.goto("/who-looked");
  const looked = page.getByRole("article").filter({ hasText: "Joris (naaste)" });
  for (const act of ["keek naar je oefeningen", "keek naar de dagen waarop je oefende", "keek wat je deelt"])
    await expect(looked).toContainText(act);
  await expect(looked).toContainText("keek naar je spanning en gevoel van veiligheid");
  const line = looked.getByRole("group").filter({ hasText: "keek wat je deelt" });
  await line.getByText("keek wat je deelt").tap();
  await expect(line.getByText("Je deelt dit zelf met Joris.")).toBeVisible();
  await expectCalm(page);

  await page.goto("/settings/relatives");
  await page.getByRole("button", { name: "Joris niet meer laten meekijken" }).tap();
  await expect(page.getByText("Joris kijkt niet meer mee.")).toBeInViewport();
  await expect(page.getByText("Niemand kijkt mee.")).toBeVisible();
  expect(await noFurther(near.context(), "/api/v1/shared")).toBe(401);
  await near.goto("/shared/progress");
  await expect(near).toHaveURL(/\/sign-in\?/);
  await expect(near.getByText(/of er wordt nu niets met je gedeeld\.$/)).toBeVisible();
  await expect(near.getByText(asClient.name)).toHaveCount(0);
  await expectCalm(near);
});

test("somebody near reads in their own language and light, and every screen is calm", async ({
  asTherapist,
  asClient,
  open,
  baseURL,
}) => {
  await practising(asTherapist, asClient);
  // A name that no other test gives to anybody.
  const name = `Joris ${uuidv7()}`;
  const draft = { name, parts: ["program", "days", "progress"] };
  const { url } = await told<{ url: string }>(asClient, "PUT", `/my-record/relatives/${uuidv7()}`, draft);
  const email = `${uuidv7()}@village.test`;
  await told(asClient, "POST", "/invitations", { token: url.split("/").at(-1), password, locale: "en", email });
  const near = await open(await signedIn(baseURL as string, email, password), true);
  await near.emulateMedia({ colorScheme: "dark" });
  for (const address of ["/shared", "/shared/program", "/shared/days", "/shared/progress", "/my-account"]) {
    await near.goto(address);
    await expect(near).toHaveURL(new RegExp(`${address}$`));
    await expect(near.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(near.locator("html")).toHaveAttribute("lang", "en");
    await expectCalm(near);
  }
  // Neither who treats nor the owner sees that anything is shared, but for the log, which says who looked.
  for (const path of [`/api/v1/clients/${asClient.id}`, `/api/v1/clients/${asClient.id}/care`, "/api/v1/caseload"])
    expect(await (await asTherapist.ask("GET", path)).text()).not.toContain(name);
});
